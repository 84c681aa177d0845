"""The word list on disk, and the folding of letters under which it is kept.

`words.marisa` holds every known word in its usual case, so that "Paris" is in it and "paris" is not; `frequent.marisa`
holds the common words and the well-known names with their frequency. Both are made by
rules/building/build_wordlist.py.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Protocol

import marisa_trie

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_marisa: Any = marisa_trie  # it brings no type information
_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ß": "ss",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ħ": "h",
        "Ħ": "H",
        "ı": "i",
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "‐": "-",
        "‑": "-",
        "\u00ad": None,
    }
)


def plain_letters(word: str) -> str:
    """`word` without accents, ligatures, soft hyphens and curly apostrophes: "Čapek’s" → "Capek's"."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_WITHOUT_DECOMPOSITION))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def is_listed(plain: str) -> bool:
    """Whether a word of plain letters is in the list in this very case."""
    return plain in _words()


def frequency(plain: str) -> int:
    """How common a word of plain letters is: ten times the decimal logarithm of its count in a large corpus of books.

    "the" has 104, the 1,000th word 79, the 10,000th 66 and the 50,000th 51; 0 stands for all that is rarer.
    """
    if "\0" in plain:  # which the trie takes for the end of a word
        return 0
    found = _frequent().get(plain)
    return found[0][0] if found else 0


@cache
def common_forms() -> dict[str, str]:
    """The frequent words and names by their spelling in lower case: {"paris": "Paris", "turkey": "turkey", …}."""
    listed = list(_frequent())
    return {word.lower(): word for word in listed} | {word: word for word in listed if word.islower()}


class _FrequencyTrie(Protocol):
    def get(self, key: str) -> list[tuple[int]] | None: ...
    def __iter__(self) -> Iterator[str]: ...


@cache
def _words() -> Container[str]:
    with as_file(files("mtaudit_rules.resources.wordlist") / "words.marisa") as path:
        trie: Container[str] = _marisa.Trie().load(str(path))
    return trie


@cache
def _frequent() -> _FrequencyTrie:
    with as_file(files("mtaudit_rules.resources.wordlist") / "frequent.marisa") as path:
        trie: _FrequencyTrie = _marisa.RecordTrie("<B").load(str(path))
    return trie
