"""Reads the settings of a run.

They come from the defaults, then from `mtaudit.toml` or the table `[tool.mtaudit]` of `pyproject.toml`, then from the
environment, then from the command line; what comes later wins, key by key.

A settings file that was found and not named may have come with the articles. Until the user trusts it, it runs no code
and reads no file outside its folder.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, cast

from mtaudit.errors import ConfigError, InputError
from mtaudit.reading import bounded
from mtaudit.rule.mqm import Severity
from mtaudit.settings import trust
from mtaudit.settings.gate import CONFIDENCE, MAX_POINTS, MIN_WORDS, Gate
from mtaudit.settings.keys import KEYS, WrongValueError, number_in
from mtaudit.settings.values import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mtaudit.settings.trust import Trusted

FILE_NAME = "mtaudit.toml"
PYPROJECT = "pyproject.toml"
ENVIRONMENT = {"jobs": "MTAUDIT_JOBS"}
"""The keys that the environment may set, since they belong to a machine and not to a project."""
CONFIG_VARIABLE = "MTAUDIT_CONFIG"
"""Names the settings file where the command line names none; "none" for no file."""

RULE_FOLDERS = "rule-folders"
_PATHS = (RULE_FOLDERS, "vocabulary-files", "glossary", "baseline")
"""The keys that name files or folders."""
_KEYS_BY_NAME = {key.name: key for key in KEYS}


@dataclass(frozen=True, slots=True)
class _Layer:
    """Values of keys from one place; paths among them count from `base`.

    `file` is the settings file that they stand in, if they do, `data` its bytes, and `is_trusted` says that the user
    has named or trusted it.
    """

    values: Mapping[str, object]
    place: Callable[[str], str]
    base: Path
    file: Path | None = None
    data: bytes = b""
    is_trusted: bool = True


def load(
    start: Path,
    *,
    file: Path | Literal["none"] | None = None,
    command_line: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    is_trusted: bool = False,
) -> Settings:
    """The settings of a run.

    A settings file may name rule folders, whose code runs, and files outside its own folder, whose words end up in
    reports, only where it is trusted: by `is_trusted`, or by `mtaudit trust` as it stands now.

    Args:
        start: the folder from which a settings file is looked for, upwards; the working directory of the command.
        file: the settings file, or "none" to read none; without it the environment may name one, else it is looked for.
        command_line: values by key, as a settings file would hold them; they win over the file's.
        environment: variables by name; one that names a settings file does not make it trusted.
        is_trusted: whether the settings file is trusted, whatever stands in it.

    Raises:
        ConfigError: the settings file asks for more than it is trusted with, a file cannot be read, a key is unknown,
            or a value cannot be used; the text names all of them.
    """
    variables = environment or {}
    named = file or variables.get(CONFIG_VARIABLE)
    layers: list[_Layer] = []
    if named != "none":
        path = find(start) if not named else start / named
        if path is not None:
            layers.append(_file_layer(path, is_trusted=is_trusted or _is_trusted(path, variables)))
    machine = {key: number_in(variables[name]) for key, name in ENVIRONMENT.items() if variables.get(name)}
    layers.append(_Layer(machine, lambda key: f"environment ({ENVIRONMENT[key]})", start))
    layers.append(_Layer(command_line or {}, lambda _: "command line", start))
    return _merged(layers)


def trusted_content(path: Path) -> tuple[Trusted, tuple[Path, ...]]:
    """What trusting a settings file would be given to, and the rule folders among it.

    Raises:
        ConfigError: the file cannot be read, or its rule folders cannot.
    """
    layer = _file_layer(path, is_trusted=True)
    folders: tuple[Path, ...] = ()
    if RULE_FOLDERS in layer.values:
        try:
            folders = cast("tuple[Path, ...]", _KEYS_BY_NAME[RULE_FOLDERS].read(layer.values[RULE_FOLDERS], layer.base))
        except WrongValueError as wrong:
            raise ConfigError(f"{layer.place(RULE_FOLDERS)}: {RULE_FOLDERS}{wrong.where} {wrong}") from None
    return trust.digests(layer.data, folders), folders


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
        if project.is_file() and "mtaudit" in (text := _read(project)):
            # what a link to elsewhere leads to is not even parsed before it is trusted: complaints would quote it
            is_meant = _leads_out(project, home) or _table(project, text) is not None
            if is_meant:
                return project
    return None


def shown(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Every key with its value, written as TOML, and its origin, in the order of the documentation."""
    return tuple((key.name, _toml(key.value(settings)), settings.origin(key.name)) for key in KEYS if key.value)


