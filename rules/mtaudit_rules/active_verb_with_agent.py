"""An active verb with the agent of a passive: "the offer that we accepted by the bank"."""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_VERBS = one_of("accepted received obtained got borrowed demanded requested heard learned".split())
_PRONOUN = one_of("we I they he she you".split())


class ActiveVerbWithAgent(PatternRule):
    """A personal pronoun, an active verb of receiving, and "by" with a person or a body."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = '"{text}" mixes active and passive.'
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "It is the plan that we accepted by the United Nations in May.",
            "accepted by the United Nations",
            "accepted from the United Nations",
        ),
        Bad("The loan that they obtained by the bank is large.", "obtained by the bank", "obtained from the bank"),
    )
    good = (
        "The plan that we accepted by the deadline is old. The letter that he got by the end of May is lost.",
        "The gift that he wanted by Christmas came. The house that she got by Lake Garda fell.",
        "The money that they obtained by the sale of the house is gone.",
    )
    cases = (
        Case(
            rf"\bthat\s{_PRONOUN}\s(?:had\s|have\s|has\s|just\s)*(?P<flag>(?P<verb>{_VERBS})\sby\s(?P<agent>the\s(?:\p{{Lu}}\p{{Ll}}+\s?){{1,3}}(?<!\s)|the\s(?:bank|government|company|court|state|army|ministry|police|president|minister|commission|club|party)))(?!\w|\s\p{{Lu}}|\s(?:of|to)\b)",
            "{verb} from {agent}",
            (" by ",),
        ),
    )
