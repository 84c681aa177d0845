"""A unit or currency that is not the source's beside the same figure: "5 miles" for 5 km, "$20" for 20 euros."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Pair, Span
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule
from mtaudit_rules.resources.bilingual.units import english_quantities, units_beside


class UnitMismatch(SourceRule):
    """Figures that both sides have, with different units or currencies; a converted figure is no such pair."""

    error_type = ErrorType.MISTRANSLATION
    severity = Severity.MAJOR
    message = "The source has the same figure in another unit."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("It is 5 miles away.", "5 miles", None, source="Es ist 5 Kilometer entfernt.", language="de"),
        Bad("It cost $20 million.", "$20", None, source="Это стоило 20 млн евро.", language="ru"),
    )
    good = (
        Good("It is 3.1 miles away.", "Es ist 5 Kilometer entfernt.", "de"),
        Good("It cost 20 million euros.", "Это стоило 20 млн евро.", "ru"),
        Good("It is 5 kilometers (3 miles) away.", "Es ist 5 Kilometer entfernt.", "de"),
        "It is 5 miles away.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """Figures of the article whose unit is of a kind that the source's figure has otherwise."""
        for quantity in english_quantities(pair.target):
            there = units_beside(quantity.figures, pair.source)
            if there and quantity.unit not in there:
                span = Span(pair.span.start + quantity.span.start, pair.span.start + quantity.span.end)
                message = f"The source has the same figure in {' or '.join(sorted(there))}, not in {quantity.unit}."
                yield self.finding(document, span, message=message)
