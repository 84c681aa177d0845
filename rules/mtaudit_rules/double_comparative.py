"""A comparison made twice: "more bigger", "the most biggest"."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule
from mtaudit_rules.resources.paradigms import COMPARED, one_of

_ER = one_of(*(comparative for comparative, _ in COMPARED.values()), "better", "worse")
_EST = one_of(*(superlative for _, superlative in COMPARED.values()), "best", "worst")


class DoubleComparative(TagRule):
    """A "more" or "most" before a word that is compared already."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = '"{text}" compares twice; "{fix}" says it.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The new stadium is more bigger than the old one.", "more bigger", "bigger"),
        Bad("It was the most strongest earthquake of the year.", "most strongest", "strongest"),
    )
    good = (
        "The new stadium is much bigger, and more older people come.",
        "What pleased them most: largest crowd, best songs. It is the most latest-minded town.",
    )
    cases = (
        TagCase(f"[ more v:{_ER}/JJR|RBR ] !/NN|NNS|NNP|JJ|HYPH", "{v}"),
        TagCase(f"the [ most v:{_EST}/JJS|RBS ] !/HYPH|TO", "{v}"),
    )
