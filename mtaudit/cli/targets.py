"""Where a run may write: never over what it reads, and over what mtaudit did not make only when it is told to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.cli.output import check_place, write_file
from mtaudit.errors import ConfigError
from mtaudit.reading.made import made_by_mtaudit
from mtaudit.reading.sources import STANDARD_INPUT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from mtaudit.settings.values import Settings


class Target(NamedTuple):
    """A file that a run writes; `folder` is the one that was named, where the file in it was not named itself."""

    path: Path
    folder: Path | None = None


def add_overwrite(parser: argparse.ArgumentParser) -> None:
    """The option that lets a run write over what mtaudit did not make."""
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="write over files that mtaudit did not make, too; never over what the run reads",
    )


class Guard:
    """Lets a run write only where nothing is lost.

    Files are compared by what they are and not by what they are called, so that links, and file systems that tell no
    capitals from small letters, deceive nobody.
    """

    def __init__(self, read: Iterable[Path], *, overwrite: bool) -> None:
        """Args: the files that the run reads, and whether those that mtaudit did not make may be written over."""
        self._read = {identity for path in read if (identity := _identity(path))}
        self._overwrite = overwrite

    def check(self, targets: Iterable[Target]) -> None:
        """Nothing, if all of them may be written.

        Raises:
            ConfigError: one may not, or two are the same file; the text names it and says what to do.
        """
        places: set[object] = set()
        for target in targets:
            self._check(target)
            place = _identity(target.path) or os.path.realpath(target.path)
            if place in places:
                raise ConfigError(f"{target.path}: would be written twice; {_elsewhere(target)}")
            places.add(place)

    def write(self, target: Target, text: str) -> None:
        """Write a file in one step.

        Raises:
            ConfigError: it may not or cannot be written.
        """
        self._check(target)
        write_file(target.path, text)

    def reads(self, path: Path) -> bool:
        """Whether the run reads the file that stands there."""
        return _identity(path) in self._read

    def _check(self, target: Target) -> None:
        path = target.path
        check_place(path)
        if target.folder is not None and _leads_out(path, target.folder):
            raise ConfigError(f"{path}: is a link that leads out of the folder; remove it, or name another folder")
        if not path.is_file():
            if path.exists() and target.folder is not None:  # a device that was named itself is written to
                raise ConfigError(f"{path}: is no regular file; remove it, or name another folder")
            return
        if self.reads(path):
            raise ConfigError(f"{path}: is read in this run, and not written over; {_elsewhere(target)}")
        if not (self._overwrite or path.stat().st_size == 0 or made_by_mtaudit(path)):
            raise ConfigError(f"{path}: bears no mark of mtaudit; {_elsewhere(target)}, or give --overwrite")


def guard_of(options: argparse.Namespace, settings: Settings, articles: Iterable[Path]) -> Guard:
    """The guard of an audit, which reads the files of its articles, what stands beside them, and its settings."""
    given = vars(options)
    beside = (given.get("source"), given.get("reference"), settings.baseline, *settings.glossary, *settings.files)
    read = [*articles, *(path for path in beside if path is not None)]
    if STANDARD_INPUT in options.articles:
        read.append(Path("/dev/stdin"))  # the file that the shell opened for it, where there is one
    return Guard(read, overwrite=options.overwrite)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _elsewhere(target: Target) -> str:
    return "name another file" if target.folder is None else "name another folder"
