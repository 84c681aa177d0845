"""An article beside the text that it was translated from: which sentences answer to one another."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from mtaudit.article.align import Side, align, anchors
from mtaudit.language.detection import detected_language
from mtaudit.language.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtaudit.article.original import Link, Original

_FEWEST_NUMBERS = 6
_SHARED_NUMBERS = 0.15
"""The share of the numbers of the shorter side that the other must hold, where there are at least so many."""
_MOST_LENGTH = 12.0
"""How many times as long as the other a side of some length may be."""
_SOME_LENGTH = 400
_LONE = re.compile("[\ud800-\udfff]")
"""Surrogates without their other half, which sentencex cannot read."""


class Pair(NamedTuple):
    """Sentences that answer to one another: the original's text and the article's, their places, its language."""

    source: str
    target: str
    span: Span
    source_span: Span
    language: str | None


@dataclass(frozen=True)
class Bitext:
    """An original, its language (ISO 639-1, None where it cannot be told) and its links to the article, in order."""

    original: Original
    language: str | None
    text: str
    links: tuple[Link, ...]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The links of which both sides hold something."""
        return tuple(
            Pair(
                self.original.text[source.start : source.end],
                self.text[target.start : target.end],
                target,
                source,
                self.language,
            )
            for source, target in self.links
            if source.length and target.length
        )

    def pair_at(self, offset: int) -> Pair | None:
        """The pair whose part of the article holds the offset, or None."""
        at = bisect_right(self._starts, offset) - 1
        pair = self.pairs[at] if at >= 0 else None
        return pair if pair is not None and offset < pair.span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [pair.span.start for pair in self.pairs]


def bitext(original: Original, text: str, paragraphs: Sequence[Sequence[Span]]) -> Bitext:
    """An article's text beside its original.

    Args:
        original: the text that it was translated from.
        text: the article's text.
        paragraphs: the sentences of each of its paragraphs, as ranges of `text`.
    """
    language = original.language or detected_language(original.text)
    links = align(source_side(original, language), Side(text, paragraphs), segmented=original.segmented)
    return Bitext(original, language, text, links)


def mismatch(original: Original, text: str) -> str | None:
    """Why `original` cannot be what `text` was translated from, in a few words; or None."""
    if max(len(original.text), len(text)) < _SOME_LENGTH:
        return None
    if detected_language(original.text) == "en" and detected_language(text) not in {"en", None}:
        return "is in English and the article is not: are they swapped?"
    longer, shorter = max(len(original.text), len(text)), min(len(original.text), len(text))
    if longer > _MOST_LENGTH * shorter:
        return f"has {len(original.text)} characters and the article {len(text)}: is it of another article?"
    ours, theirs = (frozenset(a for a in anchors(side) if a.isdigit() and len(a) > 1) for side in (original.text, text))
    fewest = min(len(ours), len(theirs))
    if fewest >= _FEWEST_NUMBERS and len(ours & theirs) < _SHARED_NUMBERS * fewest:
        return f"shares {len(ours & theirs)} of {fewest} numbers with the article: is it of another article?"
    return None


def source_side(original: Original, language: str | None) -> Side:
    """The original's paragraphs and their sentences; a sentence ends as the language's rules in sentencex say."""
    splitter: Any = import_module("sentencex")  # loaded where a source is at hand, and never by `import mtaudit`
    paragraphs: list[list[Span]] = []
    for paragraph in _lines(original.text):
        held = _LONE.sub("\ufffd", original.text[paragraph.start : paragraph.end])
        sentences = [
            _trimmed(original.text, paragraph.start + found["start_index"], paragraph.start + found["end_index"])
            for found in splitter.get_sentence_boundaries(language or "en", held)
        ]
        paragraphs.append([sentence for sentence in sentences if sentence.length])
    return Side(original.text, paragraphs)


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text that hold anything."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line)


def _trimmed(text: str, start: int, end: int) -> Span:
    held = text[start:end]
    lead = len(held) - len(held.lstrip())
    return Span(start + lead, start + lead + len(held.strip()))
