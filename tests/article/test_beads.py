"""The cheapest way through two rows of units."""

from __future__ import annotations

from mtaudit.article.beads import Step, cheapest, cost_of_lengths

STEPS = ((1, 1), (1, 0), (0, 1))


def way(rows: int, columns: int, costs: dict[Step, float]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return cheapest(rows, columns, STEPS, lambda _: range(columns + 1), lambda _i, _j, step: costs[step])


def test_the_cheaper_steps_are_taken() -> None:
    assert way(2, 2, {(1, 1): 1, (1, 0): 5, (0, 1): 5}) == [((0, 1), (0, 1)), ((1, 2), (1, 2))]
    assert len(way(2, 2, {(1, 1): 99, (1, 0): 1, (0, 1): 1})) == 4


def test_of_ways_that_cost_the_same_the_first_step_wins() -> None:
    assert way(1, 1, {(1, 1): 2, (1, 0): 1, (0, 1): 1}) == [((0, 1), (0, 1))]


def test_a_side_may_be_empty() -> None:
    assert way(0, 0, dict.fromkeys(STEPS, 1.0)) == []
    assert way(0, 2, dict.fromkeys(STEPS, 1.0)) == [((0, 0), (0, 1)), ((0, 0), (1, 2))]


def test_lengths_that_differ_more_are_less_likely_down_to_a_floor() -> None:
    same, other, far = (cost_of_lengths(100, n, least_likely=1e-9) for n in (100, 130, 100_000))
    assert same == 0 < other < far
    assert far == cost_of_lengths(100, 10**9, least_likely=1e-9)
