"""A verb or a preposition with the wrong form after it: "without to know", "avoid to pay", "allows to see"."""

from __future__ import annotations

from mtaudit.language import Form, verb_forms
from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule
from mtaudit_rules.resources.paradigms import VERBS, one_of

_GERUNDS = {base: verb_forms(base)[Form.GERUND] for base in (*VERBS, "be", "have", "do")}
_BASES = {gerund: base for base, gerund in _GERUNDS.items()}
_VERB = one_of(*_GERUNDS)
_GERUND = one_of(*_BASES)
_TO_ING = one_of(
    """
    want wants wanted decide decided decides able unable tries tried managed refused refuses hopes hoped wishes
    wished intends intended order agreed promised threatened failed
    """
)
_AVOID = one_of(
    """
    avoid avoids avoiding enjoy enjoys enjoying imagine denies
    """
)
_AVOIDED = "avoided|enjoyed|denied|postponed"
_RELATIVE = "what|which|that|as|whom|who /PRP|NN|NNS|NNP"
_ALLOW = "allow|allows|allowing|enables|enabling|permitting"


class WrongComplement(TagRule):
    """An infinitive where English has the "-ing" form or an object first, or the "-ing" form after "to"."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'What goes before takes no "{text}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("He signed without to know the price.", "to know", "knowing"),
        Bad("The firm avoids to pay the fine.", "to pay", "paying"),
        Bad("The new law allows to see the files.", "allows to see", None),
        Bad("The party wants to winning the vote.", "to winning", "to win"),
        Bad("They let him to leave the court.", "to leave", "leave"),
    )
    good = (
        "He had nothing to live without, to be fair. The man he worked for to pay his debts left.",
        "The firm avoids fines to pay less; a permit to stay is allowed to lapse.",
        "The treaty contains what they suggest to be false. The order to bombing crews came.",
        "Here are steps experts recommend to stay safe. The only man Iran allows to run lost.",
        "They let it to a tenant and made it to the final.",
    )
    cases = (
        TagCase(
            f"/NN|NNS|PRP|VB|VBD|VBN|, without [ to v:{_VERB}/VB ]",
            "{v}",
            _GERUNDS,
            unless=("do|go|live|cope|survive|managed|doing|without without",),
        ),
        TagCase(
            f"{_AVOID} [ to v:{_VERB}/VB ] !/TO",
            "{v}",
            _GERUNDS,
            unless=(_RELATIVE,),
        ),
        TagCase(f"he|she|they|we|i/PRP {_AVOIDED} [ to v:{_VERB}/VB ]", "{v}", _GERUNDS, unless=(_RELATIVE,)),
        TagCase(
            f"/NN|NNS|NNP|PRP|WDT|MD|TO [ {_ALLOW} to v:{_VERB}/VB ]",
            unless=(
                f"who|whom|what|which|that|as /PRP|NN|NNS|NNP {_ALLOW}",
                f"/NN|NNS the|a|an|his|her|their|its /NN|NNP {_ALLOW}",
                f"/NN|NNS /NNP|PRP {_ALLOW}",
            ),
        ),
        TagCase(f"{_TO_ING} [ t:to v:{_GERUND}/VBG ] ~/NN|NNS|NNP", "{t} {v}", _BASES),
        TagCase(f"let|lets/VB|VBP|VBZ|VBD him|her|them|us|me [ to v:{_VERB}/VB ]", "{v}"),
    )
