"""A place on a road told by its ordinal kilometre: "at the 91st kilometre of the Kyiv-Odesa highway"."""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_ROAD = r"(?:road|highway|motorway|route|freeway|expressway|autobahn|ring)"


class RoadKilometre(PatternRule):
    """The kilometre post of Slavic and Turkish accident reports, which English tells as a distance."""

    error_type = ErrorType.AWKWARD
    severity = Severity.MINOR
    message = "English tells a place on a road by the distance from a town, or by the junction."
    in_quotations = Quoted.SKIP
    bad = (
        Bad("A bus overturned at the 91st kilometre of the Kyiv highway.", "at the 91st kilometre", "at kilometre 91"),
        Bad("They crashed on 25 kilometer of the road to Perm.", "on 25 kilometer", "at kilometer 25"),
    )
    good = (
        "He fell back on the 91st kilometre of the stage on the mountain road.",
        "The bus stopped at kilometre 91. On 25 kilometres of road the snow lay.",
    )
    cases = (
        Case(
            rf"\b(?:at|on|in)\s(?:the\s)?(?P<n>\d{{1,4}})(?:st|nd|rd|th)?\s(?P<k>kilomet(?:re|er))(?:\smark)?"
            rf"(?=\s(?:of|on)\s(?:the\s)?(?:[\p{{Lu}}\d][\p{{L}}\d–-]*\s){{0,4}}{_ROAD}\b)",
            "at {k} {n}",
        ),
    )
