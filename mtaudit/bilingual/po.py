"""Gettext PO: one article whose messages are its segments."""

from __future__ import annotations

import re
from typing import Any

from mtaudit.bilingual import toolkit
from mtaudit.bilingual.bitext import LineError, Section, Segment
from mtaudit.errors import InputError

_PLACE = re.compile(r"^(.*?) on line (\d+)", re.DOTALL)


def sections(data: bytes) -> list[Section]:
    """The article of a PO file; obsolete messages are left out, doubtful ("fuzzy") ones are not.

    The languages are those that the header states as `Language` and `X-Source-Language`.

    Raises:
        LineError: it is not written as a PO file is.
        InputError: it is not in the encoding that it states, or translate-toolkit is not installed.
    """
    parser = toolkit.storage("poparser")
    try:
        store = toolkit.storage("pypo").pofile.parsestring(data)
    except parser.PoParseError as error:
        place = _PLACE.match(str(error))
        raise (
            LineError(f"is no PO file: {place.group(1).lower()}", int(place.group(2)))
            if place
            else InputError("is no PO file")
        ) from error
    except UnicodeError as error:
        raise InputError("is not in the encoding that its header states") from error
    header = store.parseheader()
    units = [unit for unit in store.units if not (unit.isheader() or unit.isobsolete())]
    return [
        Section(
            [segment for number, unit in enumerate(units, 1) for segment in _segments(unit, number)],
            source_language=header.get("X-Source-Language"),
            target_language=header.get("Language"),
        )
    ]


def _segments(unit: Any, number: int) -> list[Segment]:
    """The message, or each of its plural forms; the last form of the source stands for any that the target has more."""
    sources, targets = _forms(unit.source), _forms(unit.target)
    return [
        Segment(str(number), sources[min(at, len(sources) - 1)], target) for at, target in enumerate(targets or [""])
    ]


def _forms(text: Any) -> list[str]:
    return [str(form) for form in getattr(text, "strings", [text or ""])]
