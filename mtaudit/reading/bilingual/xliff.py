"""XLIFF 1.2 and 2.x: an article for each of its <file> elements."""

from __future__ import annotations

from typing import Any

from mtaudit.errors import InputError
from mtaudit.reading.bilingual import toolkit
from mtaudit.reading.bilingual.segments import Section, Segment

_NAMED = ("trans-unit", "unit", "segment")


def sections(data: bytes) -> list[Section]:
    """The articles of an XLIFF file; what is marked as not to be translated is left out.

    Raises:
        LineError: it is not well-formed.
        InputError: it is no XLIFF file, or translate-toolkit is not installed.
    """
    root = toolkit.checked_xml(data, "xliff")
    if not _files(root):
        raise InputError("holds no <file> element")
    is_second = root.get("version", "").startswith("2") or (":2." in root.tag and not root.get("version"))
    store = toolkit.parsed(*(("xliff2", "Xliff2File") if is_second else ("xliff", "Xliff1File")), data)
    top = store.document.getroot()
    homes: dict[Any, list[Any]] = {file: [] for file in _files(top)}
    for unit in store.units:
        homes[_file_of(unit.xmlelement)].append(unit)
    return [
        Section(
            segments=[_segment(unit, at) for at, unit in enumerate(units, 1) if unit.istranslatable()],
            name=file.get("original") or file.get("id") or str(number),
            source_language=(top.get("srcLang") if is_second else file.get("source-language")),
            target_language=(top.get("trgLang") if is_second else file.get("target-language")),
        )
        for number, (file, units) in enumerate(homes.items(), 1)
    ]


def _files(root: Any) -> list[Any]:
    return [each for each in root if toolkit.local_name(each) == "file"]


def _file_of(element: Any) -> Any:
    return next(each for each in element.iterancestors() if toolkit.local_name(each) == "file")


def _segment(unit: Any, number: int) -> Segment:
    element = unit.xmlelement
    names = [each.get("id") for each in (element.getparent(), element) if toolkit.local_name(each) in _NAMED]
    return Segment(
        "::".join(filter(None, names)) or str(number),
        toolkit.text_of(unit.source_dom),
        toolkit.text_of(unit.target_dom),
    )
