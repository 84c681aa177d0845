"""A match score or a minute as another language writes it: "won 2:0", "lost with 0:3", "Marek (67.)"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_RESULT = one_of(
    "won wins winning lost lose loses losing beat beats beating drew draws drawing defeated defeat victory".split()
)
_SCORE = r"(?P<a>\d{1,2}):(?P<b>\d{1,2})"


class ScoreFormat(PatternRule):
    """Scores with a colon, and minutes as ordinals in brackets."""

    error_type = ErrorType.NUMBER_FORMAT
    severity = Severity.MINOR
    message = "English writes scores with a hyphen."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The home side won 2:0 on Sunday.", "2:0", "2-0"),
        Bad("They lost with 0:3 in Bonn.", "0:3", "0-3"),
        Bad("It was 2:1 (1:0) after an hour.", "2:1 (1:0)", "2-1 (1-0)"),
        Bad("Marek (67.) and Kolb (90.+2) scored.", "67.", "67th minute"),
    )
    good = (
        "The home side won 2-0; kick-off was at 2:30 pm.",
        "He won at 10:15 and led in 1:58:03. The ratio is 3:1.",
        "He won in 2:04 (two minutes four seconds). It finished 4:12 behind; see Smith (12.).",
        "John 3:16 won hearts. They led 2:1 among women.",
    )
    cases = (
        Case(
            rf"(?<!:\d+\s)\b{_RESULT}\s(?:the\s(?:game|match|final|set)\s)?(?:with\s|by\s|a\s)?(?P<flag>{_SCORE})(?![\d:.]|\s?(?:[ap]\.?m|seconds|minutes|hours|hrs|sec|min)\b)",
            "{a}-{b}",
        ),
        Case(rf"(?<![\d:.])(?P<flag>{_SCORE}\s\((?P<c>\d{{1,2}}):(?P<d>\d{{1,2}})\))(?![\d:])", "{a}-{b} ({c}-{d})"),
        Case(
            r"(?<=\p{Lu}[\p{L}’'-]+\s\()(?P<flag>(?P<minute>\d{1,3})\.)(?=\)\s(?:and|scored|equali[sz]ed|hit|struck|netted|headed|made)\b)",
            "{minute}",
            message="English writes the minute as “67th minute”.",
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """A score, not a time: neither number has a leading zero unless it is nought."""
        del document
        groups = match.groupdict()
        sides = [groups[name] for name in ("a", "b", "c", "d") if groups.get(name)]
        return all(side == "0" or not side.startswith("0") for side in sides) and all(int(side) <= 20 for side in sides)

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """Hyphens for colons; minutes as ordinals."""
        fix = super().fix_for(document, match, case)
        if fix is None or "minute" not in match.groupdict():
            return fix
        return f"{_ordinal(int(fix))} minute"


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
