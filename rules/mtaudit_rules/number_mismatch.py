"""A number that is not the one of the source: "At least 17 people" where the source has 13.

Figures are compared by value, with the scale word, the grouping and the decimal mark of either language, with numbers
written in words, with months, and with times told on a clock of twelve hours.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Pair, Span
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule
from mtaudit_rules.resources.bilingual.languages import language
from mtaudit_rules.resources.bilingual.numbers import Number, english_numbers, may_count, numbers_of, unexplained


class NumberMismatch(SourceRule):
    """Figures of the article that the source lacks, beside figures of the source that the article lacks."""

    error_type = ErrorType.NUMBER_MISMATCH
    severity = Severity.MAJOR
    message = "{text} is not in the source, which has other numbers here."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("At least 17 people met.", "17", "13", source="Mindestens 13 Personen trafen sich.", language="de"),
        Bad("The bridge cost 2.5 million euros.", "2.5", "3.5", source="Мост стоил 3,5 млн евро.", language="ru"),
        Bad("Rain fell for days.", "Rain fell for days.", None, source="Choveu durante 45 dias.", language="pt"),
    )
    good = (
        Good("Some 1,250,000 people left at 3 p.m.", "Etwa 1,25 Millionen Menschen gingen um 15 Uhr.", "de"),
        Good("In May, twelve people met.", "12 osob se sešlo 5. 5. v Brně.", "cs"),
        "At least 17 people met.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """Figures altered, and figures left out where nothing stands in their place."""
        there = numbers_of(pair.source, language(pair.language))
        here = english_numbers(pair.target, offset=pair.span.start)
        added = unexplained(here, there, pair.target)
        missing = [number for number in there.figures if not here.hold(number)]
        if not any(number.is_likely_year for number in missing):
            added = [number for number in added if not number.is_likely_year]
        if not missing and not may_count(pair.source, language(pair.language)):
            yield from (self._added(document, number) for number in added)
        elif not missing:
            return
        elif added:
            yield from (self._altered(document, number, missing) for number in added)
        else:
            yield from self._left_out(document, pair.span, missing)

    def _altered(self, document: Document, number: Number, missing: list[Number]) -> Finding:
        only = missing[0].english if len(missing) == 1 and missing[0].english != number.text else None
        others = ", ".join(other.shown for other in missing)
        return self.finding(
            document, number.span, only, message=f"{number.shown} is not in the source, which has {others} here."
        )

    def _added(self, document: Document, number: Number) -> Finding:
        message = "{text} is not in the source, or is written there in words that are not known."
        return self.finding(document, number.span, message=message, severity=Severity.MINOR)

    def _left_out(self, document: Document, span: Span, missing: list[Number]) -> Iterator[Finding]:
        others = ", ".join(number.text for number in missing)
        weighty = any(not number.is_day for number in missing)
        severity = Severity.MAJOR if weighty else Severity.MINOR
        yield self.finding(
            document, span, message=f"The source has {others} here, and the article no such number.", severity=severity
        )
