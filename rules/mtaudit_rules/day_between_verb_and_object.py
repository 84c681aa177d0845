"""A weekday wedged between a verb and its object: "accused Monday the president".

French, German and others may set the day right after the verb; English sets it before the verb or at the end. American
papers write "said Monday that", which stays silent.
"""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import WEEKDAY, one_of

_VERBS = one_of(
    "accused arrested asked attacked awarded blamed bombed captured charged condemned congratulated convinced "
    "criticised criticized defeated detained deployed dismissed elected executed expelled freed hit honoured honored "
    "informed interrogated interviewed invited killed kissed met ordered persuaded praised "
    "pushed questioned received reminded removed replaced rescued sentenced shot signed struck summoned supported "
    "targeted thanked threatened told took urged visited wanted warned welcomed wounded".split()
)
_OBJECT = (
    r"(?:the|a|an|his|her|its|their|our|my|this|these|those|all|several|some|two|three|four|five|ten|him|them|us)\b(?!\s(?:night|morning|evening|afternoon|day|week|time|times|blocks|miles|hours|days)\b)|"
    rf"(?!{WEEKDAY}|That|What|When|If)\p{{Lu}}\p{{Ll}}+\s\p{{Lu}}\p{{Ll}}+"
)


class DayBetweenVerbAndObject(PatternRule):
    """A weekday after a verb whose object follows."""

    error_type = ErrorType.WORD_ORDER
    severity = Severity.MAJOR
    message = "The day stands between the verb and its object."
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The mayor accused Monday the governor of lying.", "accused Monday", "on Monday accused"),
        Bad("The court sentenced on Tuesday two men to death.", "sentenced on Tuesday", "on Tuesday sentenced"),
        Bad("She visited Friday Angela Kolb in Bonn.", "visited Friday", "on Friday visited"),
    )
    good = (
        "The mayor said Monday that the governor lied.",
        "The two met on Monday. The governor had left Tuesday the same way.",
        "They won on Saturday, the first time in years. He was shot Tuesday several times.",
        "The mayor called Monday a day of action; two men were arrested Monday two blocks away.",
    )
    cases = (
        Case(
            rf"(?<!\b(?:is|are|was|were|be|been|being|got|get|and)\s|[\w-])(?P<flag>(?P<verb>{_VERBS})\s(?:on\s|this\s)?(?P<day>{WEEKDAY}))\s(?={_OBJECT})",
            "on {day} {verb}",
        ),
    )
