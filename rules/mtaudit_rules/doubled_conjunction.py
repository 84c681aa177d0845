"""One concession or one cause told with two conjunctions: "Although it rained, but they played".

Chinese, Hindi, Persian and Turkish set a word in both clauses.
"""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_CLAUSE = r"""[^.,;:!?()"“”\n]{5,120}"""


class DoubledConjunction(PatternRule):
    """A sentence that opens with "although" or "because", and goes on with "but" or "so" after the first comma."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'The sentence opens with a conjunction already; "{text}" is one too many.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("Although the road was closed, but the buses ran.", ", but", ","),
        Bad("Because the price of oil fell, so the mine was shut.", ", so", ","),
    )
    good = (
        "Although the road was closed, the buses ran, but late.",
        "It was shut because the price of oil fell, so the town is poor. Because it is so, so be it.",
        "Because oil fell, so that mines were shut, the town is poor; because of that, so far, nobody stays.",
    )
    cases = (
        Case(rf"\b(?:Although|Though|Even though)\s{_CLAUSE}(?P<flag>,\sbut)\s(?!not\b|for\b)", ",", ("hough ",)),
        Case(
            rf"\bBecause\s(?!it\sis\sso\b){_CLAUSE}(?P<flag>,\sso)\s(?!that\b|far\b|be\b|too\b|much\b|many\b)",
            ",",
            ("because ",),
        ),
    )
