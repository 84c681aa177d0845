"""Writes number words, months and weekdays of the source languages from num2words and CLDR.

    pip install babel num2words
    python rules/building/build_languages.py

The output is `words.json` in `mtaudit_rules/resources/bilingual`: by language (ISO 639-1), `numbers` (word to value),
`months` and `weekdays` (every form that CLDR has, in lower case, to its number; Monday is 1).
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from num2words import num2words

OUT = Path(__file__).parents[1] / "mtaudit_rules" / "resources" / "bilingual" / "words.json"
LANGUAGES = (
    "ar bg ca cs da de el es et fa fi fr he hi hr hu id is it ja ko lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi zh"
).split()
COUNTED = (*range(21), *range(30, 100, 10), *range(21, 100), 100, *range(200, 1000, 100), 1000)


def main() -> None:
    """Write the file."""
    words = {language: of_language(language) for language in LANGUAGES}
    OUT.write_text(json.dumps(words, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    counted = ", ".join(f"{name} {len(found['numbers'])}" for name, found in words.items())
    print(f"{OUT}: {counted}")


def of_language(language: str) -> dict[str, dict[str, int]]:
    """The words of one language."""
    localedata._cache.clear()
    locale = Locale.parse(language)
    return {
        "numbers": number_words(language),
        "months": named(locale.months, 0),
        "weekdays": named(locale.days, 1),
    }


def number_words(language: str) -> dict[str, int]:
    """Cardinals and ordinals of one word."""
    found: dict[str, int] = {}
    for value in COUNTED:
        for kind in ("cardinal", "ordinal"):
            with contextlib.suppress(Exception):  # num2words lacks some languages, and ordinals of others
                word = str(num2words(value, lang=language, to=kind)).lower()
                if " " not in word and not any(char.isdigit() for char in word):
                    found.setdefault(word, value)
    return found


def named(forms: Any, offset: int) -> dict[str, int]:
    """Wide and abbreviated names, to their numbers."""
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in forms[context][width].items():
                short = name.lower().rstrip(".")
                if len(short) > 2 or not short.isascii():
                    found.setdefault(short, number + offset)
    return found


if __name__ == "__main__":
    main()