def _read(path: Path) -> str:
    return _decoded(path, _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return bounded.read(path)
    except InputError as error:
        raise ConfigError(f"{path}: {error}") from error


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: cannot be read: it is not UTF-8") from error


def _table(path: Path, text: str) -> dict[str, object] | None:
    """The settings in a file; None where a pyproject.toml has none."""
    try:
        content: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: holds a number of too many digits") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: is nested too deeply") from error
    if path.name != PYPROJECT:
        return content
    tools: object = content.get("tool")
    table = cast("dict[str, object]", tools).get("mtaudit") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.mtaudit must be a table")
    return cast("dict[str, object] | None", table)


def _is_trusted(path: Path, variables: Mapping[str, str]) -> bool:
    """Whether the user has trusted the settings file at that place, with what stands in it now.

    Raises:
        ConfigError: a rule folder that it names cannot be read, or the record of trust cannot.
    """
    recorded = trust.read(trust.record_file(variables)).get(trust.place_of(path))
    return recorded is not None and (
        recorded.settings == trust.digests(_bytes(path), ()).settings and recorded == trusted_content(path)[0]
    )


def _file_layer(path: Path, *, is_trusted: bool) -> _Layer:
    if not is_trusted and _leads_out(path, path.parent):
        raise ConfigError(f"{path}: is a link that leads out of its folder{_remedy(path)}")
    data = _bytes(path)
    text = _decoded(path, data)
    table = _table(path, text)
    if table is None:
        raise ConfigError(f"{path}: has no table [tool.mtaudit]")
    prefix = "tool.mtaudit" if path.name == PYPROJECT else ""

    def place(key: str) -> str:
        line = _line_of(text, prefix, key)
        return f"{path}:{line}" if line else str(path)

    return _Layer(table, place, path.parent, path, data, is_trusted)


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a path, all links followed, is not below a folder."""
    real, home = os.path.realpath(path), os.path.realpath(folder)
    return not Path(real).is_relative_to(home)


def _remedy(path: Path) -> str:
    return f", and this file is not trusted; read it and what it names, then run `mtaudit trust {path}`"


def _check_trust(layer: _Layer, name: str, value: object) -> None:
    """Refuse a value of a settings file that nobody trusts, where it would run code or read a file of others."""
    if layer.file is None or layer.is_trusted or name not in _PATHS:
        return
    paths = (value,) if isinstance(value, Path) else cast("tuple[Path, ...]", value)
    if name == RULE_FOLDERS and paths:
        raise ConfigError(f"{layer.place(name)}: {name} would run code{_remedy(layer.file)}")
    for path in paths:
        if _leads_out(path, layer.base):
            raise ConfigError(f"{layer.place(name)}: {name} leads out of the file's folder{_remedy(layer.file)}")
        if path.exists() and not path.is_file():
            raise ConfigError(f"{layer.place(name)}: {name} must name files, not folders or devices")


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
    homes: dict[str, _Layer] = {}
    for layer in layers:
        for name, raw in layer.values.items():
            key = _KEYS_BY_NAME.get(name)
            if key is None:
                raise ConfigError(f"{layer.place(name)}: unknown key {name!r}{_nearest(name)}")
            try:
                values[name] = key.read(raw, layer.base)
            except WrongValueError as wrong:
                raise ConfigError(f"{layer.place(name)}: {name}{wrong.where} {wrong}") from None
            origins[name] = layer.place(name)
            homes[name] = layer
    for name, layer in homes.items():
        _check_trust(layer, name, values[name])
    files: tuple[Path, ...] = values.get("vocabulary-files", ())
    words = [*values.get("vocabulary", ()), *(word for file in files for word in _words(file))]
    if files:
        places = [origins[key] for key in ("vocabulary", "vocabulary-files") if key in origins]
        origins["vocabulary"] = " and ".join(places)
    fail_on: Severity | None = values.get("fail-on", Severity.CRITICAL)
    if fail_on is None and "max-points" not in values:  # who says "never" and no more means that nothing fails
        values["max-points"], origins["max-points"] = None, origins["fail-on"]
    gate = Gate(
        fail_on,
        values.get("fail-confidence", CONFIDENCE),
        values.get("max-points", MAX_POINTS),
        values.get("min-words", MIN_WORDS),
    )
    fields: dict[str, Any] = {key.attribute: values[key.name] for key in KEYS if key.attribute and key.name in values}
    fields["vocabulary"] = tuple(dict.fromkeys(words))
    read = (*(layer.file for layer in layers if layer.file), *files)
    return Settings(gate=gate, origins=origins, files=read, **fields)


def _words(path: Path) -> list[str]:
    """The entries of a vocabulary file: one a line, blank lines and lines that begin with `#` left out."""
    lines = (line.strip() for line in _read(path).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, _KEYS_BY_NAME, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


_BARE_KEY = re.compile(r"[\w-]+", re.ASCII)


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
        names = {name: name if _BARE_KEY.fullmatch(name) else _toml(name) for name in table}
        return f"{{{', '.join(f'{names[name]} = {_toml(item)}' for name, item in table.items())}}}"
    return json.dumps(str(value), ensure_ascii=False)
