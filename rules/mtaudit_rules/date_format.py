"""A date in the source's words: "the 15 April", "on 15 of April", "the day 15 of May"."""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import MONTH, WEEKDAY

_DAY = r"(?:[12]\d|3[01]|[1-9])"
_YEAR = r"(?:1[5-9]|20)\d\d"


class DateFormat(PatternRule):
    """Day and month joined by words that English does not put there."""

    error_type = ErrorType.DATE_FORMAT
    severity = Severity.MINOR
    message = "English writes dates otherwise."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The court met on the 15 April in Bonn.", "the 15 April", "15 April"),
        Bad("They marry on 15 of May.", "15 of May", "15 May"),
        Bad("It began the day 12 of June of 2010.", "the day 12 of June of 2010", "12 June 2010"),
        Bad("It opens on 15. March in Bonn.", "15. March", "15 March"),
        Bad("They left on June 12 of 2010.", "June 12 of 2010", "June 12, 2010"),
    )
    good = (
        "The court met on 15 April, the 15th of May and the 12 May deadline.",
        "They marry on the 15th of May. On 9 of March's 31 days it rained.",
        "Since June of 2010 it has been shut.",
    )
    cases = (
        Case(rf"(?:\bthe\s)?(?<![\d.])(?P<flag>(?P<d>{_DAY})\.\s(?P<m>{MONTH}))(?![\w’'])", "{d} {m}"),
        Case(rf"\bthe\sday\s(?P<d>{_DAY})\s(?:of\s)?(?P<m>{MONTH})(?:\sof(?P<y>\s{_YEAR}))?(?![\w’'])", "{d} {m}{y}"),
        Case(
            rf"(?<=\b(?:on|since|until|from|till)\s)the\s(?P<d>{_DAY})\s(?P<m>{MONTH})(?:\sof)?(?P<y>\s{_YEAR})?(?=[.,;]|\s(?:in|at|and|to|by|the|when|after|on)\b|$)",
            "{d} {m}{y}",
        ),
        Case(
            rf"(?<!\bthe\s|\bday\s|[\d.:-]|\bin\s|\bof\s|\bto\s)(?<=\b(?:on|since|until|from|{WEEKDAY},?)\s)(?P<d>{_DAY})\sof\s(?P<m>{MONTH})(?:,?(?:\sof)?(?P<y>\s{_YEAR}))?(?![\w’'])",
            "{d} {m}{y}",
        ),
        Case(rf"\b(?P<m>{MONTH})\s(?P<d>{_DAY})\sof\s(?P<y>{_YEAR})\b", "{m} {d}, {y}"),
        Case(rf"\b(?P<d>{_DAY})\s(?P<m>{MONTH})\sof(?P<y>\s{_YEAR})\b", "{d} {m}{y}"),
    )
