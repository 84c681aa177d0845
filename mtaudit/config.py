"""The settings of a run: what they are, and how they are read.

They come from the defaults, then from `mtaudit.toml` or the table `[tool.mtaudit]` of `pyproject.toml`, then from the
environment, then from the command line; what comes later wins, key by key.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from mtaudit.errors import ConfigError
from mtaudit.gate import HIGH_CONFIDENCE, Gate
from mtaudit.mqm import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FILE_NAME = "mtaudit.toml"
PYPROJECT = "pyproject.toml"
ENVIRONMENT = {"jobs": "MTAUDIT_JOBS"}
"""The keys that the environment may set, since they belong to a machine and not to a project."""
CONFIG_VARIABLE = "MTAUDIT_CONFIG"
"""Names the settings file where the command line names none; "none" for no file."""


@dataclass(frozen=True, slots=True)
class PathOverride:
    """Rules that do not count on the articles whose path matches a glob pattern."""

    pattern: str
    ignore: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """What a run is asked to do; the defaults are those of a run without any settings.

    `select`, `extend_select` and `ignore` hold rule ids, aliases or error types. `vocabulary` are house words and
    phrases that are right wherever they stand; `exceptions` the same for one rule. Findings of less than
    `min_confidence` (0 to 1) are left out. `baseline` is a file of findings that are known and accepted. `jobs` is
    the number of worker processes, 0 for one a processor. `origins` says of each key of the settings file that was
    set where that was done.
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
    baseline: Path | None = None
    jobs: int = 0
    format: str = "terminal"
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    def __post_init__(self) -> None:
        for name in _TABLES:
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, **{name: dict(getattr(self, name)) for name in _TABLES}}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self.__post_init__()

    def origin(self, key: str) -> str:
        """Where a key of the settings file got its value: "default", a file with its line, or the command line."""
        return self.origins.get(key, "default")

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


_TABLES = ("severities", "exceptions", "origins")


class _Layer(NamedTuple):
    """Values of keys from one place; paths among them count from `base`."""

    values: Mapping[str, object]
    place: Callable[[str], str]
    base: Path


