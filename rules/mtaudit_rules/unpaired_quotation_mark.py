"""A curly quotation mark without a partner: a quotation that opens and never closes, or closes and never opened.

A quotation of several paragraphs opens anew in each of them and closes in the last, which is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Span
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, Quoted, Rule, Severity


class UnpairedQuotationMark(Rule):
    """Curly double marks of a block that have no partner in it."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = "This quotation mark has no partner; readers cannot tell where the quotation ends."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("It rained.\n\nHe spoke of a “great day for all of us and left.\n\nThen it snowed.", "“"),
        Bad("It rained.\n\nHe spoke of a great day” for all of us and left.\n\nThen it snowed.", "”"),
    )
    good = (
        "“We are here to stay, and the talks go on.\n\n“They go on in May,” he said.",
        "He spoke of a “great day” for all.",
        "The board is 5” wide, and „so“ they write in Prague.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The mark left over in a block where exactly one is; where more are, the marks are beyond telling.

        The first and the last block are spared: an excerpt may begin or end inside a quotation.
        """
        if "„" in document.text:
            return
        for number, block in enumerate(document.blocks[1:-1], start=1):
            if "“”" in document.text[block.span.start : block.span.end]:  # piled marks, which are another rule's
                continue
            alone = _left_over(document.text, block.span)
            if len(alone) == 1 and not _is_legal(document, number, alone[0]):
                yield self.finding(document, Span(alone[0], alone[0] + 1))


def _left_over(text: str, span: Span) -> list[int]:
    waiting: list[int] = []
    closed_too_soon: list[int] = []
    for at in range(span.start, span.end):
        if text[at] == "“":
            waiting.append(at)
        elif text[at] == "”" and waiting:
            waiting.pop()
        elif text[at] == "”":
            closed_too_soon.append(at)
    return closed_too_soon + waiting


def _is_legal(document: Document, number: int, at: int) -> bool:
    """Whether a lone mark opens a paragraph of a longer quotation, or is an inch or a second."""
    text = document.text
    if text[at] == "”":
        return text[at - 1 : at].isdigit()
    following = document.blocks[number + 1 : number + 2]
    return any(text[block.span.start] in "“‘" for block in following)
