"""Which paragraphs of an article answer to which of its reference translation.

The cheapest way through both wins (`mtaudit.article.beads`): one to one, one to none, two to one. Both texts are in one
language here, so words that they share speak louder than their lengths.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from mtaudit.article.beads import cheapest, cost_of_lengths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.article.beads import Bead, Step
    from mtaudit.article.document import Document

_PRIORS = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445}
"""How often each kind of bead is met (Gale and Church 1993, table 5), by paragraphs of article and reference."""

_LEAST_LIKELY = 1e-9
_SHARED_WORDS = 12.0
"""What equal words take off the cost of a paragraph: more than leaving out one on each side costs, so that a paragraph
goes with its like even where that leaves others alone."""

_BAND = 40
"""How far from the diagonal pairs are looked for, in paragraphs, so that the time grows with the length alone."""


def paragraph_pairs(article: Document, reference_paragraphs: list[str]) -> list[tuple[str, str]]:
    """The paragraphs of an article and of its reference side by side, in order.

    Paragraphs that were merged are joined by a space; beside one that nothing answers to stands the empty string.
    """
    paragraphs = [article.text[block.span.start : block.span.end] for block in article.blocks]
    pairs: list[tuple[str, str]] = []
    for (a, b), (c, d) in _beads(paragraphs, reference_paragraphs):
        pairs.append((" ".join(paragraphs[a:b]), " ".join(reference_paragraphs[c:d])))
    return pairs


def _beads(left: Sequence[str], right: Sequence[str]) -> list[Bead]:
    """The cheapest way through both texts, as ranges of paragraphs."""
    own, other = [text.lower().split() for text in left], [text.lower().split() for text in right]
    slope = len(right) / max(len(left), 1)
    reach = _BAND + math.ceil(slope)

    def near(row: int) -> range:
        if not left:
            return range(len(right) + 1)
        middle = round(row * slope)
        return range(max(middle - reach, 0), min(middle + reach, len(right)) + 1)

    def cost(row: int, column: int, step: Step) -> float:
        taken, answering = slice(row - step[0], row), slice(column - step[1], column)
        surprise = -math.log(_PRIORS[step])
        lengths = sum(map(len, left[taken])), sum(map(len, right[answering]))
        if not all(step):
            return surprise
        if any(lengths):
            surprise += cost_of_lengths(*lengths, least_likely=_LEAST_LIKELY)
        return surprise - _SHARED_WORDS * _likeness(own[taken], other[answering])

    return cheapest(len(left), len(right), sorted(_PRIORS), near, cost)


def _likeness(own: Sequence[list[str]], other: Sequence[list[str]]) -> float:
    """How much of the words of some paragraphs is the same, in order: 0 to 1."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - few runs align anything

    return Indel.normalized_similarity([*itertools.chain(*own)], [*itertools.chain(*other)])
