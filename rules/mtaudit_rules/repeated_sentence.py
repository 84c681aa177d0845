"""A sentence, a caption or a clause printed twice in a row, word for word or nearly.

Pages are scraped with their captions in two places (the picture's text and its description), and translated twice.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from rapidfuzz import fuzz

from mtaudit.article import Document, Span
from mtaudit.rule import Applicability, ArticleFinding, Bad, ErrorType, Finding, Quoted, Rule, Severity

_WORDS = 6
_ALIKE = 92.0
"""Per cent of likeness (rapidfuzz's ratio) from which two neighbours are the same sentence."""


class RepeatedSentence(Rule):
    """Neighbouring sentences or blocks that say the same."""

    error_type = ErrorType.DUPLICATION
    severity = Severity.MINOR
    message = "This was just said in the same words; delete it."
    in_quotations = Quoted.SKIP
    bad = (
        Bad(
            "The mayor opens the new bridge in Bonn on Monday. The mayor opens the new bridge in Bonn on Monday.",
            "The mayor opens the new bridge in Bonn on Monday.",
            "",
        ),
        Bad(
            "The mayor opens the new bridge in Bonn on Monday.\nThe mayor opens the new bridge at Bonn on Monday.",
            "The mayor opens the new bridge at Bonn on Monday.",
            "",
        ),
    )
    good = (
        "He said no. He said no. He said no.",
        "The mayor opens the new bridge in Bonn on Monday. The mayor closes the old bridge in Bonn on Friday.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The second of two neighbours that are alike."""
        sentences = document.sentences
        for first, second in itertools.pairwise(sentences):
            if _says_the_same(document.folded, first, second):
                yield self.finding(document, second, "", applicability=Applicability.SUGGESTED)


def _says_the_same(folded: str, first: Span, second: Span) -> bool:
    if not 0.8 <= first.length / max(second.length, 1) <= 1.25:
        return False
    one, other = folded[first.start : first.end], folded[second.start : second.end]
    if len(one.split()) < _WORDS:
        return False
    return one == other or (_numbers(one) == _numbers(other) and fuzz.ratio(one, other) >= _ALIKE)


def _numbers(text: str) -> list[str]:
    return [word for word in text.split() if any(char.isdigit() for char in word)]
