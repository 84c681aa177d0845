"""How much an article is written as machine translations are, by its n-grams of characters.

They are counted by hash; each hash has a weight, learned from texts that say the same, one of them put through a
machine, so that what an article is about tells nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from mtaudit.learned.encoder import STRAIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from mtaudit.language.text import Span

BITS: Final = 15
"""Of a hash."""
_LENGTHS: Final = range(2, 6)
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_DIGIT: Final = re.compile(r"\d")
_CHUNK: Final = 1000
"""Characters from which blocks are counted together: counts of a long text are of another scale than those learned."""


def style(text: str, blocks: Sequence[Span], weights: NDArray[np.float32]) -> float:
    """How much the blocks of a text are written as machine translations are: above 0, more so than not."""
    chunks, pending = list[str](), ""
    for start, end in blocks:
        pending += text[start:end] + "\n\n"
        if len(pending) >= _CHUNK:
            chunks.append(pending)
            pending = ""
    chunks += [pending] if pending else []
    sizes = [len(chunk) for chunk in chunks]
    return float(np.average([vector(chunk) @ weights for chunk in chunks], weights=sizes)) if chunks else 0.0


def vector(text: str) -> NDArray[np.float32]:
    """Root counts of the n-grams of a text by hash, of length 1; case is kept, figures are alike."""
    plain = _DIGIT.sub("0", " ".join(text.translate(STRAIGHT).split()))
    codes = np.frombuffer(f" {plain} ".encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    counts = np.sqrt(np.bincount(_hashed(codes), minlength=1 << BITS).astype(np.float32))
    length = np.sqrt((counts**2).sum()).clip(1e-9)
    held: NDArray[np.float32] = (counts / length).astype(np.float32)
    return held


def read(path: Path) -> NDArray[np.float32]:
    """The weights of a numpy archive that `write` made.

    Raises:
        ValueError: it holds something else.
    """
    with path.open("rb") as file:
        held: Any = np.load(file, allow_pickle=False)
        weights: NDArray[np.float32] = held["weights"].astype(np.float32) * held["scale"]
    if weights.shape != (1 << BITS,):
        raise ValueError(f"{path.name} is damaged")
    return weights


def write(path: Path, weights: NDArray[np.float64]) -> None:
    """Keep weights as 16-bit numbers with a scale."""
    scale = float(np.abs(weights).max()) / 32767
    np.savez_compressed(path, weights=np.round(weights / scale).astype(np.int16), scale=np.array(scale, np.float32))


def _hashed(codes: NDArray[np.uint64]) -> NDArray[np.int64]:
    found: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    rolling = np.zeros(len(codes), np.uint64)
    with np.errstate(over="ignore"):
        for length in range(1, min(_LENGTHS.stop, len(codes) + 1)):
            rolling = (rolling[: len(codes) - length + 1] + codes[length - 1 :] + np.uint64(length)) * _MIX
            rolling ^= rolling >> np.uint64(29)
            if length in _LENGTHS:
                found.append((rolling * _MIX >> np.uint64(64 - BITS)).astype(np.int64))
    return np.concatenate(found)
