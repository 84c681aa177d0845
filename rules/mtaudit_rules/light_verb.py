"""A noun with the verb that the source language pairs it with, not the one that English does."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class LightVerb(LexiconRule):
    """A noun with the verb that the source language pairs it with, not the one that English does."""

    error_type = ErrorType.UNIDIOMATIC
    severity = Severity.MINOR
    message = "English pairs this noun with another verb."
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The pope realized a visit to Cuba.", "realized a visit", "made a visit"),
        Bad("The driver did a mistake.", "did a mistake", "made a mistake"),
    )
    good = (
        "The pope visited Cuba.",
        "The driver made a mistake.",
    )
