"""Reads files of strangers as far as memory should go, and no further."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from mtaudit.errors import InputError
from mtaudit.reading.failure import NO_MEMORY

if TYPE_CHECKING:
    from pathlib import Path

MIB = 2**20
LARGEST = 64 * MIB
"""Bytes of a file, or of a line of JSON Lines, where nobody sets another bound."""
_AT_ONCE = MIB


class Lines(NamedTuple):
    """The bytes of a file in which lines that are too long were emptied, and the numbers of those, from 1.

    `is_whole` is false where nothing was read after the last of them.
    """

    data: bytes
    too_long: tuple[int, ...] = ()
    is_whole: bool = True


def read(path: Path, largest: int = LARGEST) -> bytes:
    """What a file holds; a device or a pipe is read as far as the bound, too.

    Args:
        path: the file.
        largest: how many bytes it may have.

    Raises:
        InputError: it cannot be read, or is larger; the text does not name it.
    """
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > largest:
                raise InputError(too_large(largest))
            return read_stream(file, largest)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error
    except MemoryError as error:
        raise InputError(NO_MEMORY) from error


def read_lines(path: Path, largest: int = LARGEST) -> Lines:
    """What a file of any size holds, of which no line may have more than `largest` bytes.

    Raises:
        InputError: it cannot be read; the text does not name it.
    """
    try:
        with path.open("rb") as file:
            return lines_of(file, largest, is_finite=stat.S_ISREG(os.fstat(file.fileno()).st_mode))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error
    except MemoryError as error:
        raise InputError(NO_MEMORY) from error


def read_stream(stream: BinaryIO, largest: int = LARGEST) -> bytes:
    """What a stream holds.

    Raises:
        InputError: that is more than `largest` bytes.
    """
    parts: list[bytes] = []
    size = 0
    while part := stream.read(_AT_ONCE):
        size += len(part)
        if size > largest:
            raise InputError(too_large(largest))
        parts.append(part)
    return b"".join(parts)


def lines_of(stream: BinaryIO, largest: int = LARGEST, *, is_finite: bool = False) -> Lines:
    """What a stream holds, of which no line may have more than `largest` bytes.

    Where it may have no end, nothing is read after such a line: the line itself may have none.
    """
    parts: list[bytes] = []
    too_long: list[int] = []
    number, size, first = 1, 0, 0  # of the line that has begun, its bytes so far, and the first of its parts
    while part := stream.readline(_AT_ONCE):
        size += len(part)
        if size <= largest:
            parts.append(part)
        elif number not in too_long[-1:]:
            del parts[first:]
            too_long.append(number)
            if not is_finite:
                return Lines(b"".join(parts), tuple(too_long), is_whole=False)
        if part.endswith(b"\n"):
            parts += [b"\n"] if size > largest else []
            number, size, first = number + 1, 0, len(parts)
    return Lines(b"".join(parts), tuple(too_long))


def too_large(largest: int) -> str:
    """What is said of a file, or a line, of more bytes than that."""
    return f"is larger than {largest / MIB:.3g} MiB, as far as max-file-size goes"
