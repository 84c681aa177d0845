"""A "not" before the verb it belongs after, without "do": "he not went", "they not have"."""

from __future__ import annotations

from mtaudit.kinds import TagCase, TagRule
from mtaudit.mqm import ErrorType, Severity
from mtaudit.rule import Bad, Quoted

_PRONOUN = "he|she|it|they|we"
_AFTER = "is|was|are|were|has|had|have|can|will|could|would|should|must"


class MisplacedNot(TagRule):
    """A pronoun with "not" and a finite verb."""

    error_type = ErrorType.WORD_ORDER
    severity = Severity.MAJOR
    message = '"Not" stands in the wrong place.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("He not went to the court.", "not went", None),
        Bad("Because they not have money, they stay.", "not have", "have not"),
    )
    good = (
        "Why should they not have money? Whether or not he went is unknown.",
        "Had she not gone, they would not have won. It was he, not they, who left.",
    )
    cases = (
        TagCase(f"^ {_PRONOUN} [ n:not v:{_AFTER} ]", "{v} {n}"),
        TagCase(f"and|but|because|that|which|when|where|if {_PRONOUN} [ n:not v:{_AFTER} ]", "{v} {n}"),
        TagCase(f"^ {_PRONOUN} [ not /VBD|VBZ ]"),
        TagCase(f"and|but|because|that|which|when|where {_PRONOUN} [ not /VBD|VBZ ]"),
    )
