"""A space between a quotation mark and the words that it encloses: “ a great day ”."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity


class SpaceInsideQuotationMarks(PatternRule):
    """Curly marks with a space on the inner side."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = "No space belongs between a quotation mark and the words that it encloses."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("They called it “ a great day” in Bonn.", "“ ", "“"),
        Bad("They called it “a great day ” in Bonn.", " ”", "”"),
    )
    good = (
        "They called it “a great day” in Bonn.",
        "“A day,” he said. “Great.”",
    )
    cases = (
        Case(r"(?P<flag>(?P<mark>“)[ \u00a0]+)(?=\w)", "{mark}", ("“",)),
        Case(r"(?<=[.!?,:]\s)(?P<flag>(?P<mark>\")[ \u00a0]+)(?=\p{Lu}\p{Ll}*\s\p{Ll})", "{mark}", ('" ',)),
        Case(r"(?<=[\w.,!?…])(?P<flag>[ \u00a0]+(?P<mark>”))(?=[\s.,;:!?]|$)", "{mark}", ("”",)),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """The mark faces its own way: after an opening one the quotation closes, a closing one was opened."""
        block = document.block_at(match.start())
        if block is None:
            return False
        if match["mark"] == '"':
            return document.text.count('"', block.span.start, match.start()) % 2 == 0
        if match["mark"] == "“":
            return "”" in document.text[match.end() : block.span.end].partition("“")[0]
        return "“" in document.text[block.span.start : match.start()].rpartition("”")[2]
