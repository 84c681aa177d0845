"""Which settings files may run code and name files outside their folder: those that the user has trusted.

Trust holds for a place and for what stands there: the bytes of the settings file and of every file in the rule folders
that it names. It is kept in the user's own state, where nothing that comes with articles can put it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mtaudit.errors import ConfigError, InputError
from mtaudit.reading import bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FILE_NAME = "trusted.json"
VERSION = 1
MOST_FILES = 10_000
"""Files in the rule folders of one settings file; what holds more is no folder of rules."""
_CACHE = "__pycache__"


@dataclass(frozen=True, slots=True)
class Trusted:
    """What was trusted at one place: the digest of the settings file, and that of the rule code which it names."""

    settings: str
    rules: str


def record_file(environment: Mapping[str, str]) -> Path | None:
    """Where the user's trust is kept; None for somebody who has no home.

    Args:
        environment: variables by name; XDG_STATE_HOME counts where it is an absolute path.
    """
    stated = environment.get("XDG_STATE_HOME", "")
    if Path(stated).is_absolute():
        return Path(stated, "mtaudit", FILE_NAME)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "mtaudit" / FILE_NAME
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local", "mtaudit", FILE_NAME)
    return home / ".local" / "state" / "mtaudit" / FILE_NAME


def read(record: Path | None) -> dict[str, Trusted]:
    """What the user has trusted, by place; nothing where there is no such file.

    Raises:
        ConfigError: the file is no record of trust; the text names it.
    """
    if record is None or not record.is_file():
        return {}
    try:
        content: Any = json.loads(bounded.read(record))
        if content["version"] != VERSION:
            raise ConfigError(f"{record}: is a record of trust that this program cannot read")
        return {str(place): Trusted(str(e["settings"]), str(e["rules"])) for place, e in content["files"].items()}
    except InputError as error:
        raise ConfigError(f"{record}: {error}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(f"{record}: is no record of trust; remove it, and trust settings anew") from error


def dumps(trusted: Mapping[str, Trusted]) -> str:
    """The record as a file."""
    files = {place: asdict(trusted[place]) for place in sorted(trusted)}
    return json.dumps(cast("object", {"version": VERSION, "files": files}), indent=2) + "\n"


def place_of(path: Path) -> str:
    """What a settings file is known by: its name in the real folder, so that a link to it elsewhere is another file."""
    return str(Path(os.path.realpath(path.parent), path.name))


def digests(settings: bytes, folders: Iterable[Path]) -> Trusted:
    """What trust is given to.

    Args:
        settings: the bytes of the settings file.
        folders: the rule folders that it names.

    Raises:
        ConfigError: a rule folder does not exist, cannot be read, or holds more than rules; the text names it.
    """
    rules = hashlib.sha256()
    for path, name in _files(folders):
        try:
            content = bounded.read(path) if path.is_file() else b""
        except InputError as error:
            raise ConfigError(f"{path}: {error}") from error
        for part in (os.fsencode(name), content):
            rules.update(len(part).to_bytes(8, "big") + part)
    return Trusted(hashlib.sha256(settings).hexdigest(), rules.hexdigest())


def _files(folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The files of the rule folders, and what is below them, each with its name there; links are followed once."""
    found = 0
    for number, folder in enumerate(folders):
        if not folder.is_dir():
            raise ConfigError(f"rule folder {str(folder)!r} does not exist")
        seen: set[str] = set()
        for home, below, names in os.walk(folder, followlinks=True):
            real = os.path.realpath(home)
            below[:] = sorted(name for name in below if name != _CACHE) if real not in seen else []
            seen.add(real)
            for name in sorted(names):
                found += 1
                if found > MOST_FILES:
                    raise ConfigError(f"rule folder {str(folder)!r} holds more than {MOST_FILES} files")
                path = Path(home, name)
                yield path, f"{number}/{path.relative_to(folder).as_posix()}"
