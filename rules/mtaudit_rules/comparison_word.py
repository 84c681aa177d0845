"""Likeness told with "than": "in the same way than", "a similar price than", "as good than"."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule

_COMPARED = "!or more|less|fewer|rather|other|sooner|worse|different|differently|else|*er/JJR|RBR|RB|JJ ~or"


class ComparisonWord(TagRule):
    """A "than" after "same", "similar", "equal" or "comparable", all one word in French, Spanish and Italian."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'English does not compare with "than" here.'
    in_quotations = Quoted.LOWER
    bad = (
        Bad("The court ruled in the same way than the year before.", "than", "as"),
        Bad("The flat costs a more or less similar price than last year.", "than", "to"),
        Bad("The second half was as good than the first.", "than", "as"),
    )
    good = (
        "He did worse on the same test than she did. Men react differently to the same text than boys.",
        "The same people earn more than others. It costs the same, rather than less.",
        "A similar number, more than last year, came. The same more-than-human look.",
        "It is as much more than a game. As sooner than later it rains.",
    )
    cases = (
        TagCase("same /NN|NNS [ than ]", "as", unless=(_COMPARED,)),
        TagCase(
            "similar|equal|equivalent|comparable|identical /JJ? /NN|NNS [ than ]",
            "to",
            unless=(_COMPARED,),
        ),
        TagCase("as /JJ|RB [ than ]", "as", unless=(_COMPARED,)),
    )
