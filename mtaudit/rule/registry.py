"""Finds rule packs and makes their rules.

A pack is a package named by an entry point of the group `mtaudit.rules`, or a folder given in the settings. Every
module in it that defines a rule is a rule file; `calibration.json`, beside them or in the folder `resources`, says how
each rule did on labelled text.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import inspect
import json
import pkgutil
import sys
from importlib.machinery import SourceFileLoader
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit.errors import ConfigError, RuleDefinitionError
from mtaudit.rule import watch
from mtaudit.rule.contract import UNMEASURED, Basis, Measured, Rule, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

ENTRY_POINT_GROUP = "mtaudit.rules"
CALIBRATION_FILE = "calibration.json"
ALL = "ALL"
"""Selects every rule, those that are off by default included."""


def installed_packs() -> tuple[str, ...]:
    """Names of the packages that the installed entry points offer, in order of entry point name."""
    return tuple(point.value for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda p: p.name))


def load_rules(packs: Iterable[str] = (), folders: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """One instance of every rule of the packs and folders, in order of id.

    Args:
        packs: importable package names.
        folders: directories whose Python files are rule files.

    Raises:
        RuleDefinitionError: a pack cannot be imported, a rule breaks its contract, or two rules share an id.
        ConfigError: a folder does not exist.
    """
    rules: dict[str, Rule] = {}
    for home, modules in (*map(_pack, packs), *map(_folder, folders)):
        measured = _calibration(home)
        for module in modules:
            for kind in _rules_of(module):
                if kind.id in rules:
                    both = f"{_file(type(rules[kind.id]))} and {_file(kind)}"
                    raise RuleDefinitionError(f"two rules are called {kind.id!r}: {both}")
                rules[kind.id] = _made(kind, measured.get(kind.id, UNMEASURED))
    return tuple(rules[name] for name in sorted(rules))


def _made(kind: type[Rule], measured: Measured) -> Rule:
    try:
        rule = kind(measured)
    except BaseException as error:
        _pass_on(error)
        raise RuleDefinitionError(f"{_file(kind)}: the rule cannot be made: {type(error).__name__}: {error}") from error
    if not isinstance(getattr(rule, "measured", None), Measured):
        raise RuleDefinitionError(f"{_file(kind)}: the rule's __init__ does not call that of Rule")
    return rule


def _pass_on(error: BaseException) -> None:
    """Raise it again where it is no fault of the code, but asks the program to end."""
    if not watch.is_from_rule(error):
        raise error


def _file(kind: type[Rule]) -> str:
    return inspect.getfile(kind)


def select_rules(
    rules: Sequence[Rule], select: Iterable[str] = (), ignore: Iterable[str] = (), *, extend: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """The rules to run.

    Args:
        rules: all that there are.
        select: ids, aliases or error types (a prefix such as "accuracy" will do) to run instead of the default set.
        ignore: the same, not to run.
        extend: the same, to run beside the default set or the selected one.

    Raises:
        ConfigError: a selector names nothing; the text gives the nearest known one.
    """
    chosen = list(select)
    further = list(extend)
    unwanted = list(ignore)
    wanted = [
        rule
        for rule in rules
        if (any(_names(s, rule) for s in chosen) if chosen else rule.enabled) or any(_names(s, rule) for s in further)
    ]
    for selector in (*chosen, *further, *unwanted):
        if not any(_names(selector, rule) for rule in rules):
            raise ConfigError(f"no rule or error type is called {selector!r}{_nearest(selector, rules)}")
    return tuple(r for r in wanted if not any(_names(s, r) for s in unwanted))


def find_rule(rules: Sequence[Rule], name: str) -> Rule:
    """The rule with that id or alias.

    Raises:
        ConfigError: there is none; the text gives the nearest known one.
    """
    for rule in rules:
        if name == rule.id or name in rule.aliases:
            return rule
    raise ConfigError(f"no rule is called {name!r}{_nearest(name, rules)}")


def _names(selector: str, rule: Rule) -> bool:
    if selector in (ALL, rule.id) or selector in rule.aliases:
        return True
    return f"{rule.error_type}/".startswith(f"{selector}/")


def _nearest(name: str, rules: Sequence[Rule]) -> str:
    import difflib  # noqa: PLC0415 - only when something was misspelt

    known = [rule.id for rule in rules] + [rule.error_type for rule in rules]
    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _pack(name: str) -> tuple[Path, list[ModuleType]]:
    try:
        package = importlib.import_module(name)
        homes = list(package.__path__)
        modules = [
            importlib.import_module(f"{name}.{found.name}") for found in pkgutil.iter_modules(homes) if not found.ispkg
        ]
    except RuleDefinitionError:
        raise
    except BaseException as error:
        _pass_on(error)
        raise RuleDefinitionError(f"rule pack {name!r}: {type(error).__name__}: {error}") from error
    return Path(homes[0]), modules


def _folder(folder: Path) -> tuple[Path, list[ModuleType]]:
    if not folder.is_dir():
        raise ConfigError(f"rule folder {str(folder)!r} does not exist")
    return folder, [_load(path) for path in sorted(folder.glob("*.py")) if not path.name.startswith("_")]


class _Source(SourceFileLoader):
    """Runs what stands in the file, and never bytecode beside it, which may be that of another file."""

    def path_stats(self, path: str | bytes) -> dict[str, int]:
        raise OSError(path)


def _load(path: Path) -> ModuleType:
    """A rule file that belongs to no package; its module name carries the path, so that two folders never clash."""
    home = str(path.parent.resolve()).encode("utf-8", "surrogateescape")
    name = f"mtaudit_folder_{hashlib.sha256(home).hexdigest()[:12]}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path, loader=_Source(name, str(path)))
    if spec is None or spec.loader is None:
        raise RuleDefinitionError(f"rule file {path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except RuleDefinitionError:
        raise
    except BaseException as error:
        _pass_on(error)
        raise RuleDefinitionError(f"rule file {path}: {type(error).__name__}: {error}") from error
    return module


def _rules_of(module: ModuleType) -> Iterator[type[Rule]]:
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Rule) and value.id and value.__module__ == module.__name__:
            yield value


def _calibration(home: Path) -> dict[str, Measured]:
    """How each rule of a pack did on labelled text, by rule id."""
    path = resource(home, CALIBRATION_FILE)
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {name: Measured(**entry | {"basis": Basis(entry["basis"])}) for name, entry in content["rules"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RuleDefinitionError(f"{path}: not a calibration file: {error}") from error
