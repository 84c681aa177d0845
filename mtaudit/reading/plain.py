"""Plain text → document: what each line is, as far as its length, its end and its place tell."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.article.document import Block, BlockKind, Piece
from mtaudit.language.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DATE = re.compile(r"\s*+date[ \t:]+(\d{4}-\d{2}-\d{2})[ \t]*(?:\r\n?|\n|\Z)", re.IGNORECASE)
_BLANK_LINES = re.compile(r"(?:[^\S\r\n]*(?:\r\n?|\n))*")
_FOREIGN_NEWLINE = re.compile(r"\r\n?")
_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"(?:[-*•‣▪]|\d{1,2}[.)])[ \t\u00a0]+(?=\S)")

_CLOSING_MARKS = "\"'”’»)]"
_SENTENCE_MARKS = ".!?…:;,"

_HEADLINE_WORDS, _HEADLINE_LENGTH = 20, 150
_SUBHEAD_WORDS, _SUBHEAD_LENGTH = 10, 70

_WRAP_WIDTH = 100
_MEDIAN_WIDTH = 90
_NARROWEST_WRAP = 40

_AGENCIES = (
    r"AFP|AP|Getty Images|Getty|Reuters|REUTERS|EPA|PA|PA Wire|PA Media|Bloomberg|Xinhua|NurPhoto|Shutterstock|Anadolu|"
    r"Alamy|Sipa|SIPA|ZUMA|Pool|POOL|pool|TASS|Sputnik|Kyodo|dpa|DPA|ANP|Belga|Keystone|UPI|ANSA|EFE|Lusa|Ukrinform|"
    r"Handout|AAP|Magnum|Rex|REX|iStock|Corbis"
)
_LABEL = (
    r"(?i:photo(?:graph|graphy|s)?|pictures?|images?|credit|photo credit|image credit|picture credit|image source|"
    r"image copyright|photographer|source of the (?:photo|image)|handout)"
)
_NAME = r"(?:[A-ZÀ-ÖØ-ÞŁŚŞŠŽ][\w.'’-]*|and|de|del|den|der|di|da|dos|du|la|le|van|von|bin|al|el)"
_CREDIT = re.compile(
    rf"\(?(?:{_LABEL}(?:\s*:|\s+(?i:by|courtesy of)\s)\s*\S.*|(?i:courtesy of)\s\S.*)\)?\.?"
    r"|\(?(?:AP|AFP|Reuters|EPA|PA)\s+(?:Photo|Images|Wire)\b.*"
    rf"|\(?[^\W\d_].*\S\s?/\s?(?:{_AGENCIES})(?:\b.*[^.])?"
    rf"|\(?{_NAME}(?:\s{_NAME}){{0,5}}\s?[,|]\s*(?:{_AGENCIES})\)?"
    rf"|\(?[^\W\d_].*\bvia\s+(?:{_AGENCIES})\)?"
    r"|\(\S.*\s/\s.*\bvia\s+\S.*\)"
    rf"|(?:{_AGENCIES})"
)
_GARBLED_CREDIT = re.compile(r"[^\W\d_].*\bvia\s+\S.*[^.!?,;:…\"”’)]")
_CREDIT_WORDS, _CREDIT_LENGTH = 12, 200
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{2}[.!?…][\"”’)]*\s")
_TAIL = re.compile(r"[.!?…][\"”’)]*\s+(?:[|/]\s+)?(?=\S)|\s[|/]\s+(?=\S)|\s(?=\()")


class _Line(NamedTuple):
    """A stretch of the text without the white space around it; `marked` says that a list marker stood before it."""

    span: Span
    marked: bool


def front_matter(source: str) -> tuple[dict[str, str], int]:
    """The date that a leading line `date 2025-04-18` states, and the offset where the article begins; else ({}, 0)."""
    line = _DATE.match(source)
    if line is None:
        return {}, 0
    blank = _BLANK_LINES.match(source, line.end())
    return {"date": line.group(1)}, blank.end() if blank else line.end()


def body(source: str, start: int) -> tuple[str, tuple[Piece, ...]]:
    """The text from `start` of the source with every newline as LF, and the pieces that lead back."""
    if start == 0 and "\r" not in source:
        return source, ()
    chunks: list[str] = []
    pieces: list[Piece] = []
    length, at = 0, start
    for newline in _FOREIGN_NEWLINE.finditer(source, start):
        for chunk, begins, ends in ((source[at : newline.start()], at, newline.start()), ("\n", *newline.span())):
            if chunk:
                pieces.append(Piece(length, length + len(chunk), begins, ends))
                chunks.append(chunk)
                length += len(chunk)
        at = newline.end()
    if at < len(source):
        pieces.append(Piece(length, length + len(source) - at, at, len(source)))
        chunks.append(source[at:])
    return "".join(chunks), tuple(pieces)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text whose newlines are LF."""
    groups = _groups(text)
    lines = list(_paragraphs(text, groups) if _is_hard_wrapped(text, groups) else _single_lines(text, groups))
    found: list[Block] = []
    for at in range(len(lines)):
        found += _classified(text, lines, at, found)
    return tuple(found)


