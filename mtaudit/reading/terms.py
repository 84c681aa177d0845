"""Reads glossaries: tab-separated values in UTF-8, a term in each line."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from mtaudit.article.glossary import Glossary, Term
from mtaudit.errors import ConfigError, InputError
from mtaudit.language.codes import code_of
from mtaudit.reading import bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

COLUMNS = ("source", "target", "forbidden", "language", "note")
_WITHOUT_HEADER = ("source", "target")
_SEPARATOR = "|"


def read(paths: Iterable[Path]) -> Glossary:
    """The terms of some files as one glossary; lines with the same source term and language are one term.

    A first line that names the columns `source` and `target` is a header; it may also name `forbidden`, `language` and
    `note`. Without one, the columns are source and target. `target` and `forbidden` may hold several wordings, set
    apart by "|". Columns at the end of a line may be left out, and blank lines mean nothing.

    Raises:
        ConfigError: a file cannot be read, or a line is broken; the text names file and line, and quotes nothing: who
            sees the complaint may not be meant to see the file.
    """
    terms: dict[object, Term] = {}
    for path in paths:
        for number, term in _terms(path):
            key: object = (term.source.casefold(), term.language) if term.source else (path, number)
            before = terms.get(key)
            merged = _merged(before, term) if before else term
            for wording in merged.forbidden:
                if wording in merged.targets:
                    raise ConfigError(f"{path}:{number}: a wording is forbidden, and a target of the same term")
            terms[key] = merged
    return Glossary(tuple(terms.values()))


def _merged(one: Term, other: Term) -> Term:
    notes = dict.fromkeys(note for note in (one.note, other.note) if note)
    return replace(
        one,
        targets=tuple(dict.fromkeys(one.targets + other.targets)),
        forbidden=tuple(dict.fromkeys(one.forbidden + other.forbidden)),
        note=" ".join(notes),
    )


def _terms(path: Path) -> Iterator[tuple[int, Term]]:
    """The terms of a file, each with the number of its line."""
    lines = [(number, line.removesuffix("\r").split("\t")) for number, line in enumerate(_text(path).split("\n"), 1)]
    lines = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    columns = _header(lines[0][1], f"{path}:{lines[0][0]}") if lines else None
    for number, cells in lines[1:] if columns else lines:
        yield number, _term(cells, columns, f"{path}:{number}")


def _text(path: Path) -> str:
    try:
        data = bounded.read(path)
    except InputError as error:
        raise ConfigError(f"{path}: {error}") from error
    except ValueError as error:  # a NUL in its name
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{number}: cannot be read: it is not UTF-8") from error


def _header(cells: Sequence[str], place: str) -> list[str] | None:
    """The names of the columns, or None where the first line is a term."""
    names = [cell.strip().lower() for cell in cells]
    if not {"source", "target"} <= set(names):
        return None
    for number, name in enumerate(names, 1):
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ConfigError(f"{place}: column {number} has an unknown name{hint}")
        if names.count(name) > 1:
            raise ConfigError(f"{place}: names the column {name!r} twice")
    return names


def _term(cells: Sequence[str], columns: Sequence[str] | None, place: str) -> Term:
    if columns is None and len(cells) != len(_WITHOUT_HEADER):
        have = f"{len(cells)} column{'' if len(cells) == 1 else 's'}"
        raise ConfigError(f"{place}: has {have}; source and target were expected, or a header that names more")
    if columns is not None and len(cells) > len(columns):
        raise ConfigError(f"{place}: has {len(cells)} columns; the header has {len(columns)}")
    row = dict(zip(columns or _WITHOUT_HEADER, (" ".join(cell.split()) for cell in cells), strict=False))
    stated = row.get("language", "")
    term = Term(
        row.get("source", ""),
        _wordings(row.get("target", "")),
        _wordings(row.get("forbidden", "")),
        code_of(stated),
        row.get("note", ""),
    )
    if stated and term.language is None:
        raise ConfigError(f"{place}: language must be a code of two letters, such as uk")
    if not term.source and not term.forbidden:
        raise ConfigError(f"{place}: has neither a source nor a forbidden term")
    if not term.targets and not term.forbidden:
        raise ConfigError(f"{place}: has no target")
    for wording in (*filter(None, (term.source,)), *term.targets, *term.forbidden):
        if not any(map(str.isalnum, wording)):
            raise ConfigError(f"{place}: a wording holds no letter and no digit")
    return term


def _wordings(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for raw in cell.split(_SEPARATOR) if (part := raw.strip())))
