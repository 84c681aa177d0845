"""Tab-separated values: a segment and its translation in each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.errors import quoted
from mtaudit.reading import markup
from mtaudit.reading.bilingual.segments import LineError, Section, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = dict[str, str]

_WITHOUT_HEADER = ["source", "target"]
_TARGET = ("target", "text")


def sections(data: bytes) -> list[Section]:
    """The articles of a table: one for each value of the column `doc`, or one in all.

    A first line that names the columns `source` and `target` (or `text`) is a header; it may also name `id`, `doc`,
    `source_lang` and `lang`, and what else it names is not read. Without one, the columns are source and target.
    Quotation marks mean nothing but themselves.

    Raises:
        LineError: a line has more or fewer columns than the header, or an article is in two languages.
        InputError: the bytes are no text.
    """
    text, notes = markup.decode(data)
    lines = [(number, line.removesuffix("\r").split("\t")) for number, line in enumerate(text.split("\n"), 1)]
    lines = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    columns = _header(lines[0][1], lines[0][0]) if lines else None
    articles: dict[str, list[tuple[int, Row]]] = {}
    for number, cells in lines[1:] if columns else lines:
        row = _row(cells, columns, number)
        articles.setdefault(row.get("doc", ""), []).append((number, row))
    return [
        Section(
            segments=[
                Segment(row.get("id") or str(number), row["source"], row.get("target") or row.get("text", ""))
                for number, row in rows
            ],
            name=name,
            source_language=_language(rows, "source_lang"),
            target_language=_language(rows, "lang"),
            notes=notes,
        )
        for name, rows in articles.items()
    ]


def _header(cells: Sequence[str], number: int) -> list[str] | None:
    names = [cell.strip().lower() for cell in cells]
    if "source" not in names or not any(name in names for name in _TARGET):
        return None
    twice = [name for name in names if name and names.count(name) > 1]
    if twice:
        raise LineError(f"the column {twice[0]!r} is named more than once", number)
    return names


def _row(cells: Sequence[str], columns: Sequence[str] | None, number: int) -> Row:
    expected = columns or _WITHOUT_HEADER
    if len(cells) != len(expected):
        have = f"has {len(cells)} column{'' if len(cells) == 1 else 's'}"
        wanted = f"the header has {len(expected)}" if columns else "source and target were expected"
        raise LineError(f"{have}; {wanted}", number)
    return {name: cell.strip() for name, cell in zip(expected, cells, strict=True)}


def _language(rows: Sequence[tuple[int, Row]], column: str) -> str | None:
    """The one language that the rows of an article state in a column, if any does."""
    stated: str | None = None
    for number, row in rows:
        here = row.get(column) or None
        if stated and here and here != stated:
            raise LineError(
                f"is in {quoted(here)}, by its {column!r}; the article was in {quoted(stated)} so far", number
            )
        stated = stated or here
    return stated
