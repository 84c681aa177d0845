"""Names of any script in plain Latin letters, so that they can be compared across languages."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def romanized(text: str) -> str:
    """`text` in ASCII, as the anyascii library writes it: "Горбачёв" is "Gorbachev", "Žižka" is "Zizka".

    ASCII text is returned as it is. Chinese comes syllable by syllable in pinyin, and Japanese characters come in
    their Chinese reading, which helps with Chinese names alone.
    """
    if text.isascii():
        return text
    library: Any = import_module("anyascii")  # loaded where a source is at hand, and never by `import mtaudit`
    return str(library.anyascii(text))
