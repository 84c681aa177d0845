"""What fails an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mtaudit.errors import ConfigError
from mtaudit.rule.mqm import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtaudit.rule.finding import ArticleFinding, Finding

CONFIDENCE = 0.5
"""A critical finding that is as likely right as wrong fails an article, whatever its points."""

MAX_POINTS = 6.0
"""Points per 1000 words that an article may have, which native news hardly ever reaches (`tests/measuring/gate.py`)."""

MIN_WORDS = 200
"""A shorter article counts as if it had so many words, so that two small slips in a short item do not fail it."""

MIN_FINDINGS = 3
"""An article with fewer findings does not fail by its points: of learned findings one in four is wrong, so that one
pair in sixteen would fail an article for nothing."""


class Verdict(StrEnum):
    """Whether an article passes the gate."""

    PASS = "pass"  # noqa: S105 - not a password
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Gate:
    """What fails an article.

    A finding of severity `fail_on` or worse at confidence `confidence` or more does (None: none does); one that was
    stated and not measured does whatever its confidence. So does a score above `max_points` points per 1000 words
    (None: no score does) of an article with `min_findings` findings or more, where one of fewer than `min_words` words
    counts as if it had so many.

    Raises:
        ConfigError: `fail_on` is no severity, `confidence` not from 0 to 1, or another number less than 0.
    """

    fail_on: Severity | None = Severity.CRITICAL
    confidence: float = CONFIDENCE
    max_points: float | None = MAX_POINTS
    min_words: int = MIN_WORDS
    min_findings: int = MIN_FINDINGS

    def __post_init__(self) -> None:
        if self.fail_on is not None and self.fail_on not in tuple(Severity):
            raise ConfigError(f"fail_on is one of {', '.join(Severity)} or None, not {self.fail_on!r}")
        if not 0.0 <= self.confidence <= 1.0:
            raise ConfigError(f"confidence is a number from 0 to 1, not {self.confidence!r}")
        if self.max_points is not None and not self.max_points >= 0:
            raise ConfigError(f"max_points is a number from 0 up or None, not {self.max_points!r}")
        for name, least in (("min_words", self.min_words), ("min_findings", self.min_findings)):
            if least < 0:
                raise ConfigError(f"{name} is a number from 0 up, not {least!r}")
        object.__setattr__(self, "fail_on", None if self.fail_on is None else Severity(self.fail_on))

    def reasons(self, points: float, words: int, findings: Iterable[Finding | ArticleFinding]) -> tuple[str, ...]:
        """Why an article fails, one line a reason; none where it passes.

        Args:
            points: its penalty points.
            words: how many words it has; where none, points fail nothing.
            findings: what was found and not silenced.
        """
        findings = tuple(findings)
        reasons: list[str] = []
        if self.fail_on is not None and (grave := self._grave(self.fail_on, findings)):
            worse = "" if self.fail_on is Severity.CRITICAL else " or worse"
            which = f"{len(grave)} {self.fail_on}{worse} finding{'s' if len(grave) > 1 else ''}"
            sure = "" if any(f.stated for f in grave) else f" at confidence {self.confidence:g} or more"
            reasons.append(f"{which}{sure}")
        if self.max_points is not None and words and len(findings) >= self.min_findings:
            rate = 1000 * points / max(words, self.min_words)
            if rate > self.max_points:
                counted = f", counted as {self.min_words} words" if words < self.min_words else ""
                reasons.append(
                    f"{_above(rate, self.max_points)} points per 1000 words{counted}, the limit is {self.max_points:g}"
                )
        return tuple(reasons)

    def _grave(self, fail_on: Severity, findings: Iterable[Finding | ArticleFinding]) -> list[Finding | ArticleFinding]:
        return [f for f in findings if f.severity.at_least(fail_on) and (f.stated or f.confidence >= self.confidence)]


def _above(rate: float, limit: float) -> str:
    """The rate with as many decimals as show that it is above the limit."""
    return next((short for n in (1, 2, 3) if float(short := f"{rate:.{n}f}") > limit), f"{rate}")
