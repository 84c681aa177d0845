"""What the command writes: standard output, files, and complaints."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from mtaudit.errors import ConfigError
from mtaudit.fixer import replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def prepare_streams() -> None:
    """Make sure that no character can break the output: UTF-8 unless a terminal wants another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write to standard output; a reader who has left, such as `head`, is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # the interpreter flushes once more when it ends, which must not fail either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """One line on standard error."""
    _to_stderr(f"mtaudit: error: {' '.join(message.split())}")


def note(message: str) -> None:
    """One line on standard error that is no complaint."""
    _to_stderr(f"mtaudit: {' '.join(message.split())}")


def write_file(path: Path, text: str) -> None:
    """Write a file in one step.

    Raises:
        ConfigError: its folder does not exist, or it cannot be written.
    """
    if not path.parent.is_dir():
        raise ConfigError(f"{path}: the folder {str(path.parent)!r} does not exist")
    if path.is_dir():
        raise ConfigError(f"{path}: is a folder, not a file")
    try:
        data = text.encode("utf-8", "backslashreplace")
        if path.exists() and not path.is_file():  # /dev/stdout and its like cannot be replaced, only written to
            path.write_bytes(data)
        else:
            replace_file(path.resolve(), data)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error


def wants_color(choice: str, environment: Mapping[str, str]) -> bool:
    """Whether to colour standard output.

    Args:
        choice: "always", "never", or "auto" for where a terminal shows it.
        environment: variables by name; NO_COLOR (https://no-color.org) and FORCE_COLOR decide for "auto".
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and environment.get("TERM") != "dumb"


def _to_stderr(line: str) -> None:
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
