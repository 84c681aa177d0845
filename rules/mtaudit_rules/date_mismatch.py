"""A weekday or a month that is not the one of the source: "on Tuesday" where it has Montag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.article import Document, Pair, Span
from mtaudit.language import Match, Pattern
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule
from mtaudit_rules.resources.bilingual.languages import language
from mtaudit_rules.resources.bilingual.words import values_in
from mtaudit_rules.resources.gazetteer.slots import MONTH, WEEKDAY

_WEEKDAYS: Sequence[str] = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Sequence[str] = "january february march april may june july august september october november december".split()
_BESIDE = Pattern(
    r"(?:\d|\b(?:in|of|since|until|by|from|to|last|this|next|early|late|mid|and|between))[\s-]*\||\|,?\s*\d"
)
_NIGHT = Pattern(r"(?i)\b(?:nacht|noc|nuit|noche|notte|noite|natt?|noapte\w*)\b|\bно[чі]|\bніч")
"""Words for the night, which belongs to the day before in one language and to the next in another."""
_NAMED = Pattern(rf"(?<!\w)(?:(?P<weekday>{WEEKDAY})|(?P<month>{MONTH}))(?!\w)")


class DateMismatch(SourceRule):
    """Weekdays and months of the article, beside others of the source."""

    error_type = ErrorType.MISTRANSLATION
    severity = Severity.MAJOR
    message = "The source has {fix} here, not {text}."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("They met on Tuesday.", "Tuesday", "Monday", source="Sie trafen sich am Montag.", language="de"),
        Bad(
            "It snowed in June 2021.",
            "June",
            "January",
            source="W styczniu i w styczeń 2021 padał śnieg.",
            language="pl",
        ),
    )
    good = (
        Good("They met on Monday in May.", "Sie trafen sich am Montag im Mai.", "de"),
        Good("They met on Monday.", "Sie trafen sich gestern.", "de"),
        Good("He may march on Sunday.", "В воскресенье он может выйти на марш.", "ru"),
        "They met on Tuesday.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """Names of days and months that differ, where the source's are of the same number and kind."""
        known = language(pair.language)
        for kind, table, names in (("weekday", known.weekdays, _WEEKDAYS), ("month", known.months, _MONTHS)):
            here = [
                match for match in _NAMED.finditer(pair.target) if match[kind] and not _is_no_month(pair.target, match)
            ]
            there = values_in(pair.source, known, table) if here else frozenset[int]()
            if not there:
                continue
            wrong = [match for match in here if names.index(match[kind].lower()) + 1 not in there]
            if kind == "weekday" and _NIGHT.search(pair.source):
                wrong = [match for match in wrong if (names.index(match[kind].lower()) + 1) % 7 + 1 not in there]
            unused = there - {names.index(match[kind].lower()) + 1 for match in here}
            for match in wrong:
                fix = names[min(unused) - 1].title() if len(unused) == 1 and len(wrong) == 1 else None
                if unused:
                    span = Span(pair.span.start + match.start(), pair.span.start + match.end())
                    message = None if fix else f"The source has no {match[kind]} here."
                    yield self.finding(document, span, fix, message=message)


def _is_no_month(text: str, match: Match) -> bool:
    """Whether "May" or "March" may be a verb or a noun: no figure and no preposition stands beside it."""
    if match.group() not in {"May", "March"}:
        return False
    return not _BESIDE.search(
        text[max(0, match.start() - 12) : match.start()] + "|" + text[match.end() : match.end() + 6]
    )
