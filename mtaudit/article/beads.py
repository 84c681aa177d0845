"""The cheapest way through two rows of units: which neighbours on one side answer to which on the other.

After Gale and Church 1993, "A program for aligning sentences in bilingual corpora", Computational Linguistics 19(1):
dynamic programming over beads (one unit for one, one for two, one for none …), each with the cost that its lengths and
the caller give it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Bead: TypeAlias = "tuple[tuple[int, int], tuple[int, int]]"
"""Neighbouring units of one side that became neighbouring units of the other, each as a range."""

Step: TypeAlias = "tuple[int, int]"
"""How many units of each side a bead holds."""

VARIANCE = 6.8
"""The variance of the length of the translation of one character, in characters (Gale and Church, section 3.2)."""

_HALF_ROOT = math.sqrt(0.5)


def cheapest(
    rows: int,
    columns: int,
    steps: Sequence[Step],
    near: Callable[[int], range],
    cost: Callable[[int, int, Step], float],
) -> list[Bead]:
    """The beads of the cheapest way from the first units of both sides to the last.

    Args:
        rows: units of one side.
        columns: units of the other.
        steps: the kinds of bead, those first that win where two ways cost the same.
        near: which numbers of columns are tried beside a number of rows: how many units of either side lie before the
            end of a bead. They must leave a way from (0, 0) to the end.
        cost: what a bead costs, by the numbers of units before its end, and its step.
    """
    best: list[dict[int, tuple[float, Step]]] = [{} for _ in range(rows + 1)]
    best[0][0] = (0.0, (0, 0))
    for i in range(rows + 1):
        here = best[i]
        for j in near(i):
            for step in steps:
                take, give = step
                origin = best[i - take].get(j - give) if take <= i else None
                if origin is not None:
                    sum_so_far = origin[0] + cost(i, j, step)
                    if j not in here or sum_so_far < here[j][0]:
                        here[j] = (sum_so_far, step)
    path: list[Bead] = []
    i, j = rows, columns
    while i or j:
        take, give = best[i][j][1]
        path.append(((i - take, i), (j - give, j)))
        i, j = i - take, j - give
    return path[::-1]


def cost_of_lengths(own: float, other: float, *, variance: float = VARIANCE, least_likely: float) -> float:
    """How surprising it is that a text and its translation have these lengths: -ln of the two-sided probability.

    Args:
        own: characters of one side, in the measure of the other; with `other` more than none.
        other: characters of the other side.
        variance: of the length of the translation of one character.
        least_likely: what no two lengths are less likely than.
    """
    distance = abs(other - own) / math.sqrt((own + other) / 2 * variance)
    return -math.log(max(math.erfc(distance * _HALF_ROOT), least_likely))
