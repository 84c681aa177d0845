"""Finds the files that hold articles: those that are named, and those in folders and behind glob patterns.

What is named is taken as it is. What is only found is left out where mtaudit made it, and where a link leads out of the
folder that was named: a folder stands for what is in it.
"""

from __future__ import annotations

import glob
import os
import stat
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from mtaudit.reading import bilingual
from mtaudit.reading.made import made_by_mtaudit

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", *bilingual.SUFFIXES)
"""What is taken from a folder; a file named by itself may be called anything."""


@dataclass(frozen=True)
class Found:
    """The files that one source stands for, and, a line each, what was found and left out."""

    files: tuple[Path, ...]
    left_out: tuple[str, ...] = ()


def find(source: str) -> Found:
    """The files that a path or a glob pattern stands for; none where it is empty or nothing is there."""
    path = Path(source)
    if not source:
        return Found(())  # which `Path` takes for the working directory
    if stat.S_ISDIR(_mode(path)):
        search = _Search(path)
        search.through(path)
    elif _mode(path) or not glob.has_magic(source):
        return Found((path,))
    else:
        search = _Search(Path(*takewhile(lambda part: not glob.has_magic(part), path.parts)))
        for match in sorted(glob.glob(source, recursive=True)):  # noqa: PTH207 - `Path.glob` takes no absolute pattern
            search.look_at(Path(match))
    return Found(tuple(search.files), search.left_out(shown(source)))


def nothing_at(source: str) -> str:
    """Why a source stands for no file."""
    if stat.S_ISDIR(_mode(Path(source))):
        return f"the folder holds no article ({', '.join(SUFFIXES)})"
    return "no file matches the pattern"


def shown(path: str | Path) -> str:
    """A path as an id: with forward slashes, and without bytes that are no text."""
    return os.fsencode(os.path.normpath(path)).decode("utf-8", "replace").replace(os.sep, "/")


class _Search:
    """A search below one folder, its home; what it comes upon was not named by anybody."""

    def __init__(self, home: Path) -> None:
        self.files: list[Path] = []
        self._home = os.path.realpath(home)
        self._made: list[Path] = []
        self._links: list[Path] = []

    def look_at(self, path: Path) -> None:
        """Take what a pattern matches: a file, or the articles of a folder."""
        if self._leads_out(path):
            self._links.append(path)
        elif stat.S_ISDIR(_mode(path)):
            self.through(path)
        else:
            self._take(path)

    def through(self, folder: Path) -> None:
        """Take the articles of a folder and of those in it; hidden ones are left out."""
        unreadable: list[OSError] = []
        for home, folders, names in os.walk(folder, onerror=unreadable.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            self._links += (path for name in folders if self._leads_out(path := Path(home, name)))
            for name in sorted(names):
                path = Path(home, name)
                if not name.startswith(".") and path.suffix.lower() in SUFFIXES:
                    self.look_at(path)
        self.files += (Path(error.filename) for error in unreadable)  # reading them says why they cannot be read

    def left_out(self, source: str) -> tuple[str, ...]:
        """What was left out, one line for each reason."""
        return (
            *_told(source, self._made, "file that mtaudit made", "files that mtaudit made"),
            *_told(source, self._links, "link that leads out of it", "links that lead out of it"),
        )

    def _take(self, path: Path) -> None:
        mode = _mode(path)
        if stat.S_ISREG(mode) and made_by_mtaudit(path):
            self._made.append(path)
        elif stat.S_ISREG(mode) or not mode:  # a pipe would wait for a writer; reading what cannot be told says why
            self.files.append(path)

    def _leads_out(self, path: Path) -> bool:
        return not Path(os.path.realpath(path)).is_relative_to(self._home)


def _told(source: str, paths: list[Path], one: str, many: str) -> tuple[str, ...]:
    if not paths:
        return ()
    first, count = shown(paths[0]), len(set(paths))
    what = f"1 {one} ({first}); name it" if count == 1 else f"{count} {many} ({first}, …); name one"
    return (f"{source}: left out {what} to have it read",)


def _mode(path: Path) -> int:
    """What stands there, as `os.stat` says it; 0 where that cannot be told."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
