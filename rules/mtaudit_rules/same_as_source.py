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

_ROW = Pattern(r"(?<![\p{L}’'])\p{Ll}[\p{L}’']++(?:\s\p{Ll}[\p{L}’']++){2,}+")
_WORD = Pattern(r"\S+")
_FEWEST_WORDS = 3
_FEWEST_FOREIGN = 2


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
        """Rows of words of the article that the original's sentence holds."""
        source = " ".join(pair.source.split())
        for match in _ROW.finditer(pair.target):
            places = [word.span() for word in _WORD.finditer(pair.target, match.start(), match.end())]
            words = [pair.target[start:end] for start, end in places]
            for first in range(len(words) - _FEWEST_WORDS + 1):
                last = first + _FEWEST_WORDS
                if " ".join(words[first:last]) not in source:
                    continue
                while last < len(words) and " ".join(words[first : last + 1]) in source:
                    last += 1
                if sum(not is_known(word) for word in words[first:last]) >= _FEWEST_FOREIGN:
                    start, end = pair.span.start + places[first][0], pair.span.start + places[last - 1][1]
                    yield self.finding(document, Span(start, end))
                    break
