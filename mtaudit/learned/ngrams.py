"""Counts n-grams of characters and of topic-neutral words, by hash, with numpy alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

BITS: Final = 15
_SHORTEST, _LONGEST = 2, 5
_WORDS_LONGEST: Final = 4
_TOKEN: Final = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+|[^\sa-z0-9]")
_QUOTES: Final = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)


def hashed(codes: NDArray[np.uint64], lengths: range) -> NDArray[np.int64]:
    """The hashes, of `BITS` bits, of all n-grams of the given lengths."""
    found: list[NDArray[np.int64]] = []
    rolling = np.zeros(len(codes), np.uint64)
    with np.errstate(over="ignore"):
        for length in range(1, lengths.stop):
            if length > len(codes):
                break
            rolling = (rolling[: len(codes) - length + 1] + codes[length - 1 :] + np.uint64(length)) * _MIX
            rolling ^= rolling >> np.uint64(29)
            if length in lengths:
                found.append((rolling * _MIX >> np.uint64(64 - BITS)).astype(np.int64))
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def characters(text: str) -> NDArray[np.int64]:
    """Hashes of the character n-grams of a text, case kept, figures alike."""
    plain = re.sub(r"\d", "0", " ".join(text.translate(_QUOTES).split()))
    codes = np.frombuffer(f" {plain} ".encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    return hashed(codes, range(_SHORTEST, _LONGEST + 1))


def tokens(text: str) -> list[str]:
    """Words in lower case, figures and marks."""
    return _TOKEN.findall(text.translate(_QUOTES).lower())


def functions(text: str, common: dict[str, int]) -> NDArray[np.int64]:
    """Hashes of the word n-grams of a text in which only the `common` words are told apart."""
    found = tokens(text)
    codes = np.array([2, *(common.get(token, 1) for token in found), 2], np.uint64)
    return hashed(codes, range(1, _WORDS_LONGEST + 1))


def vector(hashes: NDArray[np.int64]) -> NDArray[np.float32]:
    """Root counts of the hashes, of length 1."""
    counts = np.sqrt(np.bincount(hashes, minlength=1 << BITS).astype(np.float32))
    norm = float(np.sqrt((counts**2).sum()))
    return (counts / max(norm, 1e-9)).astype(np.float32)


def common_words(texts: Sequence[str], size: int) -> dict[str, int]:
    """The commonest words and marks, numbered from 3."""
    seen: dict[str, int] = {}
    for text in texts:
        for token in tokens(text):
            seen[token] = seen.get(token, 0) + 1
    chosen = sorted(seen, key=lambda token: (-seen[token], token))[:size]
    return {token: number for number, token in enumerate(chosen, 3)}
