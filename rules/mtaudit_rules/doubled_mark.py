"""A mark set twice or two marks that cannot stand together: ",,", ",.", ";," and the like."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity


class DoubledMark(PatternRule):
    """Commas, colons and stops piled on one another."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = "Two marks stand where one belongs."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("The minister,, who left, smiled.", ",,", ","),
        Bad("He left early,. Then it rained.", ",.", "."),
        Bad("They met again.. Nobody spoke.", "..", "."),
    )
    good = (
        "He waited... and waited.",
        "Acme Inc., the maker, left.",
        "Go to ../pages and see.",
    )
    cases = (
        Case(r"(?<=[\w”\"’)])(?P<flag>,[ \t]?,|;[ \t]?;|::)(?=\s|$)", None, (",,", ", ,", ";;", "; ;", "::")),
        Case(r"(?<=[\w”\"’)])(?P<flag>[,;:][ \t]?\.)(?=\s|$)(?!\.)", ".", (",.", ", .", ";.", ":.", "; .", ": .")),
        Case(r"(?<=\p{Ll}{2})(?P<flag>\.\.)(?=\s+\p{Lu}|$)", ".", ("..",)),
    )

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The stop where there is one, else the mark itself."""
        del document
        return case.fix or match["flag"][0]
