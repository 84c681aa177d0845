"""Bilingual files: a text and its translation, segment by segment, read as an article with its source beside it.

The article is made of the target segments, each a paragraph, with blank lines between: offsets of findings are offsets
into that text, not into the file. Its source has the same number of paragraphs, which match one for one.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from mtaudit.errors import InputError
from mtaudit.reading.bilingual import po, table, tmx, xliff
from mtaudit.reading.bilingual.segments import Bitext, LineError, bitext
from mtaudit.reading.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtaudit.reading.bilingual.segments import Section

__all__ = ["SUFFIXES", "Bitext", "is_bilingual", "read"]

_READERS: dict[str, Callable[[bytes], list[Section]]] = {
    ".tsv": table.sections,
    ".xlf": xliff.sections,
    ".xliff": xliff.sections,
    ".tmx": tmx.sections,
    ".po": po.sections,
}

SUFFIXES = tuple(_READERS)
"""The suffixes of files that are read as bilingual."""


def is_bilingual(name: str) -> bool:
    """Whether a file of that name is read as bilingual."""
    return PurePath(name).suffix.lower() in _READERS


def read(name: str, data: bytes) -> Iterator[tuple[str, Bitext] | Failure]:
    """The articles of a bilingual file, each with its id: the name, and "name#part" where there are several.

    Args:
        name: the file's path; its suffix tells the format.
        data: what the file holds.
    """
    try:
        sections = _sections(PurePath(name).suffix.lower(), data)
    except LineError as error:
        yield Failure(f"{name}:{error.line}", str(error))
        return
    except InputError as error:
        yield Failure(name, str(error))
        return
    for section in sections:
        article_id = f"{name}#{section.name}" if len(sections) > 1 and section.name else name
        try:
            yield article_id, bitext(section, article_id)
        except InputError as error:
            yield Failure(article_id, str(error))


def _sections(suffix: str, data: bytes) -> list[Section]:
    if not data.strip():
        raise InputError("is empty")
    sections = _READERS[suffix](data)
    if not sections:
        raise InputError("holds no segments")
    return sections
