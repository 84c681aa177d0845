"""An article as the rules see it: prose, its blocks, and the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.article import bitext as bitexts
from mtaudit.language import text as texts
from mtaudit.language.text import Quotation, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtaudit.article.bitext import Bitext
    from mtaudit.article.glossary import Glossary
    from mtaudit.article.original import Original


class BlockKind(StrEnum):
    """What part of an article a block is."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    CREDIT = "credit"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the article: its kind and its place in the text."""

    kind: BlockKind
    span: Span


class Piece(NamedTuple):
    """A stretch of the text and the stretch of the source that it was read from.

    Equal lengths mean that the two agree character for character; otherwise (an entity) the piece is one unit.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment in the markup that silences findings.

    `rules` are rule ids, none at all meaning every rule. `scope` is the text it silences: the block it stands in, the
    next block if it stands between two (empty if none follows), or the whole text. `source_span` is the comment.
    """

    rules: tuple[str, ...]
    scope: Span
    source_span: Span


@dataclass(frozen=True)
class Document:
    """One article, decoded and taken apart; made by `mtaudit.reading.markup`, read by the rules.

    `text` is prose only. `source` is the decoded file with its newlines as they stand. `pieces` lead from the one to
    the other, in order and without overlap; none at all means that the two are the same string. `original` is the text
    that the article was translated from and `reference` a translation to measure it by, where they are at hand;
    `glossary` holds the terms that the house wants in it.
    """

    id: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    source_language: str | None = None
    notes: tuple[str, ...] = ()
    directives: tuple[Directive, ...] = ()
    original: Original | None = None
    reference: str | None = None
    glossary: Glossary | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "metadata", MappingProxyType(dict(self.metadata)))

    def __getstate__(self) -> dict[str, object]:
        state: dict[str, object] = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**state, "metadata": dict(self.metadata)}

    def __setstate__(self, state: dict[str, object]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)
        self.__post_init__()

    def source_span(self, span: Span) -> Span:
        """Where `span` of the text stands in the source, markup between its ends included."""
        if not self.pieces:
            return span
        first = self._piece_at(span.start)
        last = self._piece_at(max(span.end - 1, span.start))
        start = _map(first, span.start).start
        end = start if span.length == 0 else _map(last, span.end - 1).end
        return Span(start, max(start, end))

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code-point offset into the source; CR, LF and CRLF each end a line."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def source_line(self, line: int) -> str:
        """The source line with that number, from 1, without its line ending."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.source)
        return self.source[start:end].rstrip("\r\n")

    @cached_property
    def folded(self) -> str:
        """The text in lower case with plain spaces and apostrophes, offsets unchanged."""
        return texts.fold(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and numbers of all blocks, in order."""
        return tuple(token for block in self.blocks for token in texts.tokens(self.text, block.span))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences of all blocks, in order; none crosses a block."""
        return tuple(s for block in self.blocks for s in texts.sentences(self.text, block.span))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quoted ranges of all blocks, in order."""
        return tuple(q for block in self.blocks for q in texts.quotations(self.text, block.span))

    @cached_property
    def bitext(self) -> Bitext | None:
        """The article beside its original, sentence by sentence; None where there is no original."""
        if self.original is None:
            return None
        return bitexts.bitext(self.original, self.text, tuple(self._paragraphs()))

    def original_of(self, span: Span) -> str | None:
        """The original's sentence that answers to a place of the text, on one line; None where nothing does."""
        pair = self.bitext.pair_at(span.start) if self.bitext is not None else None
        return None if pair is None else " ".join(pair.source.split())

    def _paragraphs(self) -> Iterator[tuple[Span, ...]]:
        """The sentences of each block; where the original is segmented, of what blank lines part."""
        sentences: list[Span] = []
        for sentence in self.sentences:
            if sentences and self._is_apart(sentences[-1].end, sentence.start):
                yield tuple(sentences)
                sentences = []
            sentences.append(sentence)
        if sentences:
            yield tuple(sentences)

    def _is_apart(self, end: int, start: int) -> bool:
        if self.original is not None and self.original.segmented:
            return "\n\n" in self.text[end:start]
        return self.block_at(end - 1) is not self.block_at(start)

    @cached_property
    def word_count(self) -> int:
        """The evaluation word count: words of all blocks."""
        return sum(self.words_in(block.span) for block in self.blocks)

    def words_in(self, span: Span) -> int:
        """The evaluation word count of a range of the text."""
        return texts.count_words(self.text[span.start : span.end])

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the text offset, or None between blocks."""
        at = bisect_right(self._block_starts, offset) - 1
        if at < 0 or offset >= self.blocks[at].span.end:
            return None
        return self.blocks[at]

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds the text offset, or None between sentences."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at < 0 or offset >= self.sentences[at].end:
            return None
        return self.sentences[at]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside `span`."""
        first = bisect_right(self._token_starts, span.start - 1)
        last = bisect_right(self._token_starts, span.end - 1)
        return self.tokens[first:last]

    def in_quotation(self, span: Span) -> bool:
        """Whether `span` lies inside quotation marks or in a block quotation."""
        block = self.block_at(span.start)
        if block is not None and block.kind is BlockKind.QUOTATION:
            return True
        return any(q.start < span.start and span.end < q.end + (not q.closed) for q in self.quotations)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, source = [0], self.source
        for at, char in enumerate(source):
            if char == "\n" or (char == "\r" and source[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return starts

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.text_start for piece in self.pieces]

    def _piece_at(self, offset: int) -> Piece:
        return self.pieces[max(bisect_right(self._piece_starts, offset) - 1, 0)]


def _map(piece: Piece, offset: int) -> Span:
    """The source range of the one text character at `offset`; past the piece, the empty range at its end."""
    if offset >= piece.text_end:
        return Span(piece.source_end, piece.source_end)
    if piece.text_end - piece.text_start == piece.source_end - piece.source_start:
        at = piece.source_start + offset - piece.text_start
        return Span(at, at + 1)
    return Span(piece.source_start, piece.source_end)
