"""Reads the marked texts and cuts them into the windows that the reader learns from.

A window is as many whole paragraphs as fit, or (in a small part of the texts) one paragraph. Each word piece carries
what the marks say of it, and how it is written: the encoder's vocabulary has no capitals and no spaces. Nothing that
`unseen.txt` lists is read, and of what is left each content is on one side only.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mtaudit.language.text import Span
from mtaudit.learned.encoder import FRAME_FORM, KINDS, LONGEST, SEVERITIES, STRAIGHT, form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tokenizers import Tokenizer

DOUBTFUL: Final = 0.6
"""What a mark is worth that some editors would let stand."""
UNKNOWN: Final = -1
JOINED: Final = 0.9
"""The share of texts whose paragraphs are read together."""
SHORTEST: Final = 140
"""The least size, in pieces, up to which a text's paragraphs are joined; the greatest is `LONGEST`."""
NATIVE: Final = {"bbc": 110, "flores": 60, "wmt19": 100, "wmt20": 100, "wmt23": 110}
"""How many texts of each set of native text are learned from as free of errors."""
REPEATED: Final = {"flores": 2}
"""How often a native text is read in one pass where the set's translations outnumber it by far."""
NATIVE_LENGTH: Final = 1300
"""Characters of each of them."""
NATIVE_TUNE: Final = 0.1
"""The share of the native texts without marks of their own that thresholds are set on."""
NEWS: Final = frozenset({"wmt08", "wmt09", "wmt10", "wmt11", "wmt12", "wmt13"})
"""Sets whose blocks are of one language each: the same number in another language is another content."""
FRAME: Final = (0, 2)
"""The pieces that begin and end a window."""


@dataclass(frozen=True)
class Mark:
    """A place that is visibly wrong: half-open code points, kind and severity by number, how sure it is."""

    start: int
    end: int
    kind: int
    severity: int
    weight: float


@dataclass(frozen=True)
class Example:
    """A text with its marks."""

    id: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Window:
    """Pieces with what is known of each; `UNKNOWN` where nothing is to be learned."""

    ids: list[int]
    forms: list[int]
    wrong: list[float]
    begins: list[float]
    kinds: list[int]
    severities: list[int]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def marked(row: dict[str, Any]) -> Example:
    """A record of `marks` as an example."""
    marks = (
        Mark(
            span["start"],
            span["end"],
            KINDS.index(span["category"]),
            SEVERITIES.index(span["severity"]),
            1.0 if span["visible"] else DOUBTFUL,
        )
        for span in row["spans"]
    )
    return Example(row["id"], row["text"], tuple(marks))


def content(row: dict[str, Any]) -> tuple[str, str, str]:
    """What two texts share that say the same."""
    return row["set"], str(row.get("block")), row["pivot"] if row["set"] in NEWS else ""


def share(name: str) -> float:
    """A number from 0 to 1 that follows from the name alone."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") / 2**64


def off_limits(data: Path) -> frozenset[str]:
    """The ids that nothing may be learned from, chosen or calibrated on."""
    return frozenset((data / "unseen.txt").read_text(encoding="utf-8").split("\n"))


def parts(data: Path) -> dict[tuple[str, str, str], str]:
    """The part that each marked content belongs to."""
    return {content(row): row["part"] for row in rows(data / "marks.jsonl.gz")}


def native(data: Path, part: str) -> list[Example]:
    """Native text that nobody marked, of one part, "train" or "tune"; what is learned from is cut short."""
    forbidden, known = off_limits(data), parts(data)
    marks = {row["id"].removeprefix("marks-") for row in rows(data / "marks.jsonl.gz")}
    found: list[tuple[str, Example]] = []
    for row in rows(data / "native.jsonl.gz"):
        if row["id"] in forbidden or row["id"] in marks:
            continue
        other = "tune" if share(row["id"]) < NATIVE_TUNE else "train"
        if known.get((row["set"], str(row.get("block")), ""), other) == part:
            text = row["text"] if part == "tune" else row["text"][:NATIVE_LENGTH].rsplit("\n", 1)[0]
            found.append((row["set"], Example(row["id"], text, ())))
    if part == "tune":
        return [each for _, each in found]
    random.Random(1).shuffle(found)
    left, kept = dict(NATIVE), list[Example]()
    for name, each in found:
        if left[name] > 0:
            left[name] -= 1
            kept += [each] * REPEATED.get(name, 1)
    return kept


def round_trips(data: Path, part: str) -> list[dict[str, Any]]:
    """The round trips of one part, "train" or "tune"."""
    forbidden, known = off_limits(data), parts(data)
    return [
        row
        for row in rows(data / "roundtrip.jsonl.gz")
        if row["id"] not in forbidden and known.get(content({"set": "flores", **row})) == part
    ]


def training(data: Path, tokenizer: Tokenizer) -> list[Window]:
    """The windows that the reader learns from."""
    texts: list[Example] = []
    for row in rows(data / "marks.jsonl.gz"):
        if row["part"] == "train":
            texts += [marked(row)] * (REPEATED.get(row["set"], 1) if row["engine"] == "native" else 1)
    texts += native(data, "train")
    return [window for each in texts for window in windows(tokenizer, each, size(each.id))]


def tuning(data: Path, tokenizer: Tokenizer) -> list[Window]:
    """The windows of the marked texts that thresholds are set on."""
    texts = [marked(row) for row in rows(data / "marks.jsonl.gz") if row["part"] == "tune"]
    return [window for each in texts for window in windows(tokenizer, each, LONGEST)]


def size(name: str) -> int:
    """Up to how many pieces the paragraphs of a training text are joined; 0: they are not."""
    if share("joined " + name) >= JOINED:
        return 0
    return SHORTEST + int((LONGEST - SHORTEST) * share("size " + name))


def windows(tokenizer: Tokenizer, example: Example, size: int) -> Iterator[Window]:
    """The windows of a text: whole paragraphs as long as they stay within `size` pieces, one at least."""
    text = example.text.translate(STRAIGHT)
    pending: list[tuple[int, Span]] = []
    start = 0
    for line in text.split("\n"):
        encoding = tokenizer.encode(line, add_special_tokens=False)
        spans = (Span(start + first, start + last) for first, last in encoding.offsets)
        pieces = list(zip(encoding.ids, spans, strict=True))
        start += len(line) + 1
        if pending and len(pending) + len(pieces) > size:
            yield _window(example, text, pending)
            pending = []
        pending += pieces
        while len(pending) > LONGEST:
            yield _window(example, text, pending[:LONGEST])
            pending = pending[LONGEST:]
    if pending:
        yield _window(example, text, pending)


def _window(example: Example, text: str, pieces: list[tuple[int, Span]]) -> Window:
    window = Window([FRAME[0]], [FRAME_FORM], [UNKNOWN], [UNKNOWN], [UNKNOWN], [UNKNOWN])
    before = None
    for number, span in pieces:
        met = next((mark for mark in example.marks if mark.start < span.end and mark.end > span.start), None)
        window.ids.append(number)
        window.forms.append(form(text, span))
        window.wrong.append(met.weight if met else 0.0)
        window.begins.append(float(met is not before) if met else UNKNOWN)
        window.kinds.append(met.kind if met else UNKNOWN)
        window.severities.append(met.severity if met else UNKNOWN)
        before = met
    window.ids.append(FRAME[1])
    window.forms.append(FRAME_FORM)
    for column in (window.wrong, window.begins, window.kinds, window.severities):
        column.append(UNKNOWN)
    return window
