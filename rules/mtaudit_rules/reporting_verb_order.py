"""Words put into somebody's mouth with a verb that English does not report speech with: '", launched the mayor'."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match, Pattern
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_VERBS = {
    "said": "launched|advanced|ironised|ironized|precised|sentenced|signalled|signaled|indicated|specified|manifested",
    "says": "launches|advances|ironises|ironizes|precises|sentences|signals|indicates|specifies|manifests",
}
_OPENING = Pattern(r"(?<!\w)['\"“‘«„](?=\w)")
LONGEST_TITLE = 12
"""Characters of a quotation after which a verb may belong to what is so called."""
_WHO = (
    r"(?=\s(?:he|she|they|(?:the|his|her|their)\s(?:[\p{L}-]+\s){0,2}(?:mayor|minister|president|chairman|chairwoman|"
    r"leader|coach|manager|player|captain|spokesman|spokeswoman|spokesperson|director|secretary|deputy|senator|MP|"
    r"judge|lawyer|prosecutor|police|expert|official|governor|candidate|actor|actress|singer|author|striker|driver)\b))"
)


class ReportingVerbOrder(PatternRule):
    """Inverted attributions after a quotation whose verb is one of French, Spanish or Russian news."""

    error_type = ErrorType.MISTRANSLATION
    severity = Severity.MINOR
    message = "English does not report speech with this verb."
    in_quotations = Quoted.SKIP
    bad = (
        Bad('"We will not yield," launched the mayor.', "launched", "said"),
        Bad("“All is ready,” indicates the minister.", "indicates", "says"),
    )
    good = (
        '"We will not yield," said the mayor.',
        'Her album, "Home", launched the label. The "Kursk", launched in 1994, sank.',
    )
    cases = tuple(Case(rf"(?<=\p{{Ll}}[,!?]['\"”’»]\s)(?P<verb>{verbs}){_WHO}", fix) for fix, verbs in _VERBS.items())

    def accepts(self, document: Document, match: Match) -> bool:
        """Not where what is quoted is so short that it may be a title."""
        closing: int = match.start() - 2
        opened = max(
            (mark.start() for mark in _OPENING.finditer(document.text, max(0, closing - 400), closing)), default=0
        )
        return closing - opened > LONGEST_TITLE
