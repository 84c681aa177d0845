"""What the command writes: standard output, files, and complaints."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

from mtaudit import errors
from mtaudit.errors import ConfigError
from mtaudit.judging.fixer import replace_file
from mtaudit.reporters.printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import TextIO


def prepare_streams() -> None:
    """Make the standard streams safe to use.

    One that was closed before the start gives an error when it is read or written, and no file that is opened later
    gets its number. No character can break the output: it is UTF-8 unless a terminal wants another encoding.
    """
    _fill_in("stdin", "r", os.O_WRONLY)
    _fill_in("stdout", "w", os.O_RDONLY)
    _fill_in("stderr", "w", os.O_RDONLY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write to standard output; a reader who has left, such as `head`, is no error.

    Raises:
        ConfigError: it is closed, or its device is full.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise ConfigError(f"standard output cannot be written: {error.strerror}") from error


def harmless_at_terminal(text: str) -> str:
    """The text with control characters made visible where a terminal is to show it; elsewhere as it stands."""
    return "\n".join(map(printable, text.split("\n"))) if sys.stdout.isatty() else text


def complain(message: str) -> None:
    """One line on standard error, where there is one to write to."""
    _to_stderr(f"mtaudit: error: {_message(message)}")


def note(message: str) -> None:
    """One line on standard error that is no complaint."""
    _to_stderr(f"mtaudit: {_message(message)}")


def one_line(text: str) -> str:
    """The text without line breaks, and with its control characters made visible."""
    return printable(" ".join(text.split()))


def make_folder(folder: Path) -> None:
    """Make a folder that is not there; the one that holds it must be.

    Raises:
        ConfigError: it cannot be made.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be made: {error.strerror}") from error


def check_place(path: Path) -> None:
    """Nothing, if a file can be written there.

    Raises:
        ConfigError: its folder does not exist, it is a folder itself, or it must not be written.
    """
    if not path.parent.is_dir():
        raise ConfigError(f"{path}: the folder {str(path.parent)!r} does not exist")
    if path.is_dir():
        raise ConfigError(f"{path}: is a folder, not a file")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise ConfigError(f"{path}: cannot be written: {os.strerror(errno.EACCES)}")


def _message(text: str) -> str:
    """The text as one line of a bounded length."""
    return printable(errors.one_line(text))


def write_file(path: Path, text: str) -> None:
    """Write a file in one step.

    Raises:
        ConfigError: its folder does not exist, or it cannot be written.
    """
    check_place(path)
    try:
        data = text.encode("utf-8", "backslashreplace")
        if path.exists() and not path.is_file():  # /dev/stdout and its like cannot be replaced, only written to
            path.write_bytes(data)
        else:
            replace_file(path, data)
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
    except OSError:  # nobody is left to tell, and the exit status still says it
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Send what a stream still holds nowhere: the interpreter flushes it once more at its end, which must not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fill_in(name: str, mode: str, flags: int) -> None:
    """Where a standard stream was closed before the start, put one in its place that cannot be used."""
    if getattr(sys, name) is None:
        # opened the wrong way round, so that every use is an OSError, as on a closed descriptor
        setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8", closefd=False))
