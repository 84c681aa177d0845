"""A word chosen because it looks like the source word, not because it means the same.

Translators are warned of false friends; a machine takes the cognate where the sense that the context asks for has
another English word.
"""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class FalseFriend(LexiconRule):
    """A word chosen because it looks like the source word, not because it means the same."""

    error_type = ErrorType.FALSE_FRIEND
    severity = Severity.MAJOR
    message = '"{text}" takes a false friend for its meaning.'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The minister categorically excluded sending troops.", "categorically excluded", "categorically ruled out"),
        Bad("She met the main aids of Kolb in Bonn.", "main aids of", "top aides to"),
    )
    good = (
        "She excluded two outliers from the sample.",
        "The hearing aids are paid for by the state.",
    )
