"""HTML → prose, by the tokenization of the WHATWG standard and no tree.

The standard library's parser is not used: in Python 3.11 it takes quadratic time over unclosed tags and stops at
`<![x`, and what it makes of a broken comment has changed between patch releases, so that offsets would differ too.

Source: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.article.document import BlockKind
from mtaudit.language.text import Span

if TYPE_CHECKING:
    from mtaudit.reading.prose import Prose

_HIDDEN = frozenset(
    "audio button canvas code iframe math nav noembed noframes noscript object plaintext pre script select style svg "
    "template textarea title video xmp".split()
)
_RAW = frozenset("iframe noembed noframes noscript plaintext script style textarea title xmp".split())
_VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol option p pre search section "
    "select summary table tbody td template textarea tfoot th thead title tr ul video".split()
)
_KINDS = {
    "h1": BlockKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEAD),
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_DEPTH_LIMIT = 512

_MARKUP = re.compile(r"<(?:!--|[!?]|/(?=[^a-zA-Z])|(/?)([a-zA-Z][^ \t\n\f\r/>]*))")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(
    r"[ \t\n\f\r/]*+(?:(>)|([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"([^\"]*+)\"|'([^']*+)'|(?![\"'])([^ \t\n\f\r>]*+)|(.*+)))?)",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]{1,20}|[0-9]{1,20});?|[a-zA-Z][a-zA-Z0-9]{0,40};?)")
_SPACE = re.compile(r"[ \t\n\f\r]*")
_SPACES = frozenset(" \t\n\f\r")


class _Element(NamedTuple):
    name: str
    kind: BlockKind
    hidden: bool


class _Tag(NamedTuple):
    name: str
    closes: bool
    attributes: dict[str, str]
    end: int | None


def write(prose: Prose, start: int, end: int) -> None:
    """Read the HTML in `start:end` of the source of `prose` into it; broken markup is read as a browser reads it."""
    _Reader(prose, start, end).read()
    prose.end_block()


class _Reader:
    def __init__(self, prose: Prose, start: int, end: int) -> None:
        self.prose = prose
        self.source = prose.source
        self.at = start
        self.end = end
        self.open = [_Element("", BlockKind.PARAGRAPH, hidden=False)]
        self.after_break = False

    def read(self) -> None:
        while markup := _MARKUP.search(self.source, self.at, self.end):
            self._text(self.at, markup.start())
            if markup.group(2):
                self._tag(markup)
            elif markup.group() == "<!--":
                self._comment(markup.start())
            else:
                self.at = self._after(">", markup.end())
        self._text(self.at, self.end)

    def _after(self, mark: str, start: int) -> int:
        found = self.source.find(mark, start, self.end)
        return self.end if found < 0 else found + len(mark)

    def _comment(self, start: int) -> None:
        opening = start + len("<!--")
        if short := next((s for s in (">", "->") if self.source.startswith(s, opening, self.end)), None):
            self.at = opening + len(short)
            return
        closing = _COMMENT_END.search(self.source, opening, self.end)
        self.at = closing.end() if closing else self.end
        content_end = closing.start() if closing else self.end
        self.prose.comment(self.source[opening:content_end], Span(start, self.at))

    def _tag(self, markup: re.Match[str]) -> None:
        tag = self._read_tag(markup)
        if tag.end is None:
            self.at = self.end
            return
        start, self.at = markup.start(), tag.end
        if tag.name == "br":
            self._line_break(start)
            return
        if tag.name in _BLOCKS and not self.open[-1].hidden:
            self.prose.end_block()
        if tag.closes:
            self._close(tag.name)
        elif tag.name in _RAW:
            self._skip_raw(tag.name)
        elif tag.name not in _VOID:
            self._open(tag, empty=tag.name in {"svg", "math"} and self.source[tag.end - 2] == "/")

    def _read_tag(self, markup: re.Match[str]) -> _Tag:
        """The tag with its attributes; its end is None if the source ends inside it, which leaves no tag at all."""
        attributes: dict[str, str] = {}
        at = markup.end()
        end: int | None = None
        while part := _ATTRIBUTE.match(self.source, at, self.end):
            at = part.end()
            if part.group(1):
                end = at
                break
            value = part.group(3) or part.group(4) or part.group(5) or ""
            attributes.setdefault(part.group(2).lower(), value)
        return _Tag(markup.group(2).lower(), bool(markup.group(1)), attributes, end)

    def _skip_raw(self, name: str) -> None:
        """Past the end tag of an element whose content is no markup; without one, to the end of the source."""
        closing = re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE)
        found = None if name == "plaintext" else closing.search(self.source, self.at, self.end)
        self.at = self._after(">", found.end()) if found else self.end

    def _open(self, tag: _Tag, *, empty: bool) -> None:
        if tag.name in _BLOCKS and self.open[-1].name == "p":
            self.open.pop()
        if empty or len(self.open) >= _DEPTH_LIMIT:
            return
        parent = self.open[-1]
        hidden = parent.hidden or tag.name in _HIDDEN or "hidden" in tag.attributes
        self.open.append(_Element(tag.name, _kind(tag, parent.kind), hidden))

    def _close(self, name: str) -> None:
        """Close the innermost element of that name and all inside it; an inline one only within its block."""
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name == name:
                del self.open[depth:]
                return
            if name not in _BLOCKS and self.open[depth].name in _BLOCKS:
                return

    def _line_break(self, start: int) -> None:
        """A `<br>` is a newline inside the block; two in a row part two blocks."""
        if self.open[-1].hidden:
            return
        if self.after_break:
            self.prose.end_block()
        else:
            self.prose.line_break(start, self.at)
        self.after_break = True
        blank = _SPACE.match(self.source, self.at, self.end)
        self.at = blank.end() if blank else self.at

    def _text(self, start: int, end: int) -> None:
        element = self.open[-1]
        if start == end or element.hidden:
            return
        self.after_break = False
        at = start
        for entity in _ENTITY.finditer(self.source, start, end):
            self.prose.flow(at, entity.start(), element.kind)
            at = self._entity(entity, element.kind)
        self.prose.flow(at, end, element.kind)

    def _entity(self, entity: re.Match[str], kind: BlockKind) -> int:
        """Take an entity, and say where the text goes on: "&ampx" is an entity and a letter, "&x" is neither."""
        written, shown = entity.group(), unescape(entity.group())
        if shown == written:
            self.prose.flow(entity.start(), entity.end(), kind)
            return entity.end()
        rest = 0
        while rest < len(shown) - 1 and written[-1 - rest] == shown[-1 - rest]:
            rest += 1
        text, end = shown[: len(shown) - rest], entity.end() - rest
        if text in _SPACES:
            self.prose.space(entity.start(), end)
        elif text:
            self.prose.unit(text, entity.start(), end, kind)
        return end


def _kind(tag: _Tag, around: BlockKind) -> BlockKind:
    if tag.name == "li":
        return BlockKind.QUOTATION if around is BlockKind.QUOTATION else BlockKind.LIST_ITEM
    if around is BlockKind.CAPTION and (tag.name in {"cite", "small"} or "credit" in tag.attributes.get("class", "")):
        return BlockKind.CREDIT
    return _KINDS.get(tag.name, around)
