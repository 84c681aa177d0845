"""A person's genitive cut off from its noun: "the visit to the White House of Kolb".

"La visite à la Maison Blanche de …": the source hangs the person at the end of the phrase, where English reads it as
the owner of the place.
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer import places
from mtaudit_rules.resources.gazetteer.slots import one_of

_MOVES = one_of("visit trip journey voyage tour".split())
_SEATS = frozenset(("White House", "Kremlin", "Vatican", "Capitol", "Pentagon", "Élysée", "Elysee", "Oval Office"))
_PLACE = r"(?:the\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}"
_PERSON = r"\p{Lu}[\p{Ll}’'-]+(?:\s\p{Lu}[\p{Ll}’'-]+)?"
_OF_NO_PERSON = frozenset(
    "state america england scotland wales ireland republic university united north south east west central house "
    "the commons lords god".split()
)


class GenitiveAfterPlace(PatternRule):
    """The word "of" and a person after the place that somebody travels to."""

    error_type = ErrorType.WORD_ORDER
    severity = Severity.MAJOR
    message = '"{text}" makes the person the owner of the place.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad(
            "It ended with the tense visit to the White House of Grybov in May.",
            "visit to the White House of Grybov",
            "visit by Grybov to the White House",
        ),
        Bad("The trip to Geneva of Kolb was short.", "trip to Geneva of Kolb", "trip by Kolb to Geneva"),
    )
    good = (
        "The arrival in Britain of Islam and the election in France of Mitterrand are told.",
        "Her visit to the University of Bonn was short.",
        "The visit to the Republic of Ireland and the trip to the Isle of Man went well.",
        "The visit by Grybov to the White House failed.",
    )
    cases = (
        Case(
            rf"\b(?P<flag>(?P<noun>{_MOVES})\s(?P<to>to)\s(?P<place>(?:the\s)?(?:{one_of(_SEATS)}|{_PLACE}))"
            rf"\sof\s(?P<person>{_PERSON}))(?!\s\p{{Lu}})"
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """The place is a place, and what follows "of" is a name that is none."""
        del document
        place, person = match["place"].removeprefix("the "), match["person"]
        if place not in _SEATS and place not in places():
            return False
        return person not in places() and not _OF_NO_PERSON.intersection(person.lower().split())

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The person beside the noun."""
        del document, case
        return f"{match['noun']} by {match['person']} {match['to']} {match['place']}"
