"""Offices and aides tied to a person by "of": "the chief of staff of Kolb", "the special envoys of Kolb".

French and its neighbours have no other genitive; English writes "Kolb's chief of staff".
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer import places
from mtaudit_rules.resources.gazetteer.slots import one_of

_POST = one_of(
    [
        "chief of staff",
        "chiefs of staff",
        "special envoy",
        "special envoys",
        "envoy",
        "envoys",
        "press secretary",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "adviser",
        "advisers",
        "advisor",
        "advisors",
        "aide",
        "aides",
        "lawyer",
        "lawyers",
        "right-hand man",
        "campaign manager",
        "running mate",
        "main aides",
        "top aides",
        "national security adviser",
        "national security advisor",
        "speechwriter",
        "chief adviser",
        "senior adviser",
    ]
)
_PERSON = r"(?:President\s|Mr\s|Prime Minister\s)?\p{Lu}\p{Ll}+(?:[’'-]\p{L}+)*(?:\s\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)?"


class OfficeOfPerson(PatternRule):
    """A post, "of" and a person's name."""

    error_type = ErrorType.WORD_ORDER
    severity = Severity.MINOR
    message = '"{text}" stacks a genitive as in the source.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad(
            "Ivo Marek, the chief of staff of Grybov, left.", "the chief of staff of Grybov", "Grybov’s chief of staff"
        ),
        Bad("We met the special envoys of Kolb in Bonn.", "the special envoys of Kolb", "Kolb’s special envoys"),
    )
    good = (
        "The envoy of France met the spokesman of the party.",
        "Grybov’s chief of staff left.",
        "The lawyers of Paris and the deputy of Bonn disagree.",
    )
    cases = (
        Case(
            rf"(?<![\w-])(?P<flag>[Tt]he\s(?P<post>{_POST})\sof\s(?P<person>{_PERSON}))(?![\w’'-]|\s\p{{Lu}})",
            ignore_case=False,
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """What follows "of" is a person's name: no place, party or body."""
        del document
        words = (match["person"], *match["person"].split())
        return not any(word in places() or word.lower() in _BODIES for word in words)

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The person first, with an apostrophe as the article sets it."""
        del case
        apostrophe = "'" if "'" in document.text and "’" not in document.text else "’"
        return f"{match['person']}{apostrophe}s {match['post']}"


_BODIES = frozenset(
    "congress parliament state defence defense justice labour labor education health commerce police army navy "
    "government house senate commons democrats republicans christ god english european african asian american".split()
)
