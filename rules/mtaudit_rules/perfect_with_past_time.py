"""A present perfect with a time that is over: "has resigned last week", "have signed it in 1973".

French, German and Italian tell the past in their perfect, and engines keep it.
"""

from __future__ import annotations

from mtaudit.language import Form, verb_forms
from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagMatch, TagRule
from mtaudit_rules.resources.paradigms import VERBS

_GAP = "/DT|NN|NNS|NNP|NNPS|JJ|PRP|PRP$|RP|VBN|CD*"
_YEAR = "18*|19*|200*|201*"
_HAVE = "/NN|NNS|NNP|NNPS|PRP [ have:has|have/VBZ|VBP adverb:also|already|even? verb:/VBN ]"
_PASTS = {forms[Form.PARTICIPLE]: forms[Form.PAST] for forms in map(verb_forms, VERBS)}


class PerfectWithPastTime(TagRule):
    """A "has" or "have" with a participle, and a time in the past that belongs to it."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = 'With a time that is over English tells in the simple past, not with "{text}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The company has sold the yard last year.", "has sold", "sold"),
        Bad("The director has been dismissed in 1973.", "has been", "was"),
        Bad("The police have found the car two days ago.", "have found", "found"),
        Bad("The film has already begun last night.", "has already begun", "already began"),
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

    def fix_for(self, match: TagMatch, case: TagCase) -> str | None:
        """The simple past, its adverb kept where it stood."""
        del case
        participle = match.groups["verb"]
        adverb = match.groups.get("adverb")
        if participle.lower() == "been":
            subject, _ = match.piece(match.first)
            past = "was" if match.groups["have"].lower() == "has" or subject == "i" else "were"
            return f"{past} {adverb}" if adverb else past
        past = _PASTS.get(participle.lower(), participle)
        return f"{adverb} {past}" if adverb else past
