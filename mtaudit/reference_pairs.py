"""Which paragraphs of an article answer to which of its reference translation.

The cheapest way through both wins, in the manner of Gale and Church (1993), "A program for aligning sentences in
bilingual corpora": one to one, one to none, two to one. Both texts are in one language here, so words that they share
speak louder than their lengths.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtaudit.document import Document

_PRIORS = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445}
"""How often each kind of bead is met (Gale and Church 1993, table 5), by paragraphs of article and reference."""

_VARIANCE = 6.8
"""Variance of the length of a translation for each character (Gale and Church 1993, section 3.2)."""

_LEAST_LIKELY = 1e-9
_SHARED_WORDS = 12.0
"""What equal words take off the cost of a paragraph: more than leaving out one on each side costs, so that a paragraph
goes with its like even where that leaves others alone."""

_BAND = 40
"""How far from the diagonal pairs are looked for, in paragraphs, so that the time grows with the length alone."""


class _Best(NamedTuple):
    cost: float
    step: tuple[int, int]


def paragraph_pairs(article: Document, reference_paragraphs: list[str]) -> list[tuple[str, str]]:
    """The paragraphs of an article and of its reference side by side, in order.

    Paragraphs that were merged are joined by a space; beside one that nothing answers to stands the empty string.
    """
    paragraphs = [article.text[block.span.start : block.span.end] for block in article.blocks]
    pairs: list[tuple[str, str]] = []
    at, beside = 0, 0
    for taken, answering in _beads(paragraphs, reference_paragraphs):
        own, other = paragraphs[at : at + taken], reference_paragraphs[beside : beside + answering]
        pairs.append((" ".join(own), " ".join(other)))
        at, beside = at + taken, beside + answering
    return pairs


def _beads(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """How many paragraphs of each side stand in each bead of the cheapest alignment."""
    words = [text.lower().split() for text in left], [text.lower().split() for text in right]
    best: dict[tuple[int, int], _Best] = {(0, 0): _Best(0.0, (0, 0))}
    for at, beside in _grid(len(left), len(right)):
        ways = [
            _Best(best[before].cost + _cost(left, right, words, before, step), step)
            for step in _PRIORS
            if (before := (at - step[0], beside - step[1])) in best
        ]
        if ways:
            best[at, beside] = min(ways)
    beads: list[tuple[int, int]] = []
    place = len(left), len(right)
    while place != (0, 0):
        step = best[place].step
        beads.append(step)
        place = place[0] - step[0], place[1] - step[1]
    return beads[::-1]


def _grid(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """The places near the diagonal, row by row; neighbouring rows overlap, so that a way leads through."""
    slope = columns / max(rows, 1)
    reach = _BAND + math.ceil(slope)
    for row in range(rows + 1):
        middle = round(row * slope)
        first, last = (0, columns) if not rows else (max(middle - reach, 0), min(middle + reach, columns))
        yield from ((row, column) for column in range(first, last + 1) if row or column)


def _cost(
    left: Sequence[str],
    right: Sequence[str],
    words: tuple[list[list[str]], list[list[str]]],
    before: tuple[int, int],
    step: tuple[int, int],
) -> float:
    (at, beside), (taken, answering) = before, step
    cost = -math.log(_PRIORS[step])
    if not taken or not answering:
        return cost
    own = sum(map(len, left[at : at + taken]))
    other = sum(map(len, right[beside : beside + answering]))
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - few runs align anything

    shared = Indel.normalized_similarity(
        [word for part in words[0][at : at + taken] for word in part],
        [word for part in words[1][beside : beside + answering] for word in part],
    )
    return cost + _cost_of_lengths(own, other) - _SHARED_WORDS * shared


def _cost_of_lengths(own: int, other: int) -> float:
    """How surprising it is that a text and its translation have these lengths: −ln of the two-sided probability."""
    mean = (own + other) / 2
    if not mean:
        return 0.0
    distance = abs(other - own) / math.sqrt(_VARIANCE * mean)
    return -math.log(max(math.erfc(distance / math.sqrt(2)), _LEAST_LIKELY))
