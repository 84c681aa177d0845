"""The wrong form after "have" or "be": "has went", "was wrote", "have took", "had been kill"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Form, verb_forms
from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagMatch, TagRule
from mtaudit_rules.resources.paradigms import PLAIN_VERBS, one_of, simple_pasts

_PARTICIPLES = {base: forms[Form.PARTICIPLE] for base in PLAIN_VERBS if (forms := verb_forms(base))}
_BASES = one_of(*(base for base, participle in _PARTICIPLES.items() if base != participle))
_ADVERB = "not|n't|also|already|never|always|just|since|still?"


class WrongParticiple(TagRule):
    """A simple past or a base form where a past participle belongs."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = 'Here English has the participle "{fix}", not "{text}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The bank has already gave a loan.", "gave", "given"),
        Bad("The song was wrote in May.", "wrote", "written"),
        Bad("Three people have been kill in the port.", "kill", "killed"),
        Bad("The minister has decide to leave.", "decide", "decided"),
        Bad("They could be force to wait.", "force", "forced"),
    )
    good = (
        "The bank has already given a loan, and the song was written in May.",
        "What they have come to know has become clear. All he did was go home.",
        "All the money she had went to charity. Everything he had went into the house.",
        "The house that they have began as a barn. Had they run?",
    )
    cases = (
        TagCase(
            f"/PRP|NN|NNP|NNS|NNPS|RB has|have|had|'ve {_ADVERB} [ v:{one_of(*simple_pasts())} ]",
            "{v}",
            simple_pasts(),
            unless=(
                "that|what|all|which|who /PRP|NNP|NNS|NN has|have|had",
                "/NN|NNS|NNP|JJ|PRP /PRP has|have|had|'ve went|began|came|ran",
            ),
        ),
        TagCase(
            f"is|are|was|were|been|be {_ADVERB} [ v:{one_of(*simple_pasts())}/VBD|VBN|JJ ] !that",
            "{v}",
            simple_pasts(),
            unless=("what|all|whoever",),
        ),
        TagCase(f"has|have|had been [ v:{_BASES}/VB|VBP ]", "{v}", _PARTICIPLES),
        TagCase(f"has {_ADVERB} [ v:{_BASES}/VB|VBP ]", "{v}", _PARTICIPLES, unless=("what|all|that /PRP",)),
        TagCase(
            f"to|will|can|must|should|would|could|may|might be not|also? [ v:{_BASES}/VB|VBP ]", "{v}", _PARTICIPLES
        ),
        TagCase(
            f"/PRP|NN|NNS|NNP is|are|was|were not|n't? [ v:{_BASES}/VB|VBP ]",
            "{v}",
            _PARTICIPLES,
            unless=(
                "what|all|only|thing|things|least|best|most|do|did|does|done|option|step|choice|way|aim|plan|goal",
            ),
        ),
    )

    def accepts(self, document: Document, match: TagMatch) -> bool:
        """Not a name ("the latest are Ask Jeeves and Meet the Press")."""
        del document
        return not match.is_capitalized
