"""The same day told twice for one event: "said Thursday late Thursday", "on Friday last Friday"."""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import WEEKDAY, one_of

_PART = one_of(["late", "early", "last", "this", "on", "late on", "early on", "past"])
_TIME = one_of(["morning", "afternoon", "evening", "night"])


class DayToldTwice(PatternRule):
    """A weekday said again after one or two words."""

    error_type = ErrorType.DUPLICATION
    severity = Severity.MAJOR
    message = "The day is told twice."
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The envoy said Thursday late Thursday that talks go on.", "Thursday late Thursday", "late Thursday"),
        Bad("They left on Friday on Friday by train.", "Friday on Friday", "Friday"),
        Bad("The mayor resigned Monday evening Monday.", "Monday evening Monday", "Monday evening"),
    )
    good = (
        "It opens Thursday to Thursday. They play Friday and the Friday after.",
        "Monday after Monday the crowd came back.",
        "The shop shut on Thursday; late on Thursday it burned.",
    )
    cases = (
        Case(rf"\b(?P<day>{WEEKDAY})\s(?P<part>late|early|late on|early on)\s(?P=day)\b", "{part} {day}"),
        Case(rf"\b(?P<day>{WEEKDAY})\s(?:on|last|this|past)?\s?(?P=day)\b", "{day}"),
        Case(rf"\b(?P<day>{WEEKDAY})\s(?P<time>{_TIME})\s(?:on\s)?(?P=day)\b", "{day} {time}"),
    )
