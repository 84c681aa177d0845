"""Whether two systems differ when both are measured against one reference: sacreBLEU's paired significance tests.

Paired bootstrap resampling is that of Koehn (2004), "Statistical significance tests for machine translation
evaluation"; approximate randomization that of Riezler and Maxwell (2005). Figures are those of sacreBLEU's command.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from mtaudit.errors import ConfigError
from mtaudit.reference.scores import metrics

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from sacrebleu.significance import Result

PairedTest: TypeAlias = Literal["bs", "ar"]
"""Paired bootstrap resampling, or approximate randomization."""

SAMPLES: dict[PairedTest, int] = {"bs": 1000, "ar": 10000}
"""sacreBLEU's numbers of resamplings and of trials."""

SEED = 12345
"""sacreBLEU's seed."""

SIGNIFICANT = 0.05

_SEED_VARIABLE = "SACREBLEU_SEED"


@dataclass(frozen=True, slots=True)
class MetricComparison:
    """What one metric says of two systems: `p_value` is how easily chance alone makes such a difference."""

    metric: str
    first: float
    second: float
    p_value: float
    signature: str

    @property
    def difference(self) -> float:
        """How much more the second has than the first."""
        return self.second - self.first

    @property
    def better(self) -> Literal["first", "second"] | None:
        """Which system is better, by a difference that chance makes in less than one case of twenty; else None."""
        if self.p_value >= SIGNIFICANT or not self.difference:
            return None
        return "second" if (self.difference > 0) is (self.metric != "TER") else "first"


def compare(
    first: Sequence[str],
    second: Sequence[str],
    references: Sequence[str],
    *,
    test: PairedTest = "bs",
    samples: int | None = None,
    seed: int = SEED,
) -> tuple[MetricComparison, ...]:
    """Compare two systems by BLEU, chrF++ and TER.

    sacreBLEU takes its seed from the environment, so that this sets a variable of the process while it runs: threads
    must not share it.

    Args:
        first: the segments of one system.
        second: those of the other, in the same order.
        references: those of the reference, in the same order.
        test: which paired test.
        samples: how many resamplings or trials, by default sacreBLEU's number.
        seed: where its random numbers begin, 1 or more.

    Raises:
        ConfigError: there is no segment, the numbers of segments differ, or a number is too small.
    """
    if not len(first) == len(second) == len(references):
        raise ConfigError(f"segments: {len(first)}, {len(second)} and {len(references)} of reference, which is unequal")
    if not first:
        raise ConfigError("there is no segment to compare")
    if seed < 1:
        raise ConfigError(f"seed {seed}: must be 1 or more; sacreBLEU takes 0 for none at all")
    samples = SAMPLES[test] if samples is None else samples
    if samples < 1:
        raise ConfigError(f"samples {samples}: must be 1 or more")
    from sacrebleu import significance  # noqa: PLC0415 - slow to load, and no other command compares

    with _seeded(seed):
        paired = significance.PairedTest(
            [("first", first), ("second", second)], metrics(), [references], test_type=test, n_samples=samples
        )
        signatures, results = paired()
    compared: list[MetricComparison] = []
    for name, signature in signatures.items():
        one, other = cast("list[Result]", results[name])
        p_value = 1.0 if other.p_value is None else float(other.p_value)
        compared.append(MetricComparison(name, float(one.score), float(other.score), p_value, signature.format()))
    return tuple(compared)


@contextmanager
def _seeded(seed: int) -> Generator[None]:
    before = os.environ.get(_SEED_VARIABLE)
    os.environ[_SEED_VARIABLE] = str(seed)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SEED_VARIABLE]
        else:
            os.environ[_SEED_VARIABLE] = before
