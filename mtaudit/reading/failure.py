"""What could not be read, or not audited."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be audited, and why, in one line."""

    id: str
    message: str
