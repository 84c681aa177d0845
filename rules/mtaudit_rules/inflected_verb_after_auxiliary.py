"""An inflected verb after "do" or a modal verb, or a "to" between: "did not went", "can goes", "must to go".

Languages that mark the person or the tense on the main verb mark it twice when they are put into English.
"""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule
from mtaudit_rules.resources.paradigms import one_of, pasts, thirds

_PAST = one_of(*pasts())
_THIRD = one_of(*thirds(), "has", "is", "was", "does")
_BASES = {**pasts(), **thirds(), "has": "have", "had": "have", "is": "be", "was": "be", "does": "do"}
_PRONOUN = "he|she|it|they|we|you"


class InflectedVerbAfterAuxiliary(TagRule):
    """A past form or a third person where English has the base form alone."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'After an auxiliary verb English has the base form: "{fix}", not "{text}".'
    in_quotations = Quoted.LOWER
    bad = (
        Bad("The minister did not went to the meeting.", "went", "go"),
        Bad("She doesn't knows the answer.", "knows", "know"),
        Bad("Did they found the boat when they arrived? Did he took it?", "took", "take"),
        Bad("The clubs can wins the cup this year.", "wins", "win"),
        Bad("The party must to decide before May.", "to decide", "decide"),
    )
    good = (
        "What he did surprised everyone, and it did not, said the judge, matter.",
        "The tin can has a lid. His will is done. May has won.",
        "They do all they can to help, and must, to be fair, be thanked.",
        "Did you hear what the firm did? Found guilty, it paid.",
    )
    cases = (
        TagCase(f"did|does|do not|n't [ v:{one_of(*pasts(), *thirds(), 'has')} ]", "{v}", _BASES),
        TagCase(f"^ did|does|do {_PRONOUN} [ v:{_PAST}/VBD|VBN ]", "{v}", _BASES),
        TagCase(f"/PRP|NNP|NNS|NNPS can|will|might/MD not|also? [ v:{_THIRD}/VBZ|VBD ] !,|-", "{v}", _BASES),
        TagCase(
            f"/PRP|NN|NNP|NNS|NNPS could|would|must|should/MD not|also? [ v:{_THIRD}/VBZ|VBD ] !,|-", "{v}", _BASES
        ),
        TagCase("/PRP|NN|NNP|NNS|NNPS must|should/MD not? [ to v:/VB ]", "{v}"),
    )
