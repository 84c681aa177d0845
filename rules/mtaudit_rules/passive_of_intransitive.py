"""A passive of a verb that has none: "was happened", "were disappeared", "was consisted of"."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule

_VERBS = (
    "happened|occurred|existed|died|appeared|disappeared|arisen|remained|emerged|consisted|belonged|lasted|"
    "resulted|participated|depended|seemed|arrived"
)


class PassiveOfIntransitive(TagRule):
    """A "was" or "were" with the participle of a verb that takes no object."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'This verb has no passive: "{fix}", not "{text}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The crash was happened at noon.", "was happened", "happened"),
        Bad("Two of the men were disappeared in May.", "were disappeared", "disappeared"),
    )
    good = (
        "The crash happened at noon. What it was remained unknown. The lungs were collapsed.",
        "Those who they were belonged to the club, as it was, happened to win.",
    )
    cases = (
        TagCase(
            f"/NN|NNS|NNP|PRP [ was|were also? v:{_VERBS} ]",
            "{v}",
            unless=("what|who|where|how|as|that /PRP|NN was|were",),
        ),
    )
