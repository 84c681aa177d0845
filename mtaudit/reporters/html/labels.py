"""What the pages call things: severities, error types, languages, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.judging.scoring import Band
from mtaudit.rule.mqm import Severity
from mtaudit.settings.gate import Verdict

if TYPE_CHECKING:
    from mtaudit.rule.mqm import ErrorType

WORST_FIRST = tuple(sorted(Severity, key=lambda severity: -severity.points))

_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """The English name of a language (ISO 639-1), or the code itself."""
    return _LANGUAGES.get(code, code)


def verdict_class(verdict: Verdict, band: Band | None = None) -> str:
    """How a verdict is shown; what passes with more than light traces gets no tick."""
    doubtful = verdict is Verdict.PASS and band in (Band.MARKED, Band.HEAVY)
    return "verdict doubtful" if doubtful else f"verdict {verdict}"


def type_name(error_type: str) -> str:
    """An error type in words: "terminology/wrong-term" is "Terminology: wrong term"."""
    dimension, _, rest = error_type.replace("-", " ").partition("/")
    return f"{dimension.capitalize()}: {rest.replace('/', ', ')}" if rest else dimension.capitalize()


def short_type_name(error_type: ErrorType) -> str:
    """The last level of an error type: "wrong term"."""
    return error_type.rpartition("/")[2].replace("-", " ")


def number(value: float) -> str:
    """A number with at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def letter(index: int) -> str:
    """A, B, … Z, AA, AB … for the findings of an article as a whole."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
