"""A time of day in the source's form: "19:30 p.m.", "at 20h30", "at 21 hours", "8 o'clock in the night"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_HOUR = r"(?:[01]?\d|2[0-4])"


class TimeFormat(PatternRule):
    """Clock times that count past twelve twice or carry another language's hour mark."""

    error_type = ErrorType.TIME_FORMAT
    severity = Severity.MINOR
    message = "English tells the time otherwise."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The match begins at 19:30 p.m. on Sunday.", "19:30 p.m.", "7:30 p.m."),
        Bad("The shop opens at 20h30.", "20h30", "20:30"),
        Bad("They met at 21 hours in Bonn.", "at 21 hours", "at 21:00"),
        Bad("It rained at 9 o’clock in the night.", "9 o’clock in the night", "9 o’clock at night"),
        Bad("The siren wails at 14 o’clock.", "14 o’clock", "2 p.m."),
        Bad("The vote is at 18:30 o'clock.", "18:30 o'clock", "6:30 p.m."),
    )
    good = (
        "The match begins at 7:30 p.m., kick-off 19:30.",
        "They met for 21 hours; a suspect was held at 48 hours' notice.",
        "At 24 hours old, the calf stood; at 12 hours a week the pay is low.",
    )
    cases = (
        Case(r"\b(?P<h>1[3-9]|2[0-3])[:.](?P<m>[0-5]\d)\s?(?P<half>[ap]\.?m\b\.?)", "{h}:{m} {half}"),
        Case(
            rf"(?<=\b(?:at|from|to|until|by|around|about|before|after|and)\s)(?P<h>{_HOUR})\s?[hH]\s?(?P<m>[0-5]\d)\b",
            "{h}:{m}",
        ),
        Case(r"\bat\s(?P<h>1[3-9]|2[0-3])\shours(?=[.,;]|\s(?:in|on|local|GMT|yesterday|today|this)\b|$)", "at {h}:00"),
        Case(r"(?P<count>\b(?:1[3-9]|2[0-3]))(?:[:.](?P<past>[0-5]\d))?\so['’]clock\b"),
        Case(r"(?P<h>\b\d{1,2})\so(?P<q>['’])clock\s(?:in|of)\sthe\snight\b", "{h} o{q}clock at night"),
    )

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The time on a twelve-hour clock where the article says a.m. or p.m., else on a clock of twenty-four."""
        if "count" in match.groupdict():
            past = match["past"] or "00"
            return f"{int(match['count']) - 12}{'' if past == '00' else ':' + past} p.m."
        half = match.groupdict().get("half")
        if half and half[0] == "a":
            return None  # whether the hour or the half of the day is wrong, nobody can tell
        if half:
            return f"{int(match['h']) - 12}:{match['m']} {half}"
        return super().fix_for(document, match, case)
