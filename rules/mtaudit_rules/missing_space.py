"""A comma or a full stop with no space after it: "pays for it,and", "left early.Then"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.wordlist import is_known

_LONGEST = 40


class MissingSpace(PatternRule):
    """Two known words joined by a mark."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = "A space is missing after the mark."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("If the firm pays for it,and soon, all is well.", "it,and", "it, and"),
        Bad("The mayor left early.Then it rained.", "early.Then", "early. Then"),
    )
    good = (
        "It pays 1,500 and 3.5; see news.Example.org and Node.Js.",
        "Write to a,b,c or x;y.",
        "The U.S.Senate and St.Petersburg are set so.",
    )
    cases = (
        Case(r"(?<![\w./@,;:])(?P<a>\p{Ll}{2,})(?P<mark>[,;])(?P<b>\p{L}{2,})(?![\w@/]|[.,;]\w)", "{a}{mark} {b}"),
        Case(r"(?<![\w./@,;:])(?P<a>\p{Ll}{3,})(?P<mark>\.)(?P<b>\p{Lu}\p{Ll}+)(?=\s\p{Ll})", "{a}{mark} {b}"),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """Both sides are words: no address, no file, no code."""
        del document
        return all(len(match[side]) <= _LONGEST and is_known(match[side]) for side in ("a", "b"))
