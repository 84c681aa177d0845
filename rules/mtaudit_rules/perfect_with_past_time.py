"""A present perfect with a time that is over: "has resigned last week", "have signed it in 1973".

French, German and Italian tell the past in their perfect, and engines keep it.
"""

from __future__ import annotations

from mtaudit.kinds import TagCase, TagRule
from mtaudit.mqm import ErrorType, Severity
from mtaudit.rule import Bad, Quoted

_GAP = "/DT|NN|NNS|NNP|NNPS|JJ|PRP|PRP$|RP|VBN|CD*"
_YEAR = "18*|19*|200*|201*"
_HAVE = "/NN|NNS|NNP|NNPS|PRP [ has|have/VBZ|VBP ] also|already|even? verb:/VBN"


class PerfectWithPastTime(TagRule):
    """A "has" or "have" with a participle, and a time in the past that belongs to it."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = 'With a time that is over English tells in the simple past, not with "{text}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The company has sold the yard last year.", "has", None),
        Bad("The director has been dismissed in 1973.", "has", None),
        Bad("The police have found the car two days ago.", "have", None),
    )
    good = (
        "The company has sold the yard since last year. It has grown in the last year.",
        "The director, who has been here since 1973, has won more prizes than last year.",
        "The laws have said so since two days ago. He has said he left two days ago.",
    )
    cases = (
        TagCase(f"{_HAVE} {_GAP} last night|week|month|year|summer|winter|spring|autumn .|,|;|and|to|in|at|by"),
        TagCase(f"{_HAVE} {_GAP} yesterday .|,|;|and|to|in|at|by"),
        TagCase(f"{_HAVE} {_GAP} years|months|weeks|days|hours ago"),
        TagCase(f"{_HAVE} {_GAP} in {_YEAR}/CD .|,|;|with|by|and|at|because|to"),
    )
