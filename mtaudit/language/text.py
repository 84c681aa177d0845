"""Spans, tokens, sentences and quotation marks of a string.

All offsets are Unicode code points; all spans are half-open.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Token(NamedTuple):
    """A word or a number, with its place; apostrophes inside a word belong to it, hyphens do not."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def span(self) -> Span:
        """The place of the token."""
        return Span(self.start, self.end)

    @property
    def is_capitalized(self) -> bool:
        """Whether the first character is an upper-case letter."""
        return self.text[0].isupper()


class Mark(NamedTuple):
    """A quotation mark and which way it is turned."""

    start: int
    end: int
    text: str
    turn: Turn

    @property
    def span(self) -> Span:
        """The place of the mark."""
        return Span(self.start, self.end)


class Turn(StrEnum):
    """Which way a quotation mark faces: by its shape where it has one, else by the spaces beside it."""

    OPEN = "open"
    CLOSE = "close"
    UNKNOWN = "unknown"


class Quotation(NamedTuple):
    """A quoted range with its marks; `closed` is false where the block ends before the closing mark."""

    start: int
    end: int
    depth: int
    closed: bool

    @property
    def span(self) -> Span:
        """The place of the quotation, marks included."""
        return Span(self.start, self.end)


_FOLDED_MARKS = str.maketrans(
    {
        "\t": " ",
        "\n": " ",
        "\r": " ",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u2010": "-",
        "\u2011": "-",
    }
)


def fold(text: str) -> str:
    """`text` in lower case with plain spaces, apostrophes and hyphens, every character at its old offset."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" is the one kind of letter that grows in lower case
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.translate(_FOLDED_MARKS)


_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


def tokens(text: str, span: Span) -> list[Token]:
    """The words and numbers inside `span`, from left to right."""
    found = _TOKEN.finditer(text, span.start, span.end)
    return [Token(m.start(), m.end(), word := m.group(), word.lower()) for m in found]


_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sen rep gov gen col lt capt sgt maj cmdr adm rev hon pres mt ft jr sr vs no nos vol pp "
    "inc ltd co corp dept est approx jan feb mar apr jun jul aug sep sept oct nov dec fig ed al cf ca".split()
)
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s++[\"'“‘«„(\[]*+[\w$£€#])")
_LONGEST_ABBREVIATION = 24


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences inside `span`, without the white space between them.

    A full stop ends a sentence unless it follows an abbreviation or an initial, or a lower-case letter follows it.
    """
    found: list[Span] = []
    start = _skip_space(text, span.start, span.end)
    for end in _SENTENCE_END.finditer(text, span.start, span.end):
        if end.start() < start or not _ends_sentence(text, start, end, span.end):
            continue
        found.append(Span(start, end.end()))
        start = _skip_space(text, end.end(), span.end)
    last = start + len(text[start : span.end].rstrip())
    if last > start:
        found.append(Span(start, last))
    return found


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


_OPENING_MARKS = "\"'“‘«„(["


def _ends_sentence(text: str, start: int, end: re.Match[str], limit: int) -> bool:
    following = _skip_space(text, end.end(), limit)
    while following < limit and text[following] in _OPENING_MARKS:
        following += 1
    if following < limit and text[following].islower():
        return False
    if not end.group().startswith(".") or end.group().startswith(".."):
        return True
    last = _word_before(text, max(start, end.start() - _LONGEST_ABBREVIATION), end.start())
    bare = last.lower().replace(".", "")
    is_initial = len(last) == 1 and last.isupper()
    is_dotted = "." in last and all(len(part) <= 1 for part in last.split("."))
    return not (bare in _ABBREVIATIONS or is_initial or is_dotted)


def _word_before(text: str, start: int, end: int) -> str:
    """The letters, digits and dots right before `end`, back to `start` at most."""
    at = end
    while at > start and (text[at - 1].isalnum() or text[at - 1] == "."):
        at -= 1
    return text[at:end]


DOUBLE_MARKS = '"“”„‟«»'
"""Quotation marks that are never an apostrophe."""

_MARK = re.compile(r"[\"“”„‟«»]|(?<![\w'’])['‘](?=\w)|(?<=[\w.,!?…])['’](?![\w'’])|‘")
_OPENING = frozenset("“„‟«‘")
_CLOSING = frozenset("”»’")


def marks(text: str, span: Span) -> list[Mark]:
    """The quotation marks inside `span`, apostrophes and primes left out where the letters beside them tell."""
    found: list[Mark] = []
    for match in _MARK.finditer(text, span.start, span.end):
        char, at = match.group(), match.start()
        if char == '"' and at > span.start and text[at - 1].isdigit() and _is_inch(text, at, span.end):
            continue
        found.append(Mark(at, at + 1, char, _turn(text, at, span)))
    return found


def _is_inch(text: str, at: int, end: int) -> bool:
    return at + 1 < end and (text[at + 1] in " -x×") and text[at - 1].isdigit() and text.count('"', 0, at) % 2 == 0


def _turn(text: str, at: int, span: Span) -> Turn:
    char = text[at]
    if char in _OPENING:
        return Turn.OPEN
    if char in _CLOSING:
        return Turn.CLOSE
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    opens = before.isspace() or before in "([—–-“‘"
    closes = after.isspace() or after in ")].,;:!?—–-”’"
    if opens == closes:
        return Turn.UNKNOWN
    return Turn.OPEN if opens else Turn.CLOSE


_SINGLE = frozenset("'‘’")


def quotations(text: str, span: Span) -> list[Quotation]:
    """The quoted ranges inside `span`, outermost first where two begin together.

    An opening mark that never closes runs to the end of `span`, as it does in news where each paragraph of a long
    quotation opens anew. A single mark counts only as one of a pair, since most of them are apostrophes.
    """
    open_marks: list[Mark] = []
    found: list[Quotation] = []
    for mark in marks(text, span):
        family = mark.text in _SINGLE
        partner = next((m for m in reversed(open_marks) if (m.text in _SINGLE) == family), None)
        opens = mark.turn is Turn.OPEN or (mark.turn is Turn.UNKNOWN and partner is None)
        if opens:
            open_marks.append(mark)
        elif partner is not None:
            depth = open_marks.index(partner)
            del open_marks[depth:]
            found.append(Quotation(partner.start, mark.end, depth, closed=True))
    unclosed = (m for m in open_marks if m.text not in _SINGLE)
    found += [Quotation(m.start, span.end, depth, closed=False) for depth, m in enumerate(unclosed)]
    return sorted(found, key=lambda q: (q.start, -q.end))


_LETTER_OR_DIGIT = re.compile(r"\w")


def count_words(text: str) -> int:
    """The evaluation word count: runs between white space that hold a letter or a digit."""
    return sum(1 for run in text.split() if _LETTER_OR_DIGIT.search(run))


def stands_alone(text: str, span: Span) -> bool:
    """Whether no word goes on across either end of `span`."""
    start, end = span
    if 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        return False
    return not (0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
