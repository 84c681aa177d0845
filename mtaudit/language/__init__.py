"""What is known of words, whatever article they stand in: marks, inflection, patterns and phrases, tags, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.door import lazily

if TYPE_CHECKING:
    from mtaudit.language.detection import detected_language
    from mtaudit.language.expression import Match, Pattern, escape
    from mtaudit.language.inflection import Form, noun_forms, verb_forms
    from mtaudit.language.phrase import Phrase, parse
    from mtaudit.language.romanize import romanized
    from mtaudit.language.text import Span, Token, fold, stands_alone
    from mtaudit.language.wordings import Use

__all__ = [
    "Form", "Match", "Pattern", "Phrase", "Span", "Token", "Use", "detected_language", "escape", "fold", "noun_forms",
    "parse", "romanized", "stands_alone", "verb_forms",
]  # fmt: skip

__getattr__ = lazily(
    __name__,
    {
        "mtaudit.language.detection": ("detected_language",),
        "mtaudit.language.expression": ("Match", "Pattern", "escape"),
        "mtaudit.language.inflection": ("Form", "noun_forms", "verb_forms"),
        "mtaudit.language.phrase": ("Phrase", "parse"),
        "mtaudit.language.romanize": ("romanized",),
        "mtaudit.language.text": ("Span", "Token", "fold", "stands_alone"),
        "mtaudit.language.wordings": ("Use",),
    },
)
