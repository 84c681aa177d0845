"""A learned model as rules ask it: how likely each word is wrong, and how likely a machine translated the article."""

from __future__ import annotations

import json
import math
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from mtaudit.learned.encoder import Encoder
from mtaudit.learned.likelihood import NgramScores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from mtaudit.learned.encoder import Reading
    from mtaudit.text import Span

FEATURES: Final = 6
"""How many numbers the likelihood is made of."""
_CHUNK: Final = 8
"""Sentences whose n-grams are counted together."""
_FEWEST_WORDS: Final = 40
"""Words of an article under which nothing is said of the whole."""
_STEEPEST: Final = 30.0
_USUAL_WORDS: Final = 200
_MOST_FINDINGS: Final = 3.0
_PER_FINDING: Final = 0.6
"""What one finding in two hundred words adds to the logarithm of the odds: what tells best on the tuning blocks."""


class WordScore(NamedTuple):
    """A word of the article's text (half-open code points) and the probability, 0 to 1, that it is wrong."""

    start: int
    end: int
    probability: float


class Model:
    """The learned model of one folder; threads may share it."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load the model; `threads` are those of one product of matrices.

        Raises:
            ImportError: onnxruntime or tokenizers is not installed.
        """
        self._encoder = Encoder(folder, threads)
        self._ngrams = NgramScores.read(folder / "likelihood.npz")
        self.signature: dict[str, Any] = json.loads((folder / "signature.json").read_text(encoding="utf-8"))
        """What it was trained on, and its thresholds and tables."""
        self._words: dict[str, Any] = self.signature["words"]
        self._weights: NDArray[np.float64] = np.array(self.signature["likelihood"]["weights"])
        self._last: tuple[str, tuple[Span, ...], Reading] | None = None

    @property
    def threshold(self) -> float:
        """The probability from which a word is flagged."""
        return float(self._words["threshold"])

    def word_scores(self, text: str, sentences: Sequence[Span]) -> tuple[WordScore, ...]:
        """Every word of the sentences, in order."""
        reading = self.read(text, sentences)
        logits = in_context(reading.logits, self._words["context"])
        known: Sequence[float] = self._words["logits"]
        chances: NDArray[np.float64] = np.asarray(np.interp(logits, known, self._words["probabilities"]), np.float64)
        return tuple(
            WordScore(word.start, word.end, round(float(chance), 5))
            for word, chance in zip(reading.words, chances, strict=True)
        )

    def phrase_confidence(self, probability: float) -> float:
        """The measured precision of findings whose likeliest word has that probability."""
        return precision_at(probability, self._words["confidence"])

    def likelihood(self, text: str, sentences: Sequence[Span], findings: int = 0) -> float | None:
        """The probability that a machine translated the article, were half of all articles so translated.

        None for an article of fewer than forty words. What rules found in it speaks, too: the odds are multiplied for
        each of the first few findings in two hundred words.

        Args:
            text: the article's text.
            sentences: its sentences, as ranges of the text.
            findings: how many findings rules have made in it, without its source.
        """
        if len(self.read(text, sentences).words) < _FEWEST_WORDS:
            return None
        words = max(len(self.read(text, sentences).words), _USUAL_WORDS)
        found = min(findings * _USUAL_WORDS / words, _MOST_FINDINGS)
        raw = float(self._weights @ np.array([*self.features(text, sentences), 1.0])) + _PER_FINDING * found
        return round(1.0 / (1.0 + math.exp(-max(-_STEEPEST, min(_STEEPEST, raw)))), 4)

    def features(self, text: str, sentences: Sequence[Span]) -> list[float]:
        """What the likelihood is made of: the verdict of the encoder, its mean judgements, two n-gram scores."""
        reading = self.read(text, sentences)
        if not reading.words:
            return [0.0] * FEATURES
        chunks = [
            text[sentences[n].start : sentences[min(n + _CHUNK, len(sentences)) - 1].end]
            for n in range(0, len(sentences), _CHUNK)
        ]
        return [reading.verdict, *map(float, reading.judgements.mean(0)), *self._ngrams.scores(chunks)]

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        """What the encoder says; the last text's is kept, since words and article are asked one after the other."""
        key = tuple(sentences)
        last = self._last
        if last is None or last[:2] != (text, key):
            last = self._last = (text, key, self._encoder.read(text, key))
        return last[2]


_LOADING = Lock()


def load(folder: Path) -> Model:
    """The model of a folder, loaded once a process."""
    with _LOADING:
        return _loaded(folder)


@cache
def _loaded(folder: Path) -> Model:
    return Model(folder)


def precision_at(probability: float, table: Sequence[tuple[float, float]]) -> float:
    """The precision of the last row whose probability is reached, or of the first; rows are probability, precision."""
    return next((precision for least, precision in reversed(table) if least <= probability), table[0][1])


def in_context(logits: NDArray[np.float64], settings: dict[str, float]) -> NDArray[np.float64]:
    """The logits moved by what the rest of the text is like: an odd word counts for less where all else reads well."""
    mean = (logits.sum() + settings["usual"] * settings["prior_words"]) / (len(logits) + settings["prior_words"])
    moved: NDArray[np.float64] = logits + settings["weight"] * (mean - settings["usual"])
    return moved
