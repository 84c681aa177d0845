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
        for match in _ROW.finditer(pair.target):
            words = match.group().split()
            for first in range(max(len(words) - 2, 0)):
                last = max(
                    (n for n in range(len(words), first + 2, -1) if " ".join(words[first:n]) in pair.source), default=0
                )
                row = words[first:last]
                if sum(not is_known(word) for word in row) >= _FEWEST_FOREIGN:
                    start = pair.span.start + match.start() + match.group().find(" ".join(row))
                    yield self.finding(document, Span(start, start + len(" ".join(row))))
                    break
