"""`mtaudit trust`: let a settings file run the rule code that it names, and read files outside its folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit.cli.options import file_path
from mtaudit.cli.output import note, one_line, write, write_file
from mtaudit.errors import ConfigError
from mtaudit.settings import trust
from mtaudit.settings.file import find, trusted_content

if TYPE_CHECKING:
    import argparse

    from mtaudit.cli.options import Commands
    from mtaudit.settings.trust import Trusted


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "trust",
        help="trust a settings file",
        description="Trust a settings file as it stands: it may name rule folders, whose code runs, and files outside "
        "its folder. Read both first. After any change, to it or to that code, it must be trusted anew.",
    )
    parser.add_argument(
        "file", nargs="?", type=file_path, metavar="FILE", help="settings file; by default the one that holds here"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--list", action="store_true", dest="listed", help="list what is trusted")
    instead.add_argument("--remove", action="store_true", help="trust the file no longer")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    record = trust.record_file(os.environ)
    if record is None:
        raise ConfigError("there is no home folder to keep trust in; set XDG_STATE_HOME")
    trusted = trust.read(record)
    if options.listed:
        if options.file is not None:
            raise ConfigError("--list names no file")
        write("".join(f"{one_line(place)}{_change(Path(place), trusted[place])}\n" for place in sorted(trusted)))
        return 0
    path: Path | None = options.file or find(Path.cwd())
    if path is None:
        raise ConfigError("no settings file holds here; name one")
    place = trust.place_of(path)
    if options.remove:
        if place not in trusted:
            raise ConfigError(f"{path}: is not trusted")
        del trusted[place]
        said = "is trusted no longer"
    else:
        trusted[place], folders = trusted_content(path)
        said = "is trusted as it stands" + "".join(f", with the code in {folder}" for folder in folders)
    _keep(record, trusted)
    note(f"{path}: {said}")
    return 0


def _keep(record: Path, trusted: dict[str, Trusted]) -> None:
    try:
        record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{record.parent}: cannot be made: {error.strerror}") from error
    write_file(record, trust.dumps(trusted))


def _change(path: Path, trusted: Trusted) -> str:
    try:
        return "" if trusted_content(path)[0] == trusted else "  (changed since: not trusted)"
    except ConfigError as error:
        return f"  (not trusted: {error})"
