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

HIGH_CONFIDENCE = 0.8
"""A critical finding at this confidence or more fails an article, whatever its points."""


class Verdict(StrEnum):
    """Whether an article passes the gate."""

    PASS = "pass"  # noqa: S105 - not a password
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Gate:
    """What fails an article.

    A finding of severity `fail_on` or worse at confidence `confidence` or more does (None: none does), and so does
    a score above `max_points` points per 1000 words (None: no score does).
    """

    fail_on: Severity | None = Severity.CRITICAL
    confidence: float = HIGH_CONFIDENCE
    max_points: float | None = None

    def __post_init__(self) -> None:
        if self.fail_on is not None and self.fail_on not in set(Severity):
            raise ConfigError(f"fail_on is one of {', '.join(Severity)} or None, not {self.fail_on!r}")
        object.__setattr__(self, "fail_on", None if self.fail_on is None else Severity(self.fail_on))

    def reasons(self, points_per_1000_words: float, findings: Iterable[Finding | ArticleFinding]) -> tuple[str, ...]:
        """Why an article fails, one line a reason; none where it passes."""
        reasons: list[str] = []
        if self.fail_on is not None:
            grave = [f for f in findings if f.severity.at_least(self.fail_on) and f.confidence >= self.confidence]
            if grave:
                worse = "" if self.fail_on is Severity.CRITICAL else " or worse"
                which = f"{len(grave)} {self.fail_on}{worse} finding{'s' if len(grave) > 1 else ''}"
                reasons.append(f"{which} at confidence {self.confidence:g} or more")
        if self.max_points is not None and points_per_1000_words > self.max_points:
            reasons.append(f"{points_per_1000_words:.1f} points per 1000 words, more than {self.max_points:g}")
        return tuple(reasons)
