"""Gettext PO: one article whose messages are its segments."""

from __future__ import annotations

import re
from typing import Any

from mtaudit.errors import InputError
from mtaudit.reading.bilingual import toolkit
from mtaudit.reading.bilingual.segments import Section, Segment

_CHARSET = re.compile(rb"charset=([\w.-]+)")


def sections(data: bytes) -> list[Section]:
    """The article of a PO file; obsolete messages are left out, doubtful ("fuzzy") ones are not.

    The languages are those that the header states as `Language` and `X-Source-Language`.

    Raises:
        LineError: it is not written as a PO file is.
        InputError: it cannot be read at all, or translate-toolkit is not installed.
    """
    store = toolkit.parsed("pypo", "pofile", _in_utf8(data))
    header = store.parseheader()
    units = [unit for unit in store.units if not (unit.isheader() or unit.isobsolete())]
    return [
        Section(
            [segment for number, unit in enumerate(units, 1) for segment in _segments(unit, number)],
            source_language=header.get("X-Source-Language"),
            target_language=header.get("Language"),
        )
    ]


def _in_utf8(data: bytes) -> bytes:
    """The file in UTF-8; the toolkit reads no other encoding, whatever the header states.

    Raises:
        InputError: it is not in the encoding that its header states.
    """
    stated = _CHARSET.search(data)
    name = stated.group(1).decode() if stated else "utf-8"
    if name == "CHARSET":  # what xgettext leaves for the translator to fill in
        name = "utf-8"
    try:
        return _CHARSET.sub(b"charset=UTF-8", data.decode(name).encode())
    except (LookupError, UnicodeDecodeError) as error:
        raise InputError(f"is not in {name}, the encoding that it states") from error


def _segments(unit: Any, number: int) -> list[Segment]:
    """The message, or each of its plural forms; the last form of the source stands for any that the target has more."""
    sources, targets = _forms(unit.source), _forms(unit.target)
    return [
        Segment(str(number), sources[min(at, len(sources) - 1)], target) for at, target in enumerate(targets or [""])
    ]


def _forms(text: Any) -> list[str]:
    return [str(form) for form in getattr(text, "strings", [text or ""])]
