"""A noun in the wrong number for its determiner: "these man", "many country", "a documents", "one of the reason"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Form, noun_forms
from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagMatch, TagRule
from mtaudit_rules.resources.paradigms import COUNTED_NOUNS, PEOPLE, one_of

_PLURALS = {noun: noun_forms(noun)[Form.PLURAL] for noun in (*COUNTED_NOUNS, *PEOPLE)}
_SINGULARS = {plural: noun for noun, plural in _PLURALS.items()}
_MODIFIERS = frozenset("man woman star year week night family school house street game job match community".split())
_PLURAL_MODIFIERS = frozenset("weapons jobs women men people games years systems".split())
_COUNTED = one_of(*(_PLURALS.keys() - _MODIFIERS))
_DEFINITE = "the|these|those|his|her|its|their|our"
_PERSON = one_of(*PEOPLE)
_PLURAL = one_of(*(_SINGULARS.keys() - _PLURAL_MODIFIERS))
_END = "~*s ~/NN|NNS|NNP|NNPS|POS|HYPH|JJ|VBG|VBN|CD|CC"


class NumberDisagreement(TagRule):
    """A singular after a determiner of many, or a plural after a determiner of one."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'The noun does not agree in number with its determiner; "{fix}" does.'
    in_quotations = Quoted.LOWER
    bad = (
        Bad("He met these minister in the capital.", "these minister", "these ministers"),
        Bad("The firm works in many country.", "many country", "many countries"),
        Bad("She signed a documents before she left.", "a documents", "a document"),
        Bad("It was one of the main reason for the strike.", "reason", "reasons"),
        Bad("Every countries must pay.", "Every countries", "Every country"),
    )
    good = (
        "He met these minister colleagues, and many a country, and those country-style houses.",
        "She bought a ladies' watch, a weapons system, a drivers-only car and a few documents.",
        "It was one of the reason-based rules. One of the family left. A friends and family plan.",
        "This matches the plan; this results in delays.",
    )
    cases = (
        TagCase(f"[ d:these|those|many|several|various|numerous n:{_COUNTED}/NN ] {_END}", "{d} {n}", _PLURALS),
        TagCase(f"[ d:these|those n:man|woman/NN ] {_END}", "{d} {n}", _PLURALS),
        TagCase(f"[ d:two|three|four|five|six|seven|eight|nine|ten n:{_PERSON}/NN ] {_END}", "{d} {n}", _PLURALS),
        TagCase(f"[ d:a|an|every|each|another n:{_PLURAL}/NNS ] {_END}", "{d} {n}", _SINGULARS),
        TagCase(
            f"!/NNP|CD [ d:this n:{_PLURAL}/NNS ] ~/NN|NNS|NNP|NNPS|POS|HYPH|JJ|VBG|VBN|CD|IN|DT|PRP|PRP$|TO|RB",
            "{d} {n}",
            _SINGULARS,
        ),
        TagCase(
            f"one of {_DEFINITE} main|most|many|first|last|few? /JJ|JJS? [ n:{_COUNTED}/NN ] {_END}",
            "{n}",
            _PLURALS,
            unless=("one of the family|team|group|company|party",),
        ),
    )

    def accepts(self, document: Document, match: TagMatch) -> bool:
        """Not a letter ("grade A matches") nor a name ("a Five spokesman")."""
        del document
        return not match.is_capitalized
