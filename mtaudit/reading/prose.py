"""Prose in the making: text, blocks and pieces gathered while a source is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.article.document import Block, BlockKind, Directive, Document, Piece
from mtaudit.language.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCK_SEPARATOR = "\n\n"
"""What stands between two blocks of a text that was taken out of markup; it has no source."""

_RUN = re.compile(r"[ \t\n\f\r]+|[^ \t\n\f\r]+")
_DIRECTIVE = re.compile(r"\s*mtaudit:\s*(ignore(?:-file)?)(?:\s*\[([^\]]*)\])?(?=\s|$)")
_ADDRESSED = re.compile(r"\s*mtaudit:")


class _Comment(NamedTuple):
    """A directive on its way: the block it belongs to is known by number only until all blocks are read."""

    rules: tuple[str, ...]
    whole_file: bool
    block: int
    source_span: Span


class Prose:
    """Gathers the prose of one source; a reader of a format writes to it from left to right.

    All offsets given to its methods are code points of the source.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.notes: list[str] = []
        self._chunks: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._comments: list[_Comment] = []
        self._kind: BlockKind | None = None
        self._block_start = 0
        self._first_chunk = 0
        self._first_piece = 0
        self._space: Span | None = None

    def flow(self, start: int, end: int, kind: BlockKind) -> None:
        """Take a stretch of the source into a block of `kind`, its white space collapsed as a browser does it."""
        for run in _RUN.finditer(self.source, start, end):
            if run.group()[0] in " \t\n\f\r":
                self.space(run.start(), run.end())
            else:
                self.unit(run.group(), run.start(), run.end(), kind)

    def space(self, start: int, end: int) -> None:
        """White space: one space if the block has begun and goes on, else nothing."""
        if self._kind is not None and self._space is None:
            self._space = Span(start, end)

    def unit(self, text: str, start: int, end: int, kind: BlockKind) -> None:
        """Take `text`, which the source writes as `source[start:end]`, into a block of `kind`."""
        if self._kind is not kind:
            self.end_block()
            self._begin(kind)
        if self._space is not None:
            space, self._space = self._space, None
            self._append(" ", space.start, space.end)
        self._append(text, start, end)

    def line_break(self, start: int, end: int) -> None:
        """A forced line break: a newline inside a block, in place of the white space around it."""
        if self._kind is not None:
            self._space = None
            self._append("\n", start, end)

    def end_block(self) -> None:
        """What comes next begins a new block. A block that is blank leaves no trace."""
        if self._kind is None:
            return
        text = "".join(self._chunks[self._first_chunk :])
        start = self._block_start + len(text) - len(text.lstrip())
        end = self._block_start + len(text.rstrip())
        if start < end:
            self._blocks.append(Block(self._kind, Span(start, end)))
        else:
            del self._chunks[self._first_chunk - bool(self._blocks) :], self._pieces[self._first_piece :]
            self._length = self._block_start - len(BLOCK_SEPARATOR) * bool(self._blocks)
        self._kind = self._space = None

    def comment(self, content: str, source_span: Span) -> None:
        """A comment of the markup, which may be a directive to this tool."""
        directive = _DIRECTIVE.match(content)
        names = directive.group(2) if directive else None
        rules = tuple(name for part in (names or "").split(",") if (name := part.strip()))
        if directive and (rules or names is None):
            whole_file = directive.group(1) == "ignore-file"
            self._comments.append(_Comment(rules, whole_file, len(self._blocks), source_span))
        elif _ADDRESSED.match(content):
            shown = " ".join(content.split())
            self.notes.append(f'a comment was not understood and silences nothing: "{shown}"')

    def document(
        self, name: str, metadata: Mapping[str, str], source_language: str | None, notes: tuple[str, ...]
    ) -> Document:
        """All that was gathered, as the article called `name`."""
        self.end_block()
        return Document(
            id=name,
            source=self.source,
            text="".join(self._chunks),
            blocks=tuple(self._blocks),
            pieces=tuple(self._pieces),
            metadata=metadata,
            source_language=source_language,
            notes=(*notes, *self.notes),
            directives=tuple(self._directive(comment) for comment in self._comments),
        )

    def _directive(self, comment: _Comment) -> Directive:
        if comment.whole_file:
            scope = Span(0, self._length)
        elif comment.block < len(self._blocks):
            scope = self._blocks[comment.block].span
        else:
            scope = Span(self._length, self._length)
        return Directive(comment.rules, scope, comment.source_span)

    def _begin(self, kind: BlockKind) -> None:
        if self._blocks:
            self._chunks.append(BLOCK_SEPARATOR)
            self._length += len(BLOCK_SEPARATOR)
        self._kind = kind
        self._block_start = self._length
        self._first_chunk = len(self._chunks)
        self._first_piece = len(self._pieces)

    def _append(self, text: str, start: int, end: int) -> None:
        at = self._length
        self._chunks.append(text)
        self._length += len(text)
        last = self._pieces[-1] if len(self._pieces) > self._first_piece else None
        if last and self._joins(last, text, start, end):
            self._pieces[-1] = Piece(last.text_start, self._length, last.source_start, end)
        else:
            self._pieces.append(Piece(at, self._length, start, end))

    def _joins(self, last: Piece, text: str, start: int, end: int) -> bool:
        """Whether source and text run on alike, so that one piece can stand for both stretches.

        A piece of one character may be a newline shown as a space, so it is compared and not only measured.
        """
        if last.source_end != start or self.source[start:end] != text:
            return False
        length = last.text_end - last.text_start
        if length != last.source_end - last.source_start:
            return False
        return length > 1 or self.source[last.source_start] == self._chunks[-2]
