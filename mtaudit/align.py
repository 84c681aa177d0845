"""Which sentences of an original became which sentences of its translation.

After Gale and Church 1993, "A program for aligning sentences in bilingual corpora", Computational Linguistics 19(1):
dynamic programming over beads (one sentence for one, one for two, one for none …), each with its prior and the chance
of its two lengths in characters. Like Varga et al. 2005 ("Parallel corpora for medium density languages", hunalign)
it also counts what both sides share: numbers, addresses and names, these romanised. It runs over paragraphs first,
then over the sentences of each pair of paragraphs.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mtaudit.original import Link
from mtaudit.romanize import romanized
from mtaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_PRIORS: dict[tuple[int, int], float] = {
    (1, 1): 0.89,
    (1, 0): 0.005,
    (0, 1): 0.005,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
    (3, 1): 0.005,
    (1, 3): 0.005,
}
"""How common each bead is: Gale and Church's table 5, with room made for one sentence that became three."""
_BEADS = tuple(_PRIORS)
_COSTS = tuple(-math.log(prior) for prior in _PRIORS.values())
_LONGEST_BEAD = max(take for bead in _PRIORS for take in bead)
_VARIANCE = 6.8
_VARIANCE_OF_SYLLABLES = 12.0
"""The variance of the length of the translation of one character, in characters: Gale and Church's (section 3.2), and
what suits scripts that write a syllable or a word with each."""
_SYLLABLES = 2.0
"""Characters of English for one of the original, from which the original is in such a script."""
_WORTH = 4.0
"""What one shared anchor weighs, in nats."""
_MOST_ANCHORS = 4
_MISLED = 0.15
"""How far, as a logarithm, the rate of the whole may be off that of its parts before the parts are believed."""
_BAND = 60
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


Bead: TypeAlias = "tuple[tuple[int, int], tuple[int, int]]"
"""Neighbouring units of the original that became neighbouring units of the translation, each as a range."""


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
    left, right = _rows_of_units(ours), _rows_of_units(theirs)
    slack = _slack(rows, columns)
    costs: list[list[float]] = []
    starts: list[int] = []
    taken: list[bytearray] = []
    for i in range(rows + 1):
        middle = i * columns // max(rows, 1)
        starts.append(max(0, middle - slack))
        width = min(columns, middle + slack) + 1 - starts[i]
        costs.append([math.inf] * width)
        taken.append(bytearray(width))
        if i > _LONGEST_BEAD:
            costs[i - _LONGEST_BEAD - 1] = []  # no bead begins so far back
        for at in range(width):
            j = at + starts[i]
            if i == j == 0:
                costs[0][0] = 0.0
                continue
            for kind, (take, give) in enumerate(_BEADS):
                if take > i or give > j:
                    continue
                before = j - give - starts[i - take]
                if 0 <= before < len(costs[i - take]) and (so_far := costs[i - take][before]) < math.inf:
                    cost = so_far + _cost(kind, left[take][i - take], right[give][j - give], rate)
                    if cost < costs[i][at]:
                        costs[i][at], taken[i][at] = cost, kind
    path: list[Bead] = []
    i, j = rows, columns
    while i or j:
        take, give = _BEADS[taken[i][j - starts[i]]]
        path.append(((i - take, i), (j - give, j)))
        i, j = i - take, j - give
    return path[::-1]


def _slack(rows: int, columns: int) -> int:
    """How far off the diagonal the way may lead: by what one side has more, as long as the table stays small.

    It is never narrower than the diagonal is steep, so that there always is a way.
    """
    steep = columns // max(rows, 1) + 1
    return min(_BAND + abs(columns - rows), max(_BAND + steep, _MOST_CELLS // (2 * (rows + 1))))


class _Row(NamedTuple):
    """Neighbouring units together."""

    length: int
    anchors: frozenset[str]


def _rows_of_units(units: Sequence[_Unit]) -> list[list[_Row]]:
    """For every number of units that a bead takes, what that many hold together from each place on."""
    rows = [[_Row(0, frozenset())] * (len(units) + 1)]
    for count in range(1, _LONGEST_BEAD + 1):
        rows.append(
            [
                _Row(before.length + unit.length, before.anchors | unit.anchors)
                for before, unit in zip(rows[-1], units[count - 1 :], strict=False)
            ]
        )
    return rows


def _cost(kind: int, ours: _Row, theirs: _Row, rate: float) -> float:
    """The negative logarithm of a bead's chance: its prior, its lengths, and what both sides share."""
    prior = _COSTS[kind]
    if not ours.length or not theirs.length:
        return prior
    a, b = ours.length * rate, theirs.length
    variance = _VARIANCE if rate < _SYLLABLES else _VARIANCE_OF_SYLLABLES
    delta = (b - a) / math.sqrt((a + b) / 2 * variance)
    tail = math.erfc(abs(delta) / math.sqrt(2))
    cost = prior - math.log(max(tail, 1e-12))
    if ours.anchors.isdisjoint(theirs.anchors):
        return cost
    return cost - _WORTH * min(len(ours.anchors & theirs.anchors), _MOST_ANCHORS)
