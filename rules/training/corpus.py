"""Reads the labelled texts, as sentences whose words carry what is known of them.

The data folder holds gzipped JSON Lines: `mqm`, `postedit`, `roundtrip`, `news_mt`, `rbmt`, `native` and `pairs`;
README.md says what each is.
A sentence has one value a character for each of three judgements: was it marked by a rater (`MQM`), changed by a
post-editor (`EDIT`), or is it a wording that no other translation of the same sentence has (`WEAK`). NaN: not known.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from mtaudit.language.text import Span
from mtaudit.learned.encoder import STRAIGHT, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

HEADS: Final = ("mqm", "edit", "weak")
MQM, EDIT, WEAK = range(3)
_END: Final = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the values of its characters, one column a judgement."""

    text: str
    marks: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in training: its sentences, whether a machine translated it, and what that verdict weighs."""

    name: str
    sentences: tuple[Sentence, ...]
    machine: float
    weight: float
    masked: bool = False
    """Whether the verdict is learned with the words of the topic hidden, as the topics of the two sides differ."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON Lines file, their quotation marks straight; offsets into them hold."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield {name: straight(value) for name, value in json.loads(line).items()}


def straight(value: Any) -> Any:
    """A text, or a list of texts, with the quotation marks as the encoder reads them."""
    if isinstance(value, list):
        return [straight(each) for each in value]
    return value.translate(STRAIGHT) if isinstance(value, str) else value


def sentence_spans(text: str) -> list[Span]:
    """Start and end of the sentences, by marks and line ends alone."""
    spans, start = [], 0
    for match in _END.finditer(text):
        spans.append((start, match.start() + len(match.group().rstrip())))
        start = match.end()
    spans.append((start, len(text)))
    return [Span(a, b) for a, b in spans if text[a:b].strip()]


def unknown(text: str) -> NDArray[np.float32]:
    """No judgement on any character."""
    return np.full((len(text), len(HEADS)), np.nan, np.float32)


def clean(text: str) -> Sentence:
    """A sentence in which no word is wrong."""
    marks = unknown(text)
    for match in WORD.finditer(text):
        marks[match.start() : match.end()] = 0.0
    return Sentence(text, marks)


def bare(text: str) -> Sentence:
    """A sentence of whose words nothing is known."""
    return Sentence(text, unknown(text))


def rated(row: dict[str, Any]) -> Sentence:
    """A segment with the marks of its raters: 1 where two agree, a little less where one stands alone."""
    text, marks = row["text"], unknown(row["text"])
    raters = max(1, len(row["raters"]))
    for match in WORD.finditer(text):
        met = {
            span["rater"]
            for span in row["spans"]
            if "start" in span and span["start"] < match.end() and span["end"] > match.start()
        }
        value = 0.0 if not met else 1.0 if len(met) > 1 or raters == 1 else 0.75
        marks[match.start() : match.end(), MQM] = value
    return Sentence(text, marks)


def post_edited(row: dict[str, Any]) -> Sentence:
    """A translated sentence with the words that its post-editor changed."""
    bad, text, values = set(row["bad"]), "", []
    for number, token in enumerate(row["tokens"]):
        if text:
            text += " "
        values.append((len(text), len(text) + len(token), float(number in bad)))
        text += token
    marks = unknown(text)
    for start, end, value in values:
        if WORD.search(text[start:end]):
            marks[start:end, EDIT] = value
    return Sentence(text, marks)
