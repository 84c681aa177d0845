"""Finds articles: files, folders, glob patterns, JSON Lines, bilingual files and standard input.

What cannot be an article is a `Failure`, in its place among the others.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, cast

from mtaudit.article.original import Original
from mtaudit.errors import InputError, quoted
from mtaudit.language.codes import code_of, is_english
from mtaudit.reading import bilingual, bounded, markup
from mtaudit.reading.bounded import LARGEST, Lines
from mtaudit.reading.failure import Failure, reason_of
from mtaudit.reading.search import find, nothing_at, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mtaudit.article.document import Document

STANDARD_INPUT = "-"

_REFERENCE_WEIGHT = 20
"""How much longer than its audit it takes, roughly, to measure an article by its reference, for each character."""


@dataclass(frozen=True)
class Article:
    """An article that waits to be read: a file, or a source at hand.

    `source` is None for a file, which whoever audits it reads, where it has no more than `largest` bytes. `notes` are
    what a reader of the report should know.
    """

    id: str
    path: Path | None
    source: str | bytes | None = None
    format: str = "text"
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    source_language: str | None = None
    notes: tuple[str, ...] = ()
    original: Original | None = None
    reference: str | None = None
    largest: int = LARGEST

    def read(self) -> Document:
        """The document.

        Raises:
            InputError: it cannot be read, is too large, is no text, or is empty; the text does not name the article.
        """
        source = bounded.read(self.path, self.largest) if self.source is None and self.path else self.source or b""
        notes = self.notes
        if isinstance(source, bytes):
            source, further = markup.decode(source)
            notes += further
        document = self.document(source, notes)
        if not document.text.strip():
            raise InputError("is empty" if not source.strip() else "holds no text")
        return document

    def document(self, source: str, notes: tuple[str, ...] = ()) -> Document:
        """The document that the article would be if it held `source`."""
        document = markup.read(
            source,
            id=self.id,
            format=self.format,
            metadata=self.metadata,
            source_language=self.source_language,
            notes=notes,
        )
        return replace(document, original=self.original, reference=self.reference)

    @property
    def size(self) -> int:
        """About how much there is to do, in bytes of an article that has no reference."""
        compared = _REFERENCE_WEIGHT * len(self.reference or "")
        if self.source is not None:
            return len(self.source) + compared
        try:
            return self.path.stat().st_size + compared if self.path else 0
        except OSError:
            return 0


Waiting: TypeAlias = "Article | Failure"


@dataclass(frozen=True)
class StandardInput:
    """What the run finds on standard input, if one of its sources is "-".

    `format` may also be "jsonl", or "bilingual" where the suffix of the name tells which. `problem` says why there is
    nothing, where it could not be read. `too_long` are the numbers of lines of JSON Lines that are left out.
    """

    data: bytes = b""
    name: str = "stdin"
    format: str = "text"
    problem: str = ""
    too_long: tuple[int, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """The articles of a run, the files that hold them, and, a line each, what was found in folders and left out."""

    waiting: tuple[Waiting, ...]
    files: tuple[Path, ...]
    left_out: tuple[str, ...]


def collect(sources: Iterable[str], standard_input: StandardInput | None = None, largest: int = LARGEST) -> Gathered:
    """The articles that the sources stand for, in order, each file once and each id once, and where they come from.

    Args:
        sources: files, folders (searched through, hidden folders left out), glob patterns, and "-". Files that mtaudit
            made, links that lead out of a folder, and what is neither a file nor a folder, such as a named pipe, are
            read only where they are named themselves.
        standard_input: what "-" means.
        largest: how many bytes a file may have, or a line of JSON Lines. All articles of such a file are held in memory
            together, as no two articles of a run may have the same id.
    """
    waiting: list[Waiting] = []
    files: dict[str, Path] = {}
    left_out: list[str] = []
    for source in sources:
        if source == STANDARD_INPUT:
            given = standard_input or StandardInput()
            waiting += _read(given.name, _from_standard_input(given, largest))
            continue
        found = find(source)
        left_out += found.left_out
        waiting += [Failure(shown(source), nothing_at(source))] if not found.files else []
        for path in found.files:
            if (real := os.path.realpath(path)) not in files:  # `Path.resolve` fails on links that form a circle
                files[real] = path
                waiting += _read(shown(path), _from_file(path, largest))
    return Gathered(tuple(_with_distinct_ids(waiting)), tuple(files.values()), tuple(left_out))


def gather(
    sources: Iterable[str], standard_input: StandardInput | None = None, largest: int = LARGEST
) -> tuple[Waiting, ...]:
    """The articles alone of what `collect` finds."""
    return collect(sources, standard_input, largest).waiting


def _read(name: str, articles: Iterator[Waiting]) -> Iterator[Waiting]:
    """The articles of one file, as far as whatever it does to its reader lets them come."""
    try:
        yield from articles
    except Exception as error:  # noqa: BLE001 - readers of others take part, and files are made to hurt them
        yield Failure(name, reason_of(error))


def _from_file(path: Path, largest: int) -> Iterator[Waiting]:
    name = shown(path)
    if path.suffix.lower() == ".jsonl":
        yield from _from_lines(name, bounded.read_lines(path, largest), largest)
    elif bilingual.is_bilingual(path.name):
        yield from _from_bilingual(name, bounded.read(path, largest))
    else:
        yield Article(name, path, format=markup.format_of(path.name), largest=largest)


def _from_bilingual(name: str, data: bytes) -> Iterator[Waiting]:
    for each in bilingual.read(name, data):
        if isinstance(each, Failure):
            yield each
            continue
        article_id, bitext = each
        yield Article(
            article_id,
            None,
            bitext.text,
            metadata=bitext.metadata,
            source_language=bitext.original.language,
            notes=bitext.notes,
            original=bitext.original,
        )


def _from_standard_input(given: StandardInput, largest: int) -> Iterator[Waiting]:
    if given.problem:
        yield Failure(given.name, given.problem)
    elif given.format == "jsonl":
        yield from _from_lines(given.name, Lines(given.data, given.too_long, is_whole=not given.too_long), largest)
    elif given.format == "bilingual":
        yield from _from_bilingual(given.name, given.data)
    else:
        yield Article(given.name, None, given.data, given.format)


def _from_lines(name: str, given: Lines, largest: int) -> Iterator[Waiting]:
    """The articles of a JSON Lines file; a line that is none is a failure of its own."""
    text, notes = markup.decode(given.data)
    lines = {number: line for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    if not lines and not given.too_long:
        yield Failure(name, "is empty")
    for number in sorted({*lines, *given.too_long}):
        if number in lines:
            try:
                yield _from_line(lines[number], notes)
            except (InputError, MemoryError) as error:
                yield Failure(f"{name}:{number}", reason_of(error))
        else:
            rest = "" if given.is_whole else "; what follows it was not read"
            yield Failure(f"{name}:{number}", f"{bounded.too_large(largest)}{rest}")


def _from_line(line: str, notes: tuple[str, ...]) -> Article:
    record = _json(line)
    if not isinstance(record, dict):
        raise InputError("is not a JSON object")
    fields = cast("dict[str, object]", record)
    original = _text_of(fields, "source", needed=False)
    stated = _text_of(fields, "source_lang", needed=False)
    source_language = code_of(stated)
    if stated.strip() and source_language is None:
        raise InputError(f"the field 'source_lang' is no code of a language, such as uk: {quoted(stated)}")
    if original and not any(map(str.isalnum, original)):
        raise InputError("the field 'source' holds no text")
    name = fields.get("id")
    language = _text_of(fields, "lang", needed=False) or "en"
    if not is_english(language):
        raise InputError(f"is in {quoted(language)}, by its field 'lang'; only English is audited")
    return Article(
        id=str(name) if type(name) is int else _text_of(fields, "id"),
        path=None,
        source=_text_of(fields, "text"),
        metadata=_metadata(fields.get("meta")),
        source_language=source_language,
        notes=notes,
        original=Original(original, source_language) if original.strip() else None,
        reference=_text_of(fields, "reference", needed=False) or None,
    )


def _json(line: str) -> object:
    try:
        return json.loads(line, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} in column {error.colno}") from error
    except ValueError as error:
        raise InputError("holds a number of too many digits") from error
    except RecursionError as error:
        raise InputError("is nested too deeply") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise InputError(f"has the field {quoted(twice)} more than once")
    return fields


def _text_of(record: Mapping[str, object], name: str, *, needed: bool = True) -> str:
    value = record.get(name)
    if value is None and not needed:
        return ""
    if value is None:
        raise InputError(f"has no field {name!r}")
    if not isinstance(value, str):
        raise InputError(f"the field {name!r} is not a string")
    if needed and not value.strip():
        raise InputError(f"the field {name!r} is empty")
    if "\0" in value:
        raise InputError(f"the field {name!r} holds a NUL")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise InputError(f"the field {name!r} holds half a character (an unpaired surrogate)")
    return value


def _metadata(raw: object) -> Mapping[str, str]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise InputError("the field 'meta' is not an object")
    meta = cast("dict[str, object]", raw)
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in meta.items()}


def _with_distinct_ids(waiting: Iterable[Waiting]) -> Iterator[Waiting]:
    taken: set[str] = set()
    numbers: dict[str, int] = {}  # the next to try for each id, so that equal ids cost no search from the start
    for each in waiting:
        if isinstance(each, Article) and each.id in taken:
            number = numbers.get(each.id, 2)
            while f"{each.id} ({number})" in taken:
                number += 1
            numbers[each.id] = number + 1
            note = f"another article of this run has the id {quoted(each.id)}; this one is called by a number"
            article = replace(each, id=f"{each.id} ({number})", notes=(*each.notes, note))
            taken.add(article.id)
            yield article
        else:
            taken.add(each.id)
            yield each
