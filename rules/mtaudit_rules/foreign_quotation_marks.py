"""Quotation marks of another language or of TeX: „so“, ,,so'', ``so'', »so«, 「so」.

An engine that copies marks through leaves the source's; English has “so” and ‘so’.
"""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_INSIDE = r"[^\n„“”«»「」『』.!?]{1,120}?[.!?]?"


class ForeignQuotationMarks(PatternRule):
    """Quoted words in marks that English does not use."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = "These quotation marks are another language's."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("They called it „a great day“ in Bonn.", "„a great day“", "“a great day”"),
        Bad("They called it ,,a great day'' in Bonn.", ",,a great day''", '"a great day"'),
        Bad("They called it « a great day » in Bonn.", "« a great day »", "“a great day”"),
        Bad("They called it 「a great day」 in Bonn.", "「a great day」", "“a great day”"),
    )
    good = (
        "They called it “a great day” in Bonn.",
        "They called it 'a great day', \"so\" to say.",
        "The marks » and « are odd here.",
    )
    cases = (
        Case(rf"„(?P<in>{_INSIDE})[“”\"]", "“{in}”", ("„",)),
        Case(r"(?<!,),,(?P<in>[^\s,'\"][^\n,'\"]{0,300}?)(?:''|\"|“|”)", '"{in}"', (",,",)),
        Case(r"``(?P<in>[^\n`]{1,300}?)''", '"{in}"', ("``",)),
        Case(rf"«\s?(?P<in>{_INSIDE})\s?»|(?<=[\s(]|^)»(?!\s)(?P<in>{_INSIDE})(?<!\s)«", "“{in}”", ("«",)),
        Case(r"[「『](?P<in>[^\n「」『』]{1,300}?)[」』]", "“{in}”", ("「", "『")),
    )
