"""Sets an article block by block, each with the notes on it beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from mtaudit.article.document import Block, BlockKind
from mtaudit.language.text import Span
from mtaudit.reporters.html.annotate import Annotation, annotate, annotated
from mtaudit.reporters.html.elements import Html, element, lines, visible
from mtaudit.reporters.html.notes import note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtaudit.article.document import Document
    from mtaudit.report import ArticleReport

_TAGS = {
    BlockKind.HEADLINE: "h1",
    BlockKind.SUBHEAD: "h2",
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "div",
    BlockKind.CAPTION: "figcaption",
    BlockKind.CREDIT: "p",
    BlockKind.QUOTATION: "blockquote",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A block with the text between it and the block before; the last row of an article has no block."""

    number: int
    between: Span
    block: Block | None

    @property
    def is_list_item(self) -> bool:
        return self.block is not None and self.block.kind is BlockKind.LIST_ITEM

    @property
    def end(self) -> int:
        return self.block.span.end if self.block else self.between.end


def article_body(article: ArticleReport) -> Html:
    """The text of the article in its blocks, with marks, and the notes on each block beside it."""
    rows = list(_rows(article.document))
    pieces = _pieces(rows, annotate(article.findings, article.article_findings))
    notes = _notes(rows, article)
    set_rows: list[str] = []
    for is_list, group in groupby(rows, key=lambda row: row.is_list_item):
        items = [_row(article.document, row, pieces[row.number], notes[row.number]) for row in group]
        set_rows.append(element("ul", lines(*items), class_="list") if is_list else lines(*items))
    return lines(*set_rows)


def block_id(number: int) -> str:
    """The id of the block with that number, from 0."""
    return f"block-{number + 1}"


def _rows(document: Document) -> Iterator[_Row]:
    at = 0
    for number, block in enumerate(document.blocks):
        yield _Row(number, Span(at, block.span.start), block)
        at = block.span.end
    yield _Row(len(document.blocks), Span(at, len(document.text)), None)


def _pieces(rows: list[_Row], marks: tuple[Annotation, ...]) -> list[list[Annotation]]:
    """The annotations that touch each row, in order."""
    pieces: list[list[Annotation]] = []
    current: list[Annotation] = []
    at = 0
    for row in rows:
        while at < len(marks) and (marks[at].span.start < row.end or row.block is None):
            current.append(marks[at])
            at += 1
        pieces.append(current)
        current = [mark for mark in current if mark.span.end > row.end]
    return pieces


def _notes(rows: list[_Row], article: ArticleReport) -> list[list[Html]]:
    """The notes on the findings that start in each row."""
    notes: list[list[Html]] = [[] for _ in rows]
    row = 0
    for number, finding in enumerate(article.findings, 1):
        while row < len(rows) - 1 and finding.span.start >= rows[row].end:
            row += 1
        notes[row].append(note(finding, number, article.document))
    return notes


def _row(document: Document, row: _Row, marks: list[Annotation], notes: list[Html]) -> Html | str:
    between = _between(document, row, marks)
    if row.block is None:
        if not between and not notes:
            return ""
        return element("div", element("p", between, class_="text"), _list(notes, row), class_="row rest")
    kind = row.block.kind
    inside = [mark for mark in marks if _stands_in(mark.span, row.block.span)]
    words = annotated(document.text, row.block.span, inside)
    if kind is BlockKind.QUOTATION:
        words = element("p", between, words)
        between = Html("")
    outer = {BlockKind.LIST_ITEM: "li", BlockKind.CAPTION: "figure"}.get(kind, "div")
    marked = " marked" if between and kind is BlockKind.LIST_ITEM else ""
    return element(
        outer,
        element(_TAGS[kind], between, words, class_="text"),
        _list(notes, row),
        id=block_id(row.number),
        class_=f"row {kind}{marked}",
    )


def _between(document: Document, row: _Row, marks: list[Annotation]) -> Html:
    """The text before a block, such as the mark of a list item; nothing for mere white space without a finding."""
    gap = row.between
    here = [mark for mark in marks if _stands_in(mark.span, gap, last=row.block is None)]
    meets = any(gap.start <= mark.span.start < gap.end or gap.start < mark.span.end <= gap.end for mark in here)
    points = any(mark.span.length == 0 for mark in here)
    if not (meets or points or visible(document.text[gap.start : gap.end]).strip()):
        return Html("")
    return element("span", annotated(document.text, gap, here), class_="between")


def _stands_in(mark: Span, stretch: Span, *, last: bool = False) -> bool:
    if mark.length == 0:
        return stretch.start <= mark.start < stretch.end or (last and mark.start >= stretch.end)
    return mark.overlaps(stretch)


def _list(notes: list[Html], row: _Row) -> Html:
    if not notes:
        return Html("")
    label = f"Findings in block {row.number + 1}"
    return element("ol", lines(*notes), class_="notes", aria_label=label)
