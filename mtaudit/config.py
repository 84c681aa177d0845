"""The settings of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from mtaudit.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mtaudit.mqm import Severity


@dataclass(frozen=True, slots=True)
class PathOverride:
    """Rules that do not run on the articles whose path matches a glob pattern."""

    pattern: str
    ignore: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """What a run is asked to do; the defaults are those of a run without any settings.

    `select`, `extend_select` and `ignore` hold rule ids, aliases or error types. `vocabulary` are house words and
    phrases that are right wherever they stand; `exceptions` the same for one rule. Findings of less than
    `min_confidence` (0 to 1) are left out.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    vocabulary: tuple[str, ...] = ()
    exceptions: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    overrides: tuple[PathOverride, ...] = ()
    rule_folders: tuple[Path, ...] = ()
    gate: Gate = Gate()
