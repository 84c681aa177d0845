"""Segments of a bilingual file → an article and its source, whose paragraphs match one for one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.article.original import Original
from mtaudit.errors import InputError, quoted
from mtaudit.language.codes import code_of, is_english
from mtaudit.reading import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_IDS_SHOWN = 10


class LineError(InputError):
    """A file that cannot be read because of what stands in one line of it, counted from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Segment(NamedTuple):
    """A segment and its translation, either of which may be empty; `id` is what its file calls it, or its number."""

    id: str
    source: str
    target: str


@dataclass(frozen=True)
class Section:
    """The part of a file that makes one article, as its reader found it.

    `name` tells it from the other articles of the file. The languages are tags as the file states them, or None.
    """

    segments: Sequence[Segment]
    name: str = ""
    source_language: str | None = None
    target_language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bitext:
    """An article and the text that it was translated from: paragraphs, parted by blank lines, one for one."""

    text: str
    original: Original
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    notes: tuple[str, ...] = ()


def bitext(section: Section, name: str) -> Bitext:
    """The article of a section.

    A segment without a source or without a target is left out on both sides, and a note says so.

    Args:
        section: what the file holds.
        name: what messages call the source.

    Raises:
        InputError: the translation is not English, or is no text, or there is none; the text does not name the file.
    """
    language = section.target_language
    if language and not is_english(language):
        raise InputError(f"is in {quoted(language)}, by its target language; only English is audited")
    given = [Segment(each.id, _line(each.source), _line(each.target)) for each in section.segments]
    given = [each for each in given if each.source or each.target]
    if not given:
        raise InputError("holds no segments")
    if any("\0" in each.source + each.target for each in given):
        raise InputError("holds a NUL, which no text has")
    pairs = [each for each in given if each.source and each.target]
    if not pairs:
        wanting = "target" if not any(each.target for each in given) else "source"
        raise InputError(f"has no segment with a {wanting}")
    metadata: dict[str, str] = {}
    while pairs and (stated := plain.front_matter(pairs[0].target)[0]):
        metadata = stated  # a date line that begins an article is no paragraph of it
        del pairs[0]
    return Bitext(
        text="\n\n".join(each.target for each in pairs),
        original=Original(
            "\n\n".join(each.source for each in pairs), code_of(section.source_language), segmented=True, name=name
        ),
        metadata=metadata,
        notes=(*section.notes, *_left_out(given)),
    )


def _line(text: str) -> str:
    """The text in one line, since a line break would end the paragraph."""
    return " ".join(line for each in text.splitlines() if (line := each.strip()))


def _left_out(segments: Sequence[Segment]) -> list[str]:
    notes: list[str] = []
    for side, ids in (
        ("target", [each.id for each in segments if not each.target]),
        ("source", [each.id for each in segments if not each.source]),
    ):
        if ids:
            shown = ", ".join(ids[:_IDS_SHOWN]) + (", …" if len(ids) > _IDS_SHOWN else "")
            have, called = ("segments have", "ids") if len(ids) > 1 else ("segment has", "id")
            notes.append(f"{len(ids)} {have} no {side} ({called} {shown})")
    return notes
