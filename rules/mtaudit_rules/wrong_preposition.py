"""A preposition that the source verb or noun takes and the English one does not."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class WrongPreposition(LexiconRule):
    """A preposition that the source verb or noun takes and the English one does not."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = 'English does not say "{text}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("Guests participated to the gala.", "participated to the", "participated in the"),
        Bad("It depends of the weather.", "depends of", "depends on"),
    )
    good = (
        "Ministers participated in the summit.",
        "It depends on the weather.",
    )
