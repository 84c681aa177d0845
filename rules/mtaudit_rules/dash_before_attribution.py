"""A dash between a quotation and who said it, as Slavic languages set it: "It is hard", - said the coach."""

from __future__ import annotations

from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_SAYS = one_of(
    "said says stressed noted added explained emphasized emphasised told reported stated concluded believes reminded "
    "recalled writes wrote commented admitted declared informed announced".split()
)


class DashBeforeAttribution(PatternRule):
    """A comma or a stop, a dash and a verb of saying."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = "English sets no dash between a quotation and who said it."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SUGGESTED
    bad = (
        Bad('"It is hard," - said the coach.', '" - ', '" '),
        Bad("It is hard, - said the coach.", " - ", " "),
        Bad("“It is over!” — noted Grybov.", "” — ", "” "),
    )
    good = (
        '"It is hard," said the coach. It was hard - and cold.',
        "The plan - said to be hers - failed.",
    )
    cases = (
        Case(
            rf"(?<=[,.!?])(?P<flag>(?P<mark>[\"”»]?)\s?[-–—]\s)(?={_SAYS}\s(?:the\s|a\s|\p{{Lu}}|he\b|she\b|they\b))",
            "{mark} ",
        ),
        Case(rf"(?<=\w)(?P<flag>(?P<mark>[\"”»],?)\s?[-–—]\s)(?={_SAYS}\s(?:the\s|\p{{Lu}}|he\b|she\b))", "{mark} "),
    )
