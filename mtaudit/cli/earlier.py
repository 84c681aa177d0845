"""What an earlier run left in a folder of pages: the pages that a new run neither writes nor lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from mtaudit.reading.made import made_by_mtaudit
from mtaudit.reporters.html.names import file_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mtaudit.cli.targets import Guard


def stale_pages(data: Path, written: Collection[str], guard: Guard) -> Iterator[Path]:
    """Pages of an earlier run that may be removed.

    Args:
        data: where the run writes its report as JSON, and where the earlier one wrote its own, if there was one.
        written: the names of the pages that the run writes.
        guard: that of the run; what it reads is left alone.

    Yields:
        Pages beside `data` that the earlier report lists, that bear the mark of mtaudit, and that are no links.
    """
    for name in sorted(set(file_names(_ids(data)).values()) - set(written)):
        page = data.with_name(name)
        if page.is_file() and not page.is_symlink() and made_by_mtaudit(page) and not guard.reads(page):
            yield page


def _ids(data: Path) -> list[str]:
    """The articles of the report and those that it could not audit, of which `mtaudit report` makes the names."""
    if not made_by_mtaudit(data):
        return []
    try:
        content: object = json.loads(data.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []  # a report that was cut off lists nothing
    listed: list[object] = []
    for key in ("articles", "failures"):
        part = _field(content, key)
        listed += cast("list[object]", part) if isinstance(part, list) else []
    return [name for entry in listed if isinstance(name := _field(entry, "id"), str)]


def _field(value: object, name: str) -> object:
    return cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None
