"""A possessive or a contraction torn off its word: "the enemy ' s", "Kolb 's", "do n't".

Tokenisers part them before an engine translates, and nothing joins them again.
"""

from __future__ import annotations

from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity


class DetachedPossessive(PatternRule):
    """An apostrophe and its letters with a space before them."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = 'The ending of "{text}" came loose.'
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("They drew the enemy ' s fire.", "enemy ' s", "enemy's"),
        Bad("We read Kolb 's letter.", "Kolb 's", "Kolb's"),
        Bad("They do n't know.", "do n't", "don't"),
    )
    good = (
        "They drew the enemy's fire in the '80s.",
        "He wrote 's' and 't' on the board; rock 'n' roll.",
        "The boys ' s h o u t ' is a title.",
    )
    cases = (
        Case(
            r"(?<![\p{L}\d])(?P<word>\p{L}{2,30}|\d{4})\s(?P<mark>['’])\s?(?P<end>s|re|ve|ll)(?=\s\p{L}{2,})(?!\s?['’])",
            "{word}{mark}{end}",
        ),
        Case(
            r"(?<!\w)(?P<word>do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca)\s(?P<end>n['’]t)\b",
            "{word}{end}",
            ("n't",),
        ),
    )
