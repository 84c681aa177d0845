"""TMX: a translation memory, taken for one article whose segments stand in its order."""

from __future__ import annotations

from collections import Counter
from typing import Any

from mtaudit.language.codes import code_of, is_english, same_language
from mtaudit.reading.bilingual import toolkit
from mtaudit.reading.bilingual.segments import Section, Segment

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def sections(data: bytes) -> list[Section]:
    """The article of a TMX file: of each unit the variant in the source language and the English one.

    Where the file names no source language, it is that of the first variant which is not English.

    Raises:
        LineError: it is not well-formed.
        InputError: it is no TMX file, or translate-toolkit is not installed.
    """
    toolkit.checked_xml(data, "tmx")
    store = toolkit.parsed("tmx", "tmxfile", data)
    units = [(unit, unit.getlanguageNodes()) for unit in store.units]
    everywhere = [tag for _, variants in units for variant in variants if (tag := _tag(variant))]
    stated = store.sourcelanguage or ""
    source = stated if code_of(stated) else next((tag for tag in everywhere if not is_english(tag)), None)
    others = Counter(tag for tag in everywhere if not source or not same_language(tag, source))
    target = next((tag for tag in others if is_english(tag)), None) or next(iter(others), None)
    return [
        Section(
            [
                Segment(
                    str(unit.xmlelement.get("tuid") or number),
                    _variant(variants, _source_of(unit) or source),
                    _variant(variants, target),
                )
                for number, (unit, variants) in enumerate(units, 1)
            ],
            source_language=source,
            target_language=target,
        )
    ]


def _source_of(unit: Any) -> str | None:
    stated = unit.xmlelement.get("srclang")
    return stated if code_of(stated) else None  # it may also be "*all*"


def _tag(variant: Any) -> str:
    return variant.get(_LANGUAGE) or variant.get("lang") or ""  # the second before TMX 1.2


def _variant(variants: list[Any], language: str | None) -> str:
    wanted = (each for each in variants if language and same_language(_tag(each), language))
    segments = (part for each in wanted for part in each if toolkit.local_name(part) == "seg")
    return toolkit.text_of(next(segments, None))
