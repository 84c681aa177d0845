"""Which sentences of an original became which sentences of its translation.

The cheapest beads win (`mtaudit.article.beads`), each with its prior and the chance of its two lengths in characters.
Like Varga et al. 2005 ("Parallel corpora for medium density languages", hunalign) it also counts what both sides share:
numbers, addresses and names, these romanised. It runs over paragraphs first, then over the sentences of each pair of
paragraphs.
"""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.article.beads import VARIANCE, cheapest, cost_of_lengths
from mtaudit.article.original import Link
from mtaudit.language.romanize import romanized
from mtaudit.language.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.article.beads import Bead, Step

_PRIORS: dict[tuple[int, int], float] = {
    (1, 1): 0.89,
    (1, 0): 0.006,
    (0, 1): 0.006,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
    (3, 1): 0.005,
    (1, 3): 0.005,
}
"""How common each bead is: Gale and Church's table 5, with room made for one sentence that became three."""
_VARIANCE_OF_SYLLABLES = 12.0
"""The variance of the length of the translation of one character that is a syllable or a word."""
_LEAST_LIKELY = 1e-12
_SYLLABLES = 2.0
"""Characters of English for one of the original, from which the original is in such a script."""
_WORTH = 4.0
"""What one shared anchor weighs, in nats."""
_MOST_ANCHORS = 4
_MISLED = 0.15
"""How far, as a logarithm, the rate of the whole may be off that of its parts before the parts are believed."""
_BAND = 15
"""How many places off the diagonal a bead may lie, where the sides are long."""
_MOST_CELLS = 1_000_000
"""From how many cells of the table on no more room is made for sides of unequal length."""
_MARKS = {
    "quotation": frozenset('"“”«»„‟「」『』'),
    "question": frozenset("?？؟"),
    "percentage": frozenset("%％"),
    "bracket": frozenset("(（"),
}
_ANCHOR = re.compile(r"\d+|[^\W\d_]+", re.UNICODE)


class Side(NamedTuple):
    """A text and its paragraphs, each with its sentences, as ranges of the text."""

    text: str
    paragraphs: Sequence[Sequence[Span]]


class _Unit(NamedTuple):
    span: Span
    length: int
    anchors: frozenset[str]


def align(source: Side, target: Side, *, segmented: bool = False) -> tuple[Link, ...]:
    """The links between two texts, in order; every sentence of either side is in exactly one.

    Args:
        source: the original.
        target: its translation.
        segmented: whether the paragraphs are known to answer to one another, one for one.
    """
    if segmented and len(source.paragraphs) == len(target.paragraphs):
        pairs = [((at, at + 1), (at, at + 1)) for at in range(len(source.paragraphs))]
        rate = _rate(source, target)
    else:
        ours, theirs = _paragraph_units(source), _paragraph_units(target)
        pairs = _beads(ours, theirs, _rate(source, target))
        rate = _telling_rate(ours, theirs, pairs) or _rate(source, target)
        if abs(math.log(rate / _rate(source, target))) > _MISLED:
            pairs = _beads(ours, theirs, rate)
    links: list[Link] = []
    here = Link(Span(0, 0), Span(0, 0))
    for (a, b), (c, d) in pairs:
        left = [s for paragraph in source.paragraphs[a:b] for s in paragraph]
        right = [s for paragraph in target.paragraphs[c:d] for s in paragraph]
        beads = _beads([_unit(source.text, s) for s in left], [_unit(target.text, s) for s in right], rate)
        for (e, f), (g, h) in beads:
            here = Link(_cover(left[e:f], here.source.end), _cover(right[g:h], here.target.end))
            links.append(here)
    return tuple(links)


