"""A character that cannot be seen inside a word: a zero-width space, a soft hyphen, a direction mark."""

from __future__ import annotations

from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity


class InvisibleCharacter(PatternRule):
    """Zero-width characters between Latin letters."""

    error_type = ErrorType.CHARACTER_ENCODING
    severity = Severity.MINOR
    message = "A character that cannot be seen stands in this word; searches will miss it."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("The gov\u200bernment fell.", "gov\u200bernment", "government"),
        Bad("The min\u00adister left.", "min\u00adister", "minister"),
    )
    good = (
        "The government fell.",
        "The word \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 needs its joiner.",
    )
    cases = (
        Case(
            r"(?<!\w)(?P<a>[a-zA-Z]+)[\u00ad\u200b-\u200f\u2060\ufeff]+(?P<b>[a-zA-Z]+)(?!\w)",
            "{a}{b}",
            beyond_ascii=True,
        ),
    )
