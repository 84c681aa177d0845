"""A sentence, or a row of words, that stands in the article as it stands in the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.bitext import Pair
from mtaudit.document import Document
from mtaudit.finding import Finding
from mtaudit.kinds import SourceRule
from mtaudit.mqm import ErrorType, Severity
from mtaudit.pattern import Pattern
from mtaudit.rule import Bad, Good, Quoted
from mtaudit.text import Span
from mtaudit_rules.wordlist import is_known

_ROW = Pattern(r"\p{Ll}[\p{L}’']+(?:\s\p{Ll}[\p{L}’']+){2,}")
_WORD = Pattern(r"\p{L}[\p{L}’']*")
_FEWEST = 3
_FEWEST_FOREIGN = 2
_LONGEST = 200
"""Words of a row that are looked at."""


class SameAsSource(SourceRule):
    """Rows of three lower-case words or more that both sides share, and that are not English."""

    error_type = ErrorType.UNTRANSLATED
    severity = Severity.MAJOR
    message = "This stands in the source word for word; translate it."
    in_quotations = Quoted.LOWER
    bad = (
        Bad(
            "He said that dos trabalhadores municipais some had left.",
            "dos trabalhadores municipais",
            None,
            source="Ele disse que alguns dos trabalhadores municipais saíram.",
            language="pt",
        ),
        Bad(
            "The fair, ponieważ wszyscy chcieli, was shut.",
            "ponieważ wszyscy chcieli",
            None,
            source="Targi zamknięto, ponieważ wszyscy chcieli.",
            language="pl",
        ),
    )
    good = (
        Good(
            "He said that the head of the council had left.",
            "Ele disse que o presidente da câmara municipal saiu.",
            "pt",
        ),
        Good("It was a de facto ban, a la carte.", "Es war ein de facto Verbot, a la carte.", "de"),
        "He said that o presidente da câmara municipal had left.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """The sentence that is its original, or else rows of words that the original's sentence holds."""
        words = [match.group().lower() for match in _WORD.finditer(pair.target)]
        if pair.target == pair.source and len(words) >= _FEWEST and _are_foreign(words):
            yield self.finding(document, pair.span)
            return
        for match in _ROW.finditer(pair.target):
            row = _shared(match.group().split()[:_LONGEST], pair.source)
            start = match.start() + match.group().find(" ".join(row))
            if row and _are_foreign(row) and not _is_title(pair, start, row):
                span = Span(pair.span.start + start, pair.span.start + start + len(" ".join(row)))
                yield self.finding(document, span)


def _are_foreign(words: list[str]) -> bool:
    return sum(not is_known(word) for word in words) >= _FEWEST_FOREIGN


def _shared(words: list[str], source: str) -> list[str]:
    """The first row of three words or more that stands in the original, as long as it is; or nothing."""
    for first in range(len(words) - _FEWEST + 1):
        last = first + _FEWEST
        if " ".join(words[first:last]) not in source:
            continue
        while last < len(words) and " ".join(words[first : last + 1]) in source:
            last += 1
        return words[first:last]
    return []


def _is_title(pair: Pair, start: int, row: list[str]) -> bool:
    """Whether the word before, too, is the source's, with a capital: a name that was left as it is."""
    before = pair.target[:start].split()[-1:]
    return bool(before) and before[0][:1].isupper() and f"{before[0]} {row[0]}" in pair.source
