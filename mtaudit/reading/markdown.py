"""Markdown (CommonMark) → prose; markdown-it-py parses, and the tokens are given the offsets that it does not keep."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from mtaudit.article.document import BlockKind
from mtaudit.language.text import Span
from mtaudit.reading import html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from mtaudit.reading.prose import Prose

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_SETTING = re.compile(r"([A-Za-z][\w-]*):[ \t]+(.+)")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_HEADING_MARK = re.compile(r"[^#]*#{1,6}[ \t]*")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LINE_BREAK = re.compile(r"<br[ \t\n]*/?>", re.IGNORECASE)
_IMAGE_NESTING_LIMIT = 20


def front_matter(source: str) -> tuple[dict[str, str], int]:
    """The `key: value` lines between two `---` at the head of the source, and the offset behind them.

    A source that does not begin so, or that never closes what it began, has none: ({}, 0).
    """
    opening = _LINE.match(source)
    if opening is None or not _FENCE.fullmatch(line := opening.group().rstrip("\r\n")) or not line.startswith("---"):
        return {}, 0
    settings: dict[str, str] = {}
    at = opening.end()
    while at < len(source) and (following := _LINE.match(source, at)):
        at = following.end()
        line = following.group().rstrip("\r\n")
        if _FENCE.fullmatch(line):
            return (settings, at) if settings else ({}, 0)
        if setting := _SETTING.fullmatch(line):
            settings[setting.group(1)] = setting.group(2).strip().strip("\"'")
    return {}, 0


def write(prose: Prose, start: int) -> None:
    """Read the Markdown from `start` of the source of `prose` into it."""
    _Reader(prose, start).read()


class _State(StateInline):
    """Notes in `meta["at"]` of each token where its text begins."""

    pending_at = 0
    pushed_at = -1
    pushed_here = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.meta["at"] = self.pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A run of asterisks is pushed one by one from the same position, so those are counted."""
        token = super().push(ttype, tag, nesting)
        self.pushed_here = self.pushed_here + 1 if self.pos == self.pushed_at else 0
        self.pushed_at = self.pos
        token.meta["at"] = self.pos + (self.pushed_here if ttype == "text" else 0)
        return token


class _Inline(ParserInline):
    """The parser of inline marks, with its state replaced and the nesting of images bounded."""

    depth = 0

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if self.depth > _IMAGE_NESTING_LIMIT:
            return tokens
        self.depth += 1
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        self.depth -= 1
        return state.tokens


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    inline = _Inline()
    inline.ruler.enableOnly(parser.inline.ruler.get_active_rules())
    inline.ruler2.enableOnly(["balance_pairs", "emphasis"])  # the third joins texts and so loses their offsets
    parser.inline = inline
    return parser.disable("text_join")


