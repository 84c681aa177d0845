"""A photo credit that ends in words where an agency belongs: "Photo: Ana Ruiz via what know"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_AFTER_VIA_IN_PROSE = frozenset(
    "a an the email e-mail video social text phone his her their its satellite zoom skype".split()
)


class CreditWithoutAgency(PatternRule):
    """The word "via" at the end of a credit, followed by lower-case words instead of a name."""

    error_type = ErrorType.DO_NOT_TRANSLATE
    severity = Severity.MAJOR
    message = 'A credit names an agency after "via"; its name was translated away.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The minister in Bonn on Monday. Jana Kolb/Pool via what know", "via what know"),
        Bad("The minister in Bonn on Monday. (Jana Kolb via the press of)", "via the press of"),
    )
    good = (
        "The minister in Bonn on Monday. Jana Kolb/Pool via AP",
        "She told the paper via email.",
        "The army flew home from Bonn via northern Italy.",
    )
    cases = (
        Case(
            r"(?:\p{Lu}[\p{Ll}’'-]+\s\p{Lu}[\p{Ll}’'-]+|(?<!swimming\s)[Pp]ool)\s?(?P<flag>via\s(?P<first>\p{Ll}+)\s\p{Ll}+(?:\s\p{Ll}+)?)(?=\s*(?:\)|\]|$|\n))",
            None,
            ("via ",),
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """In brackets always; at the end of a block not after words that follow "via" in prose ("via email")."""
        in_brackets = document.text[match.end() : match.end() + 1] in {")", "]"}
        return in_brackets or match["first"] not in _AFTER_VIA_IN_PROSE
