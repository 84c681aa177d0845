"""Where listed words and phrases stand in a text: English ones with their plurals, foreign ones by their stems.

Both kinds of index are made once and then cost little more than one look at each word of a text, however long the list.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from mtaudit.language.inflection import Form, noun_forms
from mtaudit.language.text import Span, fold, stands_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Owner = TypeVar("Owner")


class Use(NamedTuple, Generic[Owner]):
    """A listed wording in a text: its place, how it was listed, whose it is, and whether it stands in the plural."""

    span: Span
    wording: str
    owner: Owner
    is_plural: bool


class _Form(NamedTuple, Generic[Owner]):
    text: str
    folded: str
    wording: str
    owner: Owner
    is_plural: bool
    is_exact: bool
    lead: int
    """Where the first run of letters or digits begins, such as 1 in "(sic)"."""


_RUN = re.compile(r"[^\W_]+")


class EnglishWordings(Generic[Owner]):
    """English words and phrases, found in singular and plural and before a possessive 's.

    Capitals count only where the whole wording is in capitals ("US" is not "us"), or where it is listed as exact.
    """

    def __init__(self, listed: Iterable[tuple[str, Owner, bool]]) -> None:
        """An index of wordings, each with its owner and whether its letters count as they stand.

        Each wording must hold a letter or a digit.
        """
        self._forms: dict[str, list[_Form[Owner]]] = defaultdict(list)
        for wording, owner, is_exact in listed:
            plain = " ".join(wording.split())
            singular, plural = plain, noun_forms(plain)[Form.PLURAL]
            for text in dict.fromkeys((singular, plural)):
                folded = fold(text)
                first = _RUN.search(folded)
                if first is None:
                    raise ValueError(wording)
                self._forms[first.group()].append(
                    _Form(text, folded, wording, owner, text != singular, is_exact or _is_in_capitals(plain),
                          first.start())
                )  # fmt: skip

    def find(self, text: str, offset: int = 0) -> Iterator[Use[Owner]]:
        """Every wording in `text`, in order; places count from `offset`."""
        spaced, places = _with_single_spaces(text)
        folded = fold(spaced)
        for run in _RUN.finditer(folded):
            for form in self._forms.get(run.group(), ()):
                start = run.start() - form.lead
                end = start + len(form.folded)
                if start < 0 or not folded.startswith(form.folded, start):
                    continue
                if form.is_exact and not spaced.startswith(form.text, start):
                    continue
                if stands_alone(folded, Span(start, end)):
                    place = Span(offset + places[start], offset + places[end - 1] + 1)
                    yield Use(place, form.wording, form.owner, form.is_plural)


def _is_in_capitals(wording: str) -> bool:
    return wording.isupper() and sum(map(str.isalpha, wording)) > 1


def _with_single_spaces(text: str) -> tuple[str, list[int]]:
    """The text with each run of white space made one character, and the old offset of every character."""
    places = [at for at, char in enumerate(text) if not (char.isspace() and text[at - 1 : at].isspace())]
    return "".join(" " if text[at].isspace() else text[at] for at in places), places


_LETTER = r"[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff]"
_WORD = re.compile(rf"(?:{_LETTER})+(?:'(?:{_LETTER})+)*")
"""A word of an original; marks that Python counts as no letters, such as vowel signs of Devanagari, belong to it."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that write no spaces between words, or glue endings to them."""
_STEMMED = 5
_ENDING = 2
"""Letters at the end of a word of `_STEMMED` letters or more that may change."""
_LONGER_BY = 4
"""Letters by which a declined word may be longer than the listed one; a compound is another word."""
_KEY = 3


class SourceWordings(Generic[Owner]):
    """Words and phrases of the language that an article was translated from, found in their declined forms, too.

    A word of five letters or more stands for every word that begins with it less its last two letters; what is written
    in Chinese, Japanese, Korean, Thai and the like is found wherever it stands.
    """

    def __init__(self, listed: Iterable[tuple[str, Owner]]) -> None:
        """An index of wordings, each with its owner."""
        self._phrases: dict[str, list[tuple[tuple[str, ...], Owner]]] = defaultdict(list)
        self._strings: list[tuple[str, Owner]] = []
        for wording, owner in listed:
            plain = unicodedata.normalize("NFC", wording)
            if _UNSPACED.search(plain):
                self._strings.append((fold(plain), owner))
            elif words := tuple(word.group() for word in _WORD.finditer(_with_plain_apostrophes(plain))):
                self._phrases[fold(words[0])[:_KEY]].append((words, owner))

    def find(self, text: str, admits: Callable[[Owner], bool] = lambda _: True) -> list[Owner]:
        """The owners of the wordings in `text`, each once, in the order of their places.

        Of wordings of which one holds the other ("Supreme Council", "Council"), only the longer counts.

        Args:
            text: a text of the original.
            admits: whether the wordings of an owner may stand in it.
        """
        plain = unicodedata.normalize("NFC", text)
        found = [*self._phrases_in(_with_plain_apostrophes(plain)), *self._strings_in(fold(plain))]
        found = [(span, owner) for span, owner in found if admits(owner)]
        found.sort(key=lambda each: (each[0].start, -each[0].end))
        standing: list[Owner] = []
        reach, widest = -1, Span(0, 0)
        for span, owner in found:
            if span != widest and span.end <= reach:
                continue
            reach, widest = span.end, span
            if owner not in standing:
                standing.append(owner)
        return standing

    def _phrases_in(self, text: str) -> Iterator[tuple[Span, Owner]]:
        words = list(_WORD.finditer(text))
        for at, word in enumerate(words):
            keys = dict.fromkeys(fold(each)[:_KEY] for each in _readings(word.group()))
            for listed, owner in (each for key in keys for each in self._phrases.get(key, ())):
                there = words[at : at + len(listed)]
                if len(there) == len(listed) and all(map(_is_form, (each.group() for each in there), listed)):
                    yield Span(word.start(), there[-1].end()), owner

    def _strings_in(self, folded: str) -> Iterator[tuple[Span, Owner]]:
        for string, owner in self._strings:
            at = folded.find(string)
            while at != -1:
                yield Span(at, at + len(string)), owner
                at = folded.find(string, at + 1)


def _with_plain_apostrophes(text: str) -> str:
    return text.translate({0x2019: "'", 0x2018: "'", 0x02BC: "'"})


def _readings(word: str) -> tuple[str, ...]:
    """A word, and what follows an article that is written together with it ("l'assemblée")."""
    return (word, word.rpartition("'")[2]) if "'" in word else (word,)


def _is_form(word: str, listed: str) -> bool:
    """Whether a word of the text may be a form of a listed one."""
    if _is_in_capitals(listed) and len(listed) < _STEMMED:
        return listed in _readings(word)
    base = fold(listed)
    for reading in _readings(fold(word)):
        if reading == base:
            return True
        if len(base) >= _STEMMED and len(reading) <= len(base) + _LONGER_BY and reading.startswith(base[:-_ENDING]):
            return not base.isdecimal()
    return False