class _Reader:
    def __init__(self, prose: Prose, start: int) -> None:
        self.prose = prose
        self.source = prose.source
        self.lines = [Span(line.start(), line.end()) for line in _LINE.finditer(self.source, start) if line.group()]
        self.start = start
        self.kinds = [BlockKind.PARAGRAPH]
        self.has_headline = False
        self.in_heading = False

    def read(self) -> None:
        for token in _parser().parse(self.source[self.start :]):
            lines = self.lines[token.map[0] : token.map[1]] if token.map else []
            if token.type == "inline":
                self._paragraph(token, lines)
            elif token.type == "html_block" and lines:
                self._html(token, Span(lines[0].start, lines[-1].end))
            elif token.nesting > 0:
                self.kinds.append(self._kind(token))
                self.in_heading = token.type == "heading_open" and token.markup.startswith("#")
            elif token.nesting < 0:
                self.kinds.pop()
        self.prose.end_block()

    def _kind(self, token: Token) -> BlockKind:
        around = self.kinds[-1]
        if token.type == "heading_open":
            first = token.tag == "h1" and not self.has_headline
            self.has_headline |= first
            return BlockKind.HEADLINE if first else BlockKind.SUBHEAD
        if token.type == "blockquote_open" or around is BlockKind.QUOTATION:
            return BlockKind.QUOTATION
        return BlockKind.LIST_ITEM if token.type == "list_item_open" else around

    def _html(self, token: Token, span: Span) -> None:
        """Raw HTML; inside a list or a quotation its lines bear marks of Markdown, so only comments are read there."""
        if token.level == 0:
            html.write(self.prose, span.start, span.end)
            return
        for comment in _COMMENT.finditer(self.source, span.start, span.end):
            self.prose.comment(comment.group(1), Span(comment.start(), comment.end()))

    def _paragraph(self, token: Token, lines: Sequence[Span]) -> None:
        offsets = _Offsets(self.source, token.content, lines, is_heading=self.in_heading)
        images: list[tuple[Token, int]] = []
        self._inline(token.children or [], 0, offsets, self.kinds[-1], images)
        self.prose.end_block()
        for image, at in images:
            self._inline(image.children or [], at, offsets, BlockKind.CAPTION, images=None)
            self.prose.end_block()

    def _inline(
        self,
        tokens: Sequence[Token],
        base: int,
        offsets: _Offsets,
        kind: BlockKind,
        images: list[tuple[Token, int]] | None,
    ) -> None:
        """Take inline tokens whose offsets count from `base` of the content; images wait until the block is over."""
        in_autolink = False
        for token in tokens:
            at = base + token.meta.get("at", 0)
            if token.type in {"text", "text_special"} and token.content:
                self._text(token, at, offsets, kind, in_autolink=in_autolink)
            elif token.type == "softbreak":
                span = offsets.span(at, at + 1)
                self.prose.space(span.start, span.end)
            elif token.type == "hardbreak":
                span = offsets.span(at, at + 1)
                self.prose.line_break(span.start, span.end + (self.source[span.start] == "\\"))
            elif token.type == "html_inline" and _LINE_BREAK.fullmatch(token.content):
                span = offsets.span(at, at + len(token.content))
                self.prose.line_break(span.start, span.end)
            elif token.type == "html_inline" and (comment := _COMMENT.fullmatch(token.content)):
                self.prose.comment(comment.group(1), offsets.span(at, at + len(token.content)))
            elif token.type == "image" and images is not None:
                images.append((token, at + len("![")))
            elif token.type in {"link_open", "link_close"}:
                in_autolink = token.markup == "autolink" and token.nesting > 0

    def _text(self, token: Token, at: int, offsets: _Offsets, kind: BlockKind, *, in_autolink: bool) -> None:
        if in_autolink:
            start = offsets.span(at, at + 1).start
            start += self.source[start] == "<"
            self.prose.flow(start, self.source.index(">", start), kind)
        elif token.type == "text":
            span = offsets.span(at, at + len(token.content))
            self.prose.flow(span.start, span.end, kind)
        else:
            span = offsets.span(at, at + len(token.markup))
            if token.content == token.markup:
                self.prose.flow(span.start, span.end, kind)
            else:
                self.prose.unit(token.content, span.start, span.end, kind)


class _Offsets:
    """The way from the content of a block, whose lines have lost their marks and indents, back to the source."""

    def __init__(self, source: str, content: str, lines: Sequence[Span], *, is_heading: bool) -> None:
        self.starts: list[int] = []
        self.shifts: list[int] = []
        at = 0
        for part, line in zip(content.split("\n"), lines, strict=False):
            raw = source[line.start : line.end]
            kept = part.lstrip(" \t")
            if is_heading and (mark := _HEADING_MARK.match(raw)):
                begins = len(raw) - len(raw[mark.end() :].lstrip(MD_TRIM_CHARS))
            else:
                is_last = at + len(part) == len(content)
                begins = len(raw.rstrip(MD_TRIM_CHARS if is_last else "\r\n")) - len(kept)
            self.starts.append(at)
            self.shifts.append(line.start + begins - (at + len(part) - len(kept)))
            at += len(part) + 1

    def span(self, start: int, end: int) -> Span:
        """The source of `start:end` of the content."""
        return Span(self._map(start), self._map(end - 1) + 1)

    def _map(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]
