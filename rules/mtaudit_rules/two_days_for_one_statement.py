"""A sentence that opens with one day and dates its statement to another: "Friday, the minister said Thursday that"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import WEEKDAY

_SAID = r"(?:said|told|announced|declared|confirmed|reported|added|stated|wrote|warned)"


class TwoDaysForOneStatement(PatternRule):
    """An opening day that the day beside the verb of saying contradicts."""

    error_type = ErrorType.WORD_ORDER
    severity = Severity.MAJOR
    message = 'The sentence opens with "{text}" and dates its statement to another day; one of them is misplaced.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("Friday, the minister, Ana Kolb, said Thursday that talks go on.", "Friday"),
        Bad("On Monday, separately, the firm announced on Sunday that it has a plan.", "On Monday"),
    )
    good = (
        "On Friday, the minister said Thursday’s talks had failed.",
        "On Friday, the minister said on Friday that talks go on.",
        "On Monday, police shut the road; the mayor said Tuesday that it stays shut.",
    )
    cases = (
        Case(
            rf"(?<=^|\n|[.!?]\s|[.!?][”\"]\s)(?P<flag>(?:On\s)?(?P<day>{WEEKDAY}))(?:,\s(?:separately|meanwhile|also|however))?,\s[^.;:!?\n“\"]{{3,90}}?\b"
            rf"{_SAID}\s(?:late\s|early\s)?(?:on\s)?(?P<other>{WEEKDAY})(?=,|\.|\sthat\b|\sin\sa\sstatement)"
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """Two days, and no second clause in between that a conjunction begins."""
        del document
        between = match.group().split()
        return match["day"] != match["other"] and not {"and", "but", "after", "as", "when", "while", "that"} & set(
            between
        )