def _groups(text: str) -> list[list[Span]]:
    """Lines that follow each other without a blank line."""
    groups: list[list[Span]] = []
    last_end = -2
    for match in _LINE.finditer(text):
        span = _stripped(text, match.start(), match.end())
        if span.length == 0:
            continue
        if not groups or "\n" in text[last_end + 1 : match.start()]:
            groups.append([])
        groups[-1].append(span)
        last_end = match.end()
    return groups


def _stripped(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    begins = start + len(line) - len(line.lstrip())
    return Span(begins, max(begins, start + len(line.rstrip())))


def _is_hard_wrapped(text: str, groups: Sequence[Sequence[Span]]) -> bool:
    """Whether the newlines inside the groups were set by an editor at its margin.

    Then the lines are narrow, and each was ended because the first word of the next did not fit.
    """
    pairs = [
        (line, below)
        for group in groups
        for line, below in pairwise(group)
        if not _MARKER.match(text, below.start, below.end)
    ]
    if not pairs or median(line.length for group in groups for line in group) > _MEDIAN_WIDTH:
        return False
    widths = sorted(line.length for line, _ in pairs)
    margin = widths[len(widths) * 9 // 10]
    if not _NARROWEST_WRAP <= margin <= _WRAP_WIDTH:
        return False
    full = sum(line.length + 1 + _first_word_length(text, below) > margin for line, below in pairs)
    unfinished = sum(not _ends_sentence(text, line) for line, _ in pairs)
    return full >= 0.75 * len(pairs) and unfinished > 0.5 * len(pairs)


def _first_word_length(text: str, line: Span) -> int:
    return len(text[line.start : line.end].split(maxsplit=1)[0])


def _ends_sentence(text: str, line: Span) -> bool:
    return text[line.start : line.end].rstrip(_CLOSING_MARKS)[-1:] in tuple(_SENTENCE_MARKS)


def _paragraphs(text: str, groups: Sequence[Sequence[Span]]) -> Iterator[_Line]:
    """One line for each group, or one for each list item in it."""
    for group in groups:
        starts = [line for at, line in enumerate(group) if at == 0 or _MARKER.match(text, line.start, line.end)]
        for at, line in enumerate(starts):
            following = starts[at + 1].start if at + 1 < len(starts) else group[-1].end
            yield _without_marker(text, _stripped(text, line.start, following))


def _single_lines(text: str, groups: Sequence[Sequence[Span]]) -> Iterator[_Line]:
    for group in groups:
        for line in group:
            yield _without_marker(text, line)


def _without_marker(text: str, line: Span) -> _Line:
    marker = _MARKER.match(text, line.start, line.end)
    return _Line(Span(marker.end(), line.end), marked=True) if marker else _Line(line, marked=False)


def _classified(text: str, lines: Sequence[_Line], at: int, before: Sequence[Block]) -> list[Block]:
    line = lines[at]
    if line.marked:
        return [Block(BlockKind.LIST_ITEM, line.span)]
    if captioned := _caption(text, line.span):
        return captioned
    is_heading = at + 1 < len(lines) and _is_longer(lines[at + 1], line)
    if is_heading and at == 0 and _is_headline(text, line.span):
        return [Block(BlockKind.HEADLINE, line.span)]
    below_headline = at == 1 and before[-1].kind is BlockKind.HEADLINE
    if is_heading and (_is_subhead(text, line.span) or (below_headline and _is_headline(text, line.span))):
        return [Block(BlockKind.SUBHEAD, line.span)]
    return [Block(BlockKind.PARAGRAPH, line.span)]


def _is_longer(following: _Line, line: _Line) -> bool:
    return following.marked or following.span.length > line.span.length


def _is_headline(text: str, line: Span) -> bool:
    words = text[line.start : line.end].split()
    is_short = len(words) <= _HEADLINE_WORDS or line.length <= _HEADLINE_LENGTH
    return is_short and (words[-1][-1] in "?!" or not _ends_sentence(text, line))


def _is_subhead(text: str, line: Span) -> bool:
    line_text = text[line.start : line.end]
    is_short = len(line_text.split()) <= _SUBHEAD_WORDS and line.length <= _SUBHEAD_LENGTH
    begins_low = line_text.lstrip("\"'“‘«([¿¡")[:1].islower()
    ends_open = line_text[-1] not in _SENTENCE_MARKS + _CLOSING_MARKS
    return is_short and ends_open and not begins_low and any(char.isalpha() for char in line_text)


def _caption(text: str, line: Span) -> list[Block]:
    """A caption and its credit, or a credit alone, where the line ends as a picture credit does; else nothing."""
    if _is_credit(text[line.start : line.end], _CREDIT):
        return [Block(BlockKind.CREDIT, line)]
    for tail in _TAIL.finditer(text, max(line.start, line.end - _CREDIT_LENGTH), line.end):
        words = text[tail.end() : line.end]
        if _is_credit(words, _CREDIT) or _is_credit(words, _GARBLED_CREDIT):
            caption = text[line.start : tail.end()].rstrip("|/ \t\n\u00a0")
            return [
                Block(BlockKind.CAPTION, Span(line.start, line.start + len(caption))),
                Block(BlockKind.CREDIT, Span(tail.end(), line.end)),
            ]
    return []


def _is_credit(words: str, form: re.Pattern[str]) -> bool:
    if len(words) > _CREDIT_LENGTH or len(words.split()) > _CREDIT_WORDS or words[:1].islower():
        return False
    return form.fullmatch(words) is not None and not _SENTENCE_INSIDE.search(words)
