"""A form of address taken for a common noun: "gentleman Kolb said", "lady Ruiz denied it", "mister Marek".

Many languages address with the word for a gentleman ("señor", "signor", "pan"), which English writes "Mr".
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_TITLES = {"gentleman": "Mr", "gentlemen": "Messrs", "mister": "Mr", "the gentleman": "Mr"}


_AFTER_A_NAME = (
    "said|says|told|added|has|had|was|is|will|would|left|did|also|and|in|to|for|on|who|believes|denied|accused|called|"
    "insisted"
)


class TranslatedTitle(PatternRule):
    """The word "gentleman" before a surname."""

    error_type = ErrorType.MISTRANSLATION
    severity = Severity.MAJOR
    message = '"{text}" is a form of address word for word.'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("On Monday gentleman Kolb said no.", "gentleman Kolb", "Mr Kolb"),
        Bad("They met. Gentleman Marek left.", "Gentleman Marek", "Mr Marek"),
    )
    good = (
        "On Monday the gentleman said no; Gentleman Jim Corbett boxed.",
        "A gentleman Kolb never was. The Gentleman Usher knocked.",
    )
    cases = (
        Case(
            rf"(?<!\b(?:a|the|A|The|true|perfect|English|country|old|young|Irish|Scottish)\s)\b"
            rf"(?P<flag>(?P<title>[Gg]entleman|mister)\s(?P<name>\p{{Lu}}\p{{Ll}}+))(?!\s\p{{Lu}}|\w|’|')"
            rf"(?=\s(?:{_AFTER_A_NAME})\b|[,.])",
            "{title} {name}",
            ("gentleman ", "mister "),
        ),
    )

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The title as English writes it."""
        del document, case
        return f"{_TITLES[match['title'].lower()]} {match['name']}"
