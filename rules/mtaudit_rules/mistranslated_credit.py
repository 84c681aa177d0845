"""A photo credit that was translated: "swimming pool via …" for "Pool via …", "Images of Getty" for "Getty Images".

A credit is names and set words; an engine takes the words for prose. A pool picture becomes a swimming pool, the
agency's name a clause, and the credit no longer says who took the picture.
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_AGENCY = one_of(
    [
        "AP",
        "AFP",
        "Reuters",
        "Getty",
        "EPA",
        "dpa",
        "PA",
        "ANSA",
        "TASS",
        "Xinhua",
        "Bloomberg",
        "Associated Press",
        "Anadolu",
        "EFE",
        "Kyodo",
        "UPI",
        "Shutterstock",
        "Magnum",
        "Alamy",
        "Zuma",
    ]
)
_PARTED = r"(?:[,/|(–—-]|\bby\b|photo:?|credit:?|image:?|^)\s*"


class MistranslatedCredit(PatternRule):
    """Set words of photo credits in a translator's wording."""

    error_type = ErrorType.DO_NOT_TRANSLATE
    severity = Severity.CRITICAL
    message = "This is a photo credit and was translated."
    in_quotations = Quoted.SKIP
    bad = (
        Bad("Leaders meet in Bonn. Jana Kolb, swimming pool via AFP", "swimming pool via AFP", "Pool via AFP"),
        Bad("Leaders meet in Bonn. (Images of Getty)", "Images of Getty", "Getty Images"),
        Bad("Leaders meet in Bonn. Jana Kolb / Photo AP", "Photo AP", "AP Photo"),
        Bad(
            "Leaders meet in Bonn. Jana Kolb, swimming pool via what say",
            "swimming pool via what say",
            "Pool via [agency]",
        ),
    )
    good = (
        "He swam in the swimming pool via a tunnel.",
        "Leaders meet in Bonn. Jana Kolb/Pool via AP",
        "The images of Getty as a young man were sold.",
        "It has 40 rooms, a spa, a bar, swimming pool/gym. (Photos by Getty)",
        "On offer: swimming pool / tennis court.",
    )
    cases = (
        Case(
            rf"{_PARTED}(?P<flag>(?:swimming[\s-]?pool|pool\stable|basin)(?:\sphoto)?\s?"
            rf"(?:(?P<via>via)\s(?:(?P<agency>{_AGENCY})\b|(?!the\b|a\b|an\b)(?:\p{{L}}+)(?:\s\p{{L}}+){{0,3}})|"
            rf"/\s?(?P<agency>{_AGENCY})\b))(?=\s*(?:[).|\]]|$|\n))",
            "Pool via {agency}",
            ("pool", "basin"),
            ignore_case=True,
        ),
        Case(
            r"[(/|]\s*(?P<flag>(?:Images?|Pictures?)\sof\s(?P<agency>Getty))(?=\s*(?:[).|\]]|$|\n))",
            "Getty Images",
            ("getty",),
            ignore_case=True,
        ),
        Case(
            r"[/|(–—]\s*(?P<flag>(?:Photo|Photos|Picture|Image)\s(?P<agency>AP|AFP|EPA|PA|Reuters))(?=\s*(?:[).|\]]|$|\n))",
            "{agency} Photo",
            ("ap", "afp", "epa", "pa", "reuters"),
            severity=Severity.MINOR,
        ),
    )

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The credit as agencies write it, with a gap where its own agency is past recovery."""
        fix = super().fix_for(document, match, case)
        if fix is None or match.groupdict().get("agency"):
            return fix
        return f"{fix}[agency]"
