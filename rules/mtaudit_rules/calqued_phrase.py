"""A phrase that follows the source language word for word where English has its own."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class CalquedPhrase(LexiconRule):
    """A phrase that follows the source language word for word where English has its own."""

    error_type = ErrorType.UNIDIOMATIC
    severity = Severity.MINOR
    message = '"{text}" follows the source word for word.'
    in_quotations = Quoted.LOWER
    bad = (
        Bad("In a first time, the police closed the road.", "In a first time", "At first"),
        Bad("The talks ended without way to agree.", "without way to", "with no way to"),
    )
    good = (
        "It was the first time he had voted.",
        "They found a way to agree.",
    )
