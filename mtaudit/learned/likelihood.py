"""Linear scores of n-grams: of characters, and of words with the topic hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from mtaudit.learned import ngrams

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class NgramScores:
    """The weights of both scores; `common` are the words that are told apart, numbered."""

    characters: NDArray[np.float32]
    functions: NDArray[np.float32]
    common: dict[str, int]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Load weights from a numpy archive."""
        with path.open("rb") as file:
            held: Any = np.load(file, allow_pickle=False)
            words = str(held["common"]).split("\n")
            tables = [held[name].astype(np.float32) * held[f"{name}_scale"] for name in ("characters", "functions")]
        return cls(tables[0], tables[1], {word: number for number, word in enumerate(words, 3)})

    def scores(self, chunks: Sequence[str]) -> tuple[float, float]:
        """The two scores, each the mean over the chunks, weighed by their length."""
        sizes = np.array([max(1, len(chunk)) for chunk in chunks], np.float64)
        held = np.array(
            [
                (
                    ngrams.vector(ngrams.characters(chunk)) @ self.characters,
                    ngrams.vector(ngrams.functions(chunk, self.common)) @ self.functions,
                )
                for chunk in chunks
            ]
        )
        both = (held * sizes[:, None]).sum(0) / sizes.sum()
        return float(both[0]), float(both[1])
