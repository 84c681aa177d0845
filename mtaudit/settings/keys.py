"""The keys of the settings file: how the value of each is read, and what of `Settings` it fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mtaudit.rule.mqm import Severity
from mtaudit.settings.values import MOST_MIB, PathOverride

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from mtaudit.settings.values import Settings


class WrongValueError(Exception):
    """A value of the wrong kind; its text says what was expected and what was found."""

    def __init__(self, expected: str, found: object, where: str = "") -> None:
        super().__init__(f"must be {expected}, not {_described(found)}")
        self.where = where


_LONGEST_SHOWN = 60
"""Characters, or digits, of a wrong value that are worth showing."""


def number_in(text: str) -> object:
    """The whole number that a text writes; else, or where it has too many digits, the text, for `read` to refuse."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_SHOWN else text


def _described(value: object) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= 10**_LONGEST_SHOWN:
        return "one so large"  # Python refuses to write integers of thousands of digits
    if isinstance(value, int | float):
        return f"{value}"
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list | tuple) else f"a {type(value).__name__}"


def _strings(raw: object, _: Path) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple):
        raise WrongValueError("a list of strings", raw)
    for number, item in enumerate(cast("Sequence[object]", raw)):
        if not isinstance(item, str) or not item.strip():
            raise WrongValueError("a string that is not blank", item, f"[{number}]")
    return tuple(cast("Sequence[str]", raw))


def _paths(raw: object, base: Path) -> tuple[Path, ...]:
    items = _strings(raw, base)
    for number, item in enumerate(items):
        if "\0" in item:
            raise WrongValueError("a path", item, f"[{number}]")
    return tuple(base / item for item in items)


def _path(raw: object, base: Path) -> Path:
    if not isinstance(raw, str) or not raw or "\0" in raw:
        raise WrongValueError("the path of a file", raw)
    return base / raw


def _share(raw: object, _: Path) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw <= 1:
        raise WrongValueError("a number from 0 to 1", raw)
    return float(raw)


def _points(raw: object, _: Path) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not raw >= 0:
        raise WrongValueError('a number from 0 up, or "never"', raw)
    try:
        return float(raw)
    except OverflowError:
        raise WrongValueError('a number from 0 up, or "never"', raw) from None


def _max_points(raw: object, base: Path) -> float | None:
    return None if raw == "never" else _points(raw, base)


def _stated_max_points(settings: Settings) -> object:
    return "never" if settings.gate.max_points is None else settings.gate.max_points


def _words(raw: object, _: Path) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise WrongValueError("a whole number from 0 up", raw)
    return raw


MOST_JOBS = 9999


def _size(raw: object, _: Path) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 < raw <= MOST_MIB:
        raise WrongValueError(f"a number of MiB above 0, up to {MOST_MIB}", raw)
    return float(raw)


def _flag(raw: object, _: Path) -> bool:
    if not isinstance(raw, bool):
        raise WrongValueError("true or false", raw)
    return raw


def _jobs(raw: object, _: Path) -> int:
    if raw == "auto":
        return 0
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= MOST_JOBS:
        raise WrongValueError(f'a whole number from 0 to {MOST_JOBS}, or "auto"', raw)
    return raw


def _text(raw: object, _: Path) -> str:
    if not isinstance(raw, str) or not raw:
        raise WrongValueError("a string", raw)
    return raw


_SEVERITY_NAMES = ", ".join(f'"{severity}"' for severity in reversed(Severity))


def _fail_on(raw: object, _: Path) -> Severity | None:
    if raw == "never":
        return None
    if raw not in list(Severity):
        raise WrongValueError(f'one of {_SEVERITY_NAMES}, "never"', raw)
    return Severity(cast("str", raw))


def _items(raw: object, expected: str) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise WrongValueError(expected, raw)
    return cast("dict[str, object]", raw)


def _severities(raw: object, _: Path) -> dict[str, Severity]:
    table = _items(raw, "a table of rules, each with a severity")
    for rule, severity in table.items():
        if severity not in list(Severity):
            raise WrongValueError(f"one of {_SEVERITY_NAMES}", severity, f".{rule}")
    return {rule: Severity(cast("str", severity)) for rule, severity in table.items()}


def _exceptions(raw: object, base: Path) -> dict[str, tuple[str, ...]]:
    table = _items(raw, "a table of rules, each with a list of wordings")
    return {rule: _within(rule, wordings, base) for rule, wordings in table.items()}


def _overrides(raw: object, base: Path) -> tuple[PathOverride, ...]:
    overrides: list[PathOverride] = []
    for pattern, content in _items(raw, "a table of path patterns, each with its own table").items():
        if not isinstance(content, dict):
            raise WrongValueError("a table with the key 'ignore'", content, f'."{pattern}"')
        table = cast("dict[str, object]", content)
        for name in table:
            if name != "ignore":
                raise WrongValueError("a table with the key 'ignore' alone", name, f'."{pattern}"')
        overrides.append(PathOverride(pattern, _within(f'"{pattern}".ignore', table.get("ignore", []), base)))
    return tuple(overrides)


def _override_table(settings: Settings) -> dict[str, dict[str, tuple[str, ...]]]:
    return {override.pattern: {"ignore": override.ignore} for override in settings.overrides}


def _within(name: str, raw: object, base: Path) -> tuple[str, ...]:
    try:
        return _strings(raw, base)
    except WrongValueError as wrong:
        wrong.where = f".{name}{wrong.where}"
        raise


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the settings file.

    `read` makes its value, given what TOML says and the folder from which paths count; `attribute` is the field of
    `Settings` that it fills alone, and `value` reads it back (None: it goes into another key's).
    """

    name: str
    read: Callable[[object, Path], object]
    attribute: str | None
    value: Callable[[Settings], object] | None


def _field(name: str, read: Callable[[object, Path], object], attribute: str | None = None) -> Key:
    where = attribute or name.replace("-", "_")
    return Key(name, read, where, lambda settings: getattr(settings, where))


KEYS = (
    _field("select", _strings),
    _field("extend-select", _strings),
    _field("ignore", _strings),
    _field("min-confidence", _share),
    Key("fail-on", _fail_on, None, lambda settings: settings.gate.fail_on or "never"),
    Key("fail-confidence", _share, None, lambda settings: settings.gate.confidence),
    Key("max-points", _max_points, None, _stated_max_points),
    Key("min-words", _words, None, lambda settings: settings.gate.min_words),
    _field("vocabulary", _strings),
    Key("vocabulary-files", _paths, None, None),
    _field("glossary", _paths),
    _field("exceptions", _exceptions),
    _field("severity", _severities, "severities"),
    Key("per-path", _overrides, "overrides", _override_table),
    _field("rule-folders", _paths),
    _field("baseline", _path),
    _field("learned", _flag),
    _field("word-scores", _flag),
    _field("jobs", _jobs),
    _field("max-file-size", _size),
    _field("format", _text),
)
"""Every key of the settings file, in the order of the documentation."""
