"""A verb that does not agree with its subject: "they was", "he go", "the clothes is", "people who is"."""

from __future__ import annotations

from mtaudit.language import Form, noun_forms, verb_forms
from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule
from mtaudit_rules.resources.paradigms import COUNTED_NOUNS, PLAIN_VERBS, one_of, thirds

_AGREEING = {"is": "are", "was": "were", "has": "have", "does": "do"}
_DISAGREEING = {plural: singular for singular, plural in _AGREEING.items()}
_THIRDS = {base: verb_forms(base)[Form.THIRD] for base in PLAIN_VERBS}
_PEOPLE = "people|men|women|children|police|" + one_of(*(noun_forms(n)[Form.PLURAL] for n in COUNTED_NOUNS))
_PERSON = one_of(*COUNTED_NOUNS)
_MASS = "information|advice|equipment|furniture|luggage|evidence|news|machinery|ammunition|clothing|knowledge|progress"
_CLAUSE = "because|while|although|whether|that|but|if|when"


class VerbDisagreement(TagRule):
    """A singular verb with a plural subject beside it, or the other way round, at the start of a clause."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'The verb "{text}" does not agree with its subject.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("They was ready to leave.", "was", "were"),
        Bad("The old clothes is in the hall.", "is", "are"),
        Bad("He go home every night.", "go", "goes"),
        Bad("The people who is here want peace.", "is", "are"),
        Bad("This minister were ill.", "were", "was"),
    )
    good = (
        "What they are is clear. How they do it is a secret. The head of the people is here.",
        "The United States is big; three years is long; gymnastics is a sport.",
        "They asked that he go home. If he were rich, he would go. Should she have won?",
        "The number of people who is counted is small. One of the men who is here left.",
    )
    cases = (
        TagCase("^ they|we [ v:was|is|has|does ]", "{v}", _AGREEING),
        TagCase(f"{_CLAUSE} they|we [ v:was|is|has|does ]", "{v}", _AGREEING),
        TagCase(f"^ they|we [ v:{one_of(*thirds())}/VBZ ]", "{v}", thirds()),
        TagCase("^ he|she|it [ v:are|have|do|were/VBP|VBD ]", "{v}", _DISAGREEING),
        TagCase(f"^ he|she|it [ v:{one_of(*PLAIN_VERBS)}/VB|VBP ]", "{v}", _THIRDS),
        TagCase(
            f"^ the|these|those|many|several|both /JJ* {_PEOPLE}|clothes/NNS [ v:is|was|has|does/VBZ|VBD ]",
            "{v}",
            _AGREEING,
        ),
        TagCase(
            f"{_CLAUSE} the|these|those|many|several /JJ* {_PEOPLE}|clothes/NNS [ v:is|was|has|does/VBZ|VBD ]",
            "{v}",
            _AGREEING,
        ),
        TagCase("^ police [ v:is|was|has/VBZ|VBD ]", "{v}", _AGREEING),
        TagCase(f"^ this|every|each|another /JJ* {_PERSON}/NN [ v:are|were|have/VBP|VBD ]", "{v}", _DISAGREEING),
        TagCase(f"^ the|this|that|his|their|its /JJ? {_MASS}/NN [ v:are|were|have/VBP|VBD ]", "{v}", _DISAGREEING),
        TagCase(
            "the|these|those|many|most|some|young|old people|men|women|children who [ v:is|was|has|does ]",
            "{v}",
            _AGREEING,
            unless=("number|one|group|person|the|proportion|share|list of",),
        ),
        TagCase(
            "^ /DT /JJ? man|woman|person|child|president|minister|player who [ v:are|were|have ]",
            "{v}",
            _DISAGREEING,
            unless=("and|or",),
        ),
        TagCase("there [ v:is|was ] many|several|two|three|four|five|numerous|various /JJ? /NNS", "{v}", _AGREEING),
    )