def load(
    start: Path,
    *,
    file: Path | Literal["none"] | None = None,
    command_line: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """The settings of a run.

    Args:
        start: the folder from which a settings file is looked for, upwards; the working directory of the command.
        file: the settings file, or "none" to read none; without it the environment may name one, else it is looked for.
        command_line: values by key, as a settings file would hold them; they win over the file's.
        environment: variables by name.

    Raises:
        ConfigError: a file cannot be read, a key is unknown, or a value cannot be used; the text names all of them.
    """
    variables = environment or {}
    named = file or variables.get(CONFIG_VARIABLE)
    layers: list[_Layer] = []
    if named != "none":
        path = find(start) if not named else start / named
        if path is not None:
            layers.append(_file_layer(path))
    machine = {key: _number(variables[name]) for key, name in ENVIRONMENT.items() if variables.get(name)}
    layers.append(_Layer(machine, lambda key: f"environment ({ENVIRONMENT[key]})", start))
    layers.append(_Layer(command_line or {}, lambda _: "command line", start))
    return _merged(layers)


def find(start: Path) -> Path | None:
    """The settings file that holds for a folder: the nearest one upwards, or None.

    In one folder, `mtaudit.toml` goes before a `pyproject.toml` with a table `[tool.mtaudit]`.

    Raises:
        ConfigError: a pyproject.toml that mentions the table cannot be read.
    """
    folder = start.absolute()
    for home in (folder, *folder.parents):
        if (home / FILE_NAME).is_file():
            return home / FILE_NAME
        project = home / PYPROJECT
        if project.is_file() and "mtaudit" in (text := _read(project)) and _table(project, text) is not None:
            return project
    return None


def shown(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Every key with its value, written as TOML, and its origin, in the order of the documentation."""
    return tuple((key.name, _toml(key.value(settings)), settings.origin(key.name)) for key in KEYS if key.value)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(f"{path}: cannot be read: {reason}") from error


def _table(path: Path, text: str) -> dict[str, object] | None:
    """The settings in a file; None where a pyproject.toml has none."""
    try:
        content: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    if path.name != PYPROJECT:
        return content
    tools = content.get("tool", {})
    table = tools.get("mtaudit") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.mtaudit must be a table, not {_described(table)}")
    return cast("dict[str, object] | None", table)


def _file_layer(path: Path) -> _Layer:
    text = _read(path)
    table = _table(path, text)
    if table is None:
        raise ConfigError(f"{path}: has no table [tool.mtaudit]")
    prefix = "tool.mtaudit" if path.name == PYPROJECT else ""

    def place(key: str) -> str:
        line = _line_of(text, prefix, key)
        return f"{path}:{line}" if line else str(path)

    return _Layer(table, place, path.parent)


def _line_of(text: str, prefix: str, key: str) -> int | None:
    """The number, from 1, of the line that sets a key or begins its table; None where it is written in another way."""
    heading = re.compile(rf"\[\s*{re.escape(f'{prefix}.{key}' if prefix else key)}\s*[.\]]")
    assignment = re.compile(rf"""["']?{re.escape(key)}["']?\s*[=.]""")
    table = ""
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if heading.match(line) or (table == prefix and assignment.match(line)):
            return number
        if line.startswith("[") and (name := re.match(r"\[\s*([\w.\s-]+?)\s*\]\s*(?:#.*)?$", line)):
            table = name.group(1)
    return None


def _merged(layers: Sequence[_Layer]) -> Settings:
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        for name, raw in layer.values.items():
            key = _KEYS_BY_NAME.get(name)
            if key is None:
                raise ConfigError(f"{layer.place(name)}: unknown key {name!r}{_nearest(name, _KEYS_BY_NAME)}")
            try:
                values[name] = key.read(raw, layer.base)
            except _WrongValueError as wrong:
                raise ConfigError(f"{layer.place(name)}: {name}{wrong.where} {wrong}") from None
            origins[name] = layer.place(name)
    files: tuple[Path, ...] = values.get("vocabulary-files", ())
    words = [*values.get("vocabulary", ()), *(word for file in files for word in _words(file))]
    if files:
        origins["vocabulary"] = " and ".join(origins[key] for key in ("vocabulary", "vocabulary-files") if key in origins)
    gate = Gate(
        values.get("fail-on", Severity.CRITICAL),
        values.get("fail-confidence", HIGH_CONFIDENCE),
        values.get("max-points"),
    )
    plain = {key.attribute: values[key.name] for key in KEYS if key.attribute and key.name in values}
    return Settings(**{**plain, "vocabulary": tuple(dict.fromkeys(words)), "gate": gate, "origins": origins})


def _words(path: Path) -> list[str]:
    """The entries of a vocabulary file: one a line, blank lines and lines that begin with `#` left out."""
    lines = (line.strip() for line in _read(path).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


class _WrongValueError(Exception):
    """A value of the wrong kind; its text says what was expected and what was found."""

    def __init__(self, expected: str, found: object, where: str = "") -> None:
        super().__init__(f"must be {expected}, not {_described(found)}")
        self.where = where


def _described(value: object) -> str:
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value}"
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list | tuple) else f"a {type(value).__name__}"


def _number(text: str) -> object:
    """An environment variable's text as the number it writes; else the text, for the reader to refuse."""
    return int(text) if text.isascii() and text.isdecimal() else text


def _strings(raw: object, _: Path) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple):
        raise _WrongValueError("a list of strings", raw)
    for number, item in enumerate(cast("Sequence[object]", raw)):
        if not isinstance(item, str) or not item.strip():
            raise _WrongValueError("a string that is not blank", item, f"[{number}]")
    return tuple(cast("Sequence[str]", raw))


def _paths(raw: object, base: Path) -> tuple[Path, ...]:
    return tuple(base / item for item in _strings(raw, base))


def _path(raw: object, base: Path) -> Path:
    if not isinstance(raw, str) or not raw:
        raise _WrongValueError("the path of a file", raw)
    return base / raw


def _share(raw: object, _: Path) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw <= 1:
        raise _WrongValueError("a number from 0 to 1", raw)
    return float(raw)


def _points(raw: object, _: Path) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not raw >= 0:
        raise _WrongValueError("a number from 0 up", raw)
    return float(raw)


def _jobs(raw: object, _: Path) -> int:
    if raw == "auto":
        return 0
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise _WrongValueError('a whole number from 0 up, or "auto"', raw)
    return raw


def _text(raw: object, _: Path) -> str:
    if not isinstance(raw, str) or not raw:
        raise _WrongValueError("a string", raw)
    return raw


_SEVERITY_NAMES = ", ".join(f'"{severity}"' for severity in reversed(Severity))


def _fail_on(raw: object, _: Path) -> Severity | None:
    if raw == "never":
        return None
    if raw not in list(Severity):
        raise _WrongValueError(f'one of {_SEVERITY_NAMES}, "never"', raw)
    return Severity(cast("str", raw))


def _items(raw: object, expected: str) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise _WrongValueError(expected, raw)
    return cast("dict[str, object]", raw)


def _severities(raw: object, _: Path) -> dict[str, Severity]:
    table = _items(raw, "a table of rules, each with a severity")
    for rule, severity in table.items():
        if severity not in list(Severity):
            raise _WrongValueError(f"one of {_SEVERITY_NAMES}", severity, f".{rule}")
    return {rule: Severity(cast("str", severity)) for rule, severity in table.items()}


def _exceptions(raw: object, base: Path) -> dict[str, tuple[str, ...]]:
    table = _items(raw, "a table of rules, each with a list of wordings")
    return {rule: _within(rule, wordings, base) for rule, wordings in table.items()}


def _overrides(raw: object, base: Path) -> tuple[PathOverride, ...]:
    overrides: list[PathOverride] = []
    for pattern, content in _items(raw, "a table of path patterns, each with its own table").items():
        if not isinstance(content, dict):
            raise _WrongValueError("a table with the key 'ignore'", content, f'."{pattern}"')
        table = cast("dict[str, object]", content)
        for name in table:
            if name != "ignore":
                raise _WrongValueError(f"a table with the key 'ignore' alone{_nearest(name, ['ignore'])}", name, f'."{pattern}"')
        overrides.append(PathOverride(pattern, _within(f'"{pattern}".ignore', table.get("ignore", []), base)))
    return tuple(overrides)


def _within(name: str, raw: object, base: Path) -> tuple[str, ...]:
    try:
        return _strings(raw, base)
    except _WrongValueError as wrong:
        wrong.where = f".{name}{wrong.where}"
        raise


def _nearest(name: str, known: Mapping[str, object] | Sequence[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


class Key(NamedTuple):
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
    Key("max-points", _points, None, lambda settings: settings.gate.max_points),
    _field("vocabulary", _strings),
    Key("vocabulary-files", _paths, None, None),
    _field("exceptions", _exceptions),
    _field("severity", _severities, "severities"),
    Key("per-path", _overrides, "overrides", lambda settings: {o.pattern: {"ignore": o.ignore} for o in settings.overrides}),
    _field("rule-folders", _paths),
    _field("baseline", _path),
    _field("jobs", _jobs),
    _field("format", _text),
)
"""Every key of the settings file, in the order of the documentation."""

_BARE_KEY = re.compile(r"[\w-]+", re.ASCII)
_KEYS_BY_NAME = {key.name: key for key in KEYS}


def _toml(value: object) -> str:
    """A value of `Settings` as TOML would write it; "(none)" for what TOML has no word for."""
    if value is None:
        return "(none)"
    if isinstance(value, bool | int | float):
        return f"{value:g}" if isinstance(value, float) else str(value).lower()
    if isinstance(value, tuple | list):
        return f"[{', '.join(_toml(item) for item in cast('Sequence[object]', value))}]"
    if isinstance(value, dict | MappingProxyType):
        table = cast("Mapping[str, object]", value)
        items = (f"{name if _BARE_KEY.fullmatch(name) else _toml(name)} = {_toml(item)}" for name, item in table.items())
        return f"{{{', '.join(items)}}}"
    return json.dumps(str(value), ensure_ascii=False)
