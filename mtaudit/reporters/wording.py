"""What several formats say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.mqm import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtaudit.finding import ArticleFinding, Finding


def advice(finding: Finding | ArticleFinding) -> str | None:
    """What to do about a finding, such as `write "Kyiv"`; None where its rule cannot tell."""
    fix = getattr(finding, "fix", None)
    if fix is None:
        return None
    return f'write "{fix}"' if fix else "delete it"


def tally(findings: Iterable[Finding | ArticleFinding]) -> str:
    """How many findings of each severity, the worst first, such as "1 critical, 4 minor"."""
    severities = [finding.severity for finding in findings]
    counts = [(severities.count(severity), severity) for severity in reversed(Severity)]
    return ", ".join(f"{count} {severity}" for count, severity in counts if count)


def counted(count: int, noun: str) -> str:
    """The noun with its number, in the plural where that is right."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
