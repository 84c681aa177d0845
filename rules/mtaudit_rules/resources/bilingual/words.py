"""Words of an original that stand for a value: weekdays, months."""

from __future__ import annotations

from collections.abc import Mapping

from mtaudit.language import Pattern
from mtaudit_rules.resources.bilingual.languages import UNSPACED, Language

_WORD = Pattern(r"[\p{L}\p{M}\u200c]+(?:-[\p{L}\p{M}]+)?")
_SHORTEST = 4
"""Letters of a name that is told from other words; "mar" and "sun" are none."""
_ENDING = 2
"""Letters by which a declined name may be longer or shorter than the listed one."""


def values_in(text: str, language: Language, table: Mapping[str, int]) -> frozenset[int]:
    """The values of the table's words that stand in an original, declined or not."""
    lowered = text.lower()
    if language.code in UNSPACED:
        return frozenset(value for word, value in _longest_first(table) if word in lowered and len(word) > 1)
    by_stem: dict[str, list[tuple[str, int]]] = {}
    for name, value in table.items():
        if len(name) >= _SHORTEST or not name.isascii():
            by_stem.setdefault(name[:_SHORTEST], []).append((name, value))
    found: set[int] = set()
    for match in _WORD.finditer(lowered):
        word = match.group()
        alike = by_stem.get(word[:_SHORTEST], ())
        exact = [value for name, value in alike if name == word]
        found.update(exact or (value for name, value in alike if _is_declined(word, name)))
    return frozenset(found)


def _is_declined(word: str, name: str) -> bool:
    """Whether a word may be a listed name in another case."""
    kept = name[: max(_SHORTEST, len(name) - _ENDING)]
    return len(name) > _SHORTEST and abs(len(name) - len(word)) <= _ENDING and word.startswith(kept)


def _longest_first(table: Mapping[str, int]) -> list[tuple[str, int]]:
    """Words with their values; "10月" before "1月", which it does not hold but in part."""
    return sorted(
        ((word, value) for word, value in table.items() if not any(word != o and word in o for o in table)),
        key=lambda item: -len(item[0]),
    )
