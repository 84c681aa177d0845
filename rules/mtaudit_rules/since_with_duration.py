"""A length of time with "since", where English has "for": "since ten years"."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule

_NUMBER = "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|several|many"
_UNIT = "years|months|weeks|days|hours|decades|centuries"


class SinceWithDuration(TagRule):
    """A "since" and a number of years, months or days, as in German and French."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = 'For a length of time English has "{fix}", not "{text}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("He has led the party since ten years.", "since", "for"),
        Bad("The road has been closed since several months.", "since", "for"),
    )
    good = (
        "He has led the party since ten years ago. Since two years of war ended, all is well.",
        "Since many days are sunny, they stay. It was the first win since three months earlier.",
    )
    cases = (TagCase(f"[ since ] {_NUMBER} {_UNIT} .|;|!|and|that|at|in", "for"),)
