"""What a larger encoder says of each text, so that a smaller one learns from it.

Its probabilities are mixed with the marks that are known, and stand where none are (Hinton et al. 2015,
https://arxiv.org/abs/1503.02531).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
from corpus import Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from corpus import Text
    from numpy.typing import NDArray

SHARE: Final = 0.6
"""What the larger encoder's word weighs beside a mark that is known."""
VERDICT_SHARE: Final = 0.5


def key(text: Text) -> str:
    """A name that follows from the sentences alone, as corrupted copies share theirs."""
    return hashlib.sha256("\n".join(sentence.text for sentence in text.sentences).encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Labels:
    """By text, the probabilities of its characters, sentence after sentence, and the one of the whole."""

    words: dict[str, NDArray[np.float16]]
    verdicts: dict[str, float]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Load what `write` wrote."""
        held: Any = np.load(path, allow_pickle=False)
        names, ends = [str(name) for name in held["names"]], held["ends"]
        parts = np.split(held["words"], ends[:-1])
        return cls(dict(zip(names, parts, strict=True)), dict(zip(names, map(float, held["verdicts"]), strict=True)))

    def write(self, path: Path) -> None:
        """Write a numpy archive."""
        parts = list(self.words.values())
        np.savez_compressed(
            path,
            names=np.array(list(self.words)),
            words=np.concatenate(parts),
            ends=np.cumsum([len(part) for part in parts]),
            verdicts=np.array([self.verdicts[name] for name in self.words], np.float32),
        )

    def mixed(self, text: Text) -> Text:
        """The text with both kinds of marks in one; as it is, where nothing is said of it."""
        name = key(text)
        if name not in self.words:
            return text
        ends = np.cumsum([len(sentence.text) for sentence in text.sentences])
        said = np.split(self.words[name].astype(np.float32), ends[:-1])
        sentences = tuple(
            Sentence(
                sentence.text,
                both(sentence.marks, one),
            )
            for sentence, one in zip(text.sentences, said, strict=True)
        )
        machine = (1.0 - VERDICT_SHARE) * text.machine + VERDICT_SHARE * self.verdicts[name]
        return replace(text, sentences=sentences, machine=machine)


def both(marks: NDArray[np.float32], said: NDArray[np.float32]) -> NDArray[np.float32]:
    """Marks and probabilities mixed where both are known; else the one that is."""
    mixed = (1.0 - SHARE) * marks + SHARE * said
    return np.where(np.isnan(marks), said, np.where(np.isnan(said), marks, mixed)).astype(np.float32)
