"""A weekday with an article, as Spanish and French set it: "said the Monday that talks failed"."""

from __future__ import annotations

from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import WEEKDAY, one_of

_VERB = one_of(
    "said told announced declared reported confirmed warned added explained met arrived died resigned began started "
    "ended closed opened published presented signed approved rejected voted agreed decided happened played".split()
)


class WeekdayWithArticle(PatternRule):
    """A verb in the past, "the" and a weekday that nothing after it singles out."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = "A weekday takes no article here."
    in_quotations = Quoted.SKIP
    applicability = Applicability.SUGGESTED
    bad = (
        Bad("The mayor said the Monday that the talks failed.", "the Monday", "on Monday"),
        Bad("The court closed the Friday, and nobody came.", "the Friday", "on Friday"),
    )
    good = (
        "The mayor said the Monday after Easter is free; he met the Friday Club.",
        "They opened the Sunday market and played the Saturday game.",
    )
    cases = (
        Case(
            rf"\b{_VERB}\s(?P<flag>the\s(?P<day>{WEEKDAY}))(?=[.,;]|\sthat\s(?:the|a|an|it|he|she|they|there)\b|$)",
            "on {day}",
            ("the ",),
        ),
    )
