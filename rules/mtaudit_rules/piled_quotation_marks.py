"""Quotation marks piled on one another, or an empty pair: he added “”."""

from __future__ import annotations

from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity


class PiledQuotationMarks(PatternRule):
    """Two or more double marks with nothing between them."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MAJOR
    message = "Quotation marks are piled on one another; keep the one that belongs here."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SUGGESTED
    bad = (
        Bad("“We are done “”, he added.", " “”,", ",”"),
        Bad("“It was signed in May. “” Then he left.", ". “”", ".”"),
        Bad("They praised the ««great» plan.", "««", "«"),
    )
    good = (
        "“He said: ‘We are done,’” she added.",
        '"The so-called "mine"," he said.',
        "“We are done,” he added.",
    )
    cases = (
        Case(r"(?P<flag>(?P<dot>[.!?])\s?“\s?”[”“]*)", "{dot}”", ("“",)),
        Case(r"(?P<flag>\s?“\s?”[”“]*(?P<comma>,))", "{comma}”", ("“",)),
        Case(r"(?P<flag>(?P<mark>[”«»„])(?P=mark)+)", "{mark}", ("””", "««", "»»", "„„")),
        Case(r"(?P<flag>(?P<mark>“)(?P=mark)+)", "{mark}", ("““",)),
        Case(r"(?<![.!?\s“])(?P<flag>\s?“”+)(?![,”“])", "", ("“”",)),
    )
