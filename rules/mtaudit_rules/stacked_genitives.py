"""Genitives with "of" far more densely than English news sets them.

Most languages of Europe have no other genitive, and an engine keeps each one: "the start of the trial of the director
of the bank". English writes half of them as compounds or with an apostrophe. None is an error by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.article import Document, Span
from mtaudit.rule import Bad, DensityRule, ErrorType, Quoted, Severity

_EXAMPLE = (
    "The start of the trial of the director of the bank of the city was put off. The lawyers of the director asked for "
    "the hearing of the head of the branch of the bank."
)


class StackedGenitives(DensityRule):
    """The share of "of" among the words, against native news and encyclopedia text."""

    error_type = ErrorType.AWKWARD
    severity = Severity.MINOR
    message = '"of" stands {count} times where a native article of this length has about {expected}.'
    in_quotations = Quoted.REPORT
    native_rate = 0.0245
    native_spread = 0.09
    bad = (
        Bad(_EXAMPLE, "of"),
        Bad(f"{_EXAMPLE} It rained.", "of"),
    )
    good = (
        "The bank director's trial was put off. His lawyers asked for the city branch manager to be heard.",
        "The end of the war came in May.",
    )

    def signs(self, document: Document) -> Sequence[Span]:
        """Every "of"."""
        return [token.span for token in document.tokens if token.lower == "of"]
