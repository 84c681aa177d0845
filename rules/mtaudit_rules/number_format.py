"""A number grouped or pointed as another language does it: "55 000", "1.000.000", "1.234,5", "3,5 million"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity

_SCALE = r"(?:million|billion|trillion|per\scent|percent|percentage|%|kilomet(?:re|er)s?|kg|km|tonnes|tons)"


class NumberFormat(PatternRule):
    """Grouping and decimal marks that English does not use."""

    error_type = ErrorType.NUMBER_FORMAT
    severity = Severity.MINOR
    message = "English groups and points numbers otherwise."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("Some 55 000 people marched.", "55 000", "55,000"),
        Bad("It cost 1.250.000 crowns.", "1.250.000", "1,250,000"),
        Bad("Growth of 3,5 per cent is likely.", "3,5", "3.5"),
        Bad("The price rose to 1.234,50 crowns.", "1.234,50", "1,234.50"),
    )
    good = (
        "On May 5 000 people came. In groups 1,2 percent failed; in races of 5,10 km he won.",
        "Some 55,000 people marched; growth was 3.5 per cent.",
        "Call 020 7946 000 or 555 000 1234; the code is 55 000.",
        "He won 6-4, 7,5 and came 3rd in 2,5 and 10 km; version 1.2.300 is out.",
    )
    cases = (
        Case(
            r"(?<![\w.,:+()/-]|\d\s|(?i:call|tel|phone|code|no|number|box|january|february|march|april|may|june|july|august|september|october|november|december)[.:]?\s)"
            r"(?P<a>[1-9]\d{0,2})[ \u00a0\u2009\u202f](?P<b>000|\d{3}[ \u00a0\u2009\u202f]000)"
            r"(?=\s(?:\p{Ll}{3,}|euros?|US|people))(?!\s(?:and|or|to)\s\d)",
            "{a},{b}",
        ),
        Case(r"(?<![\w.,:/-])(?P<whole>[1-9]\d{0,2}(?:\.\d{3}){2,})(?![\w,]|\.\d)(?P<part>)", "{whole}"),
        Case(r"(?<![\w.,:/-])(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+),(?P<part>\d{1,2})(?![\w]|[.,]\d)", "{whole}.{part}"),
        Case(
            rf"(?<![\w.,:/-]|\d\s|(?i:races\sof|groups|pages|sections|races|tracks|players|stages|rounds)\s)(?P<flag>(?P<whole>\d{{1,3}}),(?P<part>\d{{1,2}}))(?=\s?{_SCALE}(?!\w))",
            "{whole}.{part}",
        ),
    )

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The same figures with commas for thousands and a point for the fraction."""
        fix = super().fix_for(document, match, case)
        if fix is None:
            return None
        groups = match.groupdict()
        if "whole" in groups:
            whole = groups["whole"].replace(".", ",")
            return f"{whole}.{groups['part']}" if groups["part"] else whole
        return ",".join(fix.replace(",", " ").split())