def _telling_rate(ours: Sequence[_Unit], theirs: Sequence[_Unit], pairs: Sequence[Bead]) -> float | None:
    """The median of the rates of paragraphs that share an anchor: what was left out or added has no part in it."""
    rates = sorted(
        theirs[c].length / ours[a].length
        for (a, b), (c, d) in pairs
        if b - a == d - c == 1 and ours[a].anchors & theirs[c].anchors
    )
    return rates[len(rates) // 2] if rates else None


def _cover(spans: Sequence[Span], otherwise: int) -> Span:
    return Span(spans[0].start, spans[-1].end) if spans else Span(otherwise, otherwise)


def _rate(source: Side, target: Side) -> float:
    """Characters of the translation for one of the original."""
    ours = sum(s.length for paragraph in source.paragraphs for s in paragraph)
    theirs = sum(s.length for paragraph in target.paragraphs for s in paragraph)
    return theirs / ours if ours and theirs else 1.0


def _paragraph_units(side: Side) -> list[_Unit]:
    return [_unit(side.text, _cover(paragraph, 0)) for paragraph in side.paragraphs]


def _unit(text: str, span: Span) -> _Unit:
    return _Unit(span, max(span.length, 1), anchors(text[span.start : span.end]))


def anchors(text: str) -> frozenset[str]:
    """What survives translation: numbers, the heads of names in Latin letters, and that there are marks of a kind."""
    found = {kind for kind, marks in _MARKS.items() if not marks.isdisjoint(text)}
    latin = romanized(text)
    for match in _ANCHOR.finditer(latin):
        word = match.group()
        if word.isdigit():
            found.add(word)
        elif len(word) >= 4 and (word[0].isupper() or text is not latin):
            found.add(word[:4].lower())
    return frozenset(found)


def _beads(ours: Sequence[_Unit], theirs: Sequence[_Unit], rate: float) -> list[Bead]:
    """The cheapest way through both sides, as ranges of units."""
    rows, columns = len(ours), len(theirs)
    slack = _slack(rows, columns)

    def near(row: int) -> range:
        middle = row * columns // max(rows, 1)
        return range(max(0, middle - slack), min(columns, middle + slack) + 1)

    return cheapest(rows, columns, tuple(_PRIORS), near, _Cost(ours, theirs, rate).of)


def _slack(rows: int, columns: int) -> int:
    """How far off the diagonal the way may lead: by what one side has more, as long as the table stays small.

    It is never narrower than the diagonal is steep, so that there always is a way.
    """
    steep = columns // max(rows, 1) + 1
    return min(_BAND + abs(columns - rows), max(_BAND + steep, _MOST_CELLS // (2 * (rows + 1))))


class _Cost:
    """What a bead costs: the negative logarithm of the chance of its prior and its lengths, less what is shared.

    Anchors are bits, so that what two rows of sentences share is one operation.
    """

    def __init__(self, ours: Sequence[_Unit], theirs: Sequence[_Unit], rate: float) -> None:
        common = _anchors_of(ours) & _anchors_of(theirs)
        bits = {anchor: 1 << at for at, anchor in enumerate(sorted(common))}
        self._left = [sum(bits[a] for a in unit.anchors & common) for unit in ours]
        self._right = [sum(bits[a] for a in unit.anchors & common) for unit in theirs]
        self._upto_left = list(itertools.accumulate((unit.length * rate for unit in ours), initial=0.0))
        self._upto_right = list(itertools.accumulate((unit.length for unit in theirs), initial=0))
        self._variance = VARIANCE if rate < _SYLLABLES else _VARIANCE_OF_SYLLABLES

    def of(self, i: int, j: int, step: Step) -> float:
        """The cost of the bead of so many units before the i-th and the j-th."""
        prior = _COSTS[step]
        take, give = step
        if not take or not give:
            return prior
        a = self._upto_left[i] - self._upto_left[i - take]
        b = self._upto_right[j] - self._upto_right[j - give]
        shared = _either(self._left, i - take, i) & _either(self._right, j - give, j)
        worth = _WORTH * min(shared.bit_count(), _MOST_ANCHORS) if shared else 0.0
        return prior + cost_of_lengths(a, b, variance=self._variance, least_likely=_LEAST_LIKELY) - worth


def _anchors_of(units: Sequence[_Unit]) -> frozenset[str]:
    return frozenset[str]().union(*(unit.anchors for unit in units))


_COSTS = {bead: -math.log(prior) for bead, prior in _PRIORS.items()}


def _either(bits: list[int], start: int, end: int) -> int:
    """The anchors of a few neighbouring units together."""
    together = bits[start]
    for at in range(start + 1, end):
        together |= bits[at]
    return together
