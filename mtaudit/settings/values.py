"""The settings of a run."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from mtaudit.errors import ConfigError
from mtaudit.reading.bounded import LARGEST, MIB
from mtaudit.rule.mqm import Severity
from mtaudit.settings.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


MOST_MIB = 1_000_000
"""The largest bound of a file that can be set."""


@dataclass(frozen=True, slots=True)
class PathOverride:
    """Rules that do not count on the articles whose path matches a glob pattern."""

    pattern: str
    ignore: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """What a run is asked to do; the defaults are those of a run without any settings.

    `select`, `extend_select` and `ignore` hold rule ids, aliases or error types. `vocabulary` are house words and
    phrases that are right wherever they stand; `exceptions` the same for one rule. `glossary` are files of terms.
    Findings of less than `min_confidence` (0 to 1) are left out. `baseline` is a file of findings that are known and
    accepted. `learned` says whether learned rules run, and `word_scores` whether reports hold the score of every word.
    `jobs` is the number of worker processes, 0 for one a processor. `max_file_size` is how many MiB a file may have, or
    a line of JSON Lines. `rule_folders` hold code that runs, so give none that you do not trust. `origins` says of each
    key of the settings file that was set where that was done, and `files` are those that the settings were read from.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    vocabulary: tuple[str, ...] = ()
    exceptions: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    overrides: tuple[PathOverride, ...] = ()
    glossary: tuple[Path, ...] = ()
    rule_folders: tuple[Path, ...] = ()
    gate: Gate = field(default_factory=Gate)
    baseline: Path | None = None
    jobs: int = 0
    format: str = "terminal"
    learned: bool = True
    word_scores: bool = False
    max_file_size: float = LARGEST / MIB
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    files: tuple[Path, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        for name in _TABLES:
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
        for name in _LISTS:
            value = getattr(self, name)
            if isinstance(value, str) or not all(isinstance(each, str) for each in value):
                raise ConfigError(f"{name} is a sequence of texts, not {value!r}")
            object.__setattr__(self, name, tuple(value))
        if not 0.0 <= self.min_confidence <= 1.0:
            raise ConfigError(f"min_confidence is a number from 0 to 1, not {self.min_confidence!r}")
        if not 0.0 < self.max_file_size <= MOST_MIB:
            raise ConfigError(f"max_file_size is a number of MiB from 0 to {MOST_MIB}, not {self.max_file_size!r}")
        for rule, severity in self.severities.items():
            if severity not in set(Severity):
                raise ConfigError(f"the severity of {rule} is one of {', '.join(Severity)}, not {severity!r}")
        stated = {rule: Severity(severity) for rule, severity in self.severities.items()}
        object.__setattr__(self, "severities", MappingProxyType(stated))

    def __hash__(self) -> int:
        return hash((self.select, self.extend_select, self.ignore, self.vocabulary, self.gate, self.profile))

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, **{name: dict(getattr(self, name)) for name in _TABLES}}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self.__post_init__()

    def origin(self, key: str) -> str:
        """Where a key of the settings file got its value: "default", a file with its line, or the command line."""
        return self.origins.get(key, "default")

    @property
    def largest_file(self) -> int:
        """How many bytes a file may have, or a line of JSON Lines."""
        return max(1, int(self.max_file_size * MIB))

    @property
    def profile(self) -> str:
        """Eight hexadecimal digits for the settings that decide which findings count; "" where all do."""
        content = [
            {rule: str(severity) for rule, severity in sorted(self.severities.items())},
            sorted(self.vocabulary),
            {rule: sorted(wordings) for rule, wordings in sorted(self.exceptions.items())},
            [[override.pattern, *override.ignore] for override in self.overrides],
            self.min_confidence,
            self.baseline is not None,
        ]
        if not any(content):
            return ""
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:8]


_LISTS = ("select", "extend_select", "ignore", "vocabulary")
_TABLES = ("severities", "exceptions", "origins")
