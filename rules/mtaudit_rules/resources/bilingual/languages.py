"""What is known of each source language: `languages.toml`, written by hand, and `words.json`, built from CLDR."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

UNSPACED = frozenset({"zh", "ja", "ko"})
"""Languages that write no spaces between words, or glue endings to them: their words are looked for inside others."""


_HERE = "mtaudit_rules.resources.bilingual"
_UNMEASURED_SPREAD = 0.3


@dataclass(frozen=True)
class Language:
    """A source language.

    `length` is how many characters of English one of its own becomes (0 where that is not known), and `spread` the
    standard deviation of the logarithm of that, in long sentences. `scale` leads from the beginnings of words to the
    power of ten that they multiply by; `numbers`, `months` and `weekdays` from words to values (Monday is 1). The
    other fields are lists of words, which `languages.toml` describes.
    """

    code: str
    scale: Mapping[str, int] = field(default_factory=dict[str, int])
    length: float = 0.0
    spread: float = _UNMEASURED_SPREAD
    negation: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict[str, int])
    months: Mapping[str, int] = field(default_factory=dict[str, int])
    weekdays: Mapping[str, int] = field(default_factory=dict[str, int])


@cache
def language(code: str | None) -> Language:
    """What is known of a language (ISO 639-1); of one that is not listed, nothing."""
    fields: dict[str, Any] = {**_by_hand().get(code or "", {}), **_built().get(code or "", {})}
    for name in ("negation", "exempt", "implied", "phrases", "counting"):
        fields[name] = tuple(fields.get(name, ()))
    return Language(code or "", **fields)


@cache
def _by_hand() -> dict[str, Any]:
    return tomllib.loads(files(_HERE).joinpath("languages.toml").read_text(encoding="utf-8"))


@cache
def _built() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        files("mtaudit_rules.resources.bilingual").joinpath("words.json").read_text(encoding="utf-8")
    )
    return read
