"""The long scale's milliard left as it is: "three milliards euros", "1.2 milliard"."""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_COUNT = r"(?:\d+(?:[.,]\d+)*|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|several|hundred)"


class Milliard(PatternRule):
    """A thousand millions under the name that French, German, Dutch, Russian and Turkish have for it."""

    error_type = ErrorType.UNTRANSLATED
    severity = Severity.MAJOR
    message = "English calls a thousand millions a billion."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The bridge cost 1.2 milliards of euros.", "milliards of", "billion"),
        Bad("A loan of three milliard crowns fell due.", "milliard", "billion"),
    )
    good = ("The milliard is an old word for a billion.", "A bridge for 1.2 billion euros.")
    cases = (
        Case(rf"(?<=\b{_COUNT}[\s-])milliards?(?:\sof(?=\s(?:euro|dollar|pound|crown|dirham|\p{{Lu}})))?\b", "billion"),
    )
