"""Words put into somebody's mouth with a verb that English does not report speech with: '", launched the mayor'."""

from __future__ import annotations

from mtaudit.document import Document
from mtaudit.kinds import Case, PatternRule
from mtaudit.mqm import ErrorType, Severity
from mtaudit.pattern import Match
from mtaudit.rule import Bad, Quoted

_VERBS = {
    "said": "launched|advanced|ironised|ironized|precised|sentenced|signalled|signaled|indicated|specified|manifested",
    "says": "launches|advances|ironises|ironizes|precises|sentences|signals|indicates|specifies|manifests",
}
LONGEST_TITLE = 12
"""Characters of a quotation after which a verb may belong to what is so called."""
_WHO = r"(?=\s(?:the|his|her|their|a|an|he|she|they|\p{Lu}))"


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
        opened: int = max(document.text.rfind(mark, 0, closing) for mark in "'\"“‘«„”")
        return closing - opened > LONGEST_TITLE
