"""An idiom translated word for word, so that it means nothing in English."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class CalquedIdiom(LexiconRule):
    """An idiom translated word for word, so that it means nothing in English."""

    error_type = ErrorType.MISTRANSLATION
    severity = Severity.MAJOR
    message = '"{text}" is another language\'s idiom word for word.'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("He put the points on the i.", "put the points on the i", "dotted the i's"),
        Bad("They drowned the fish for an hour.", "drowned the fish", "muddied the waters"),
    )
    good = (
        "He made several points.",
        "The fish drowned in the nets.",
    )
