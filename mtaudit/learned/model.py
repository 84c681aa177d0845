"""A learned model as rules ask it: how likely each word is wrong, and how likely a machine translated the article."""

from __future__ import annotations

import hashlib
import json
import math
from functools import cache
from threading import Lock, local
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from mtaudit.learned.encoder import JUDGEMENTS, Encoder
from mtaudit.learned.likelihood import NgramScores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from mtaudit.language.text import Span
    from mtaudit.learned.encoder import Reading

FEATURES: Final = 7
"""How many numbers the likelihood is made of."""
_CHUNK: Final = 8
"""Sentences whose n-grams are counted together."""
_FEWEST_WORDS: Final = 40
"""Words of an article under which nothing is said of the whole."""
_STEEPEST: Final = 30.0
_SUREST: Final = 0.001
"""An estimate is never nearer to 0 or 1."""
_USUAL_WORDS: Final = 200
"""Findings are counted for so many words, in shorter articles as if they had as many."""
_MOST_FINDINGS: Final = 3.0


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
            OSError: a file is missing.
            ValueError: a file is not what its signature says, or the signature holds no usable numbers.
        """
        self.signature: dict[str, Any] = json.loads((folder / "signature.json").read_text(encoding="utf-8"))
        """What it was trained on, its files, and its thresholds and tables."""
        _check(folder, self.signature)
        self._encoder = Encoder(folder, threads)
        self._ngrams = NgramScores.read(folder / "likelihood.npz")
        self._words: dict[str, Any] = self.signature["words"]
        self._weights: NDArray[np.float64] = np.array(self.signature["likelihood"]["weights"], np.float64)
        self._last = local()

    def threshold(self, text: str, sentences: Sequence[Span]) -> float:
        """The probability from which a word is flagged: a lower one in an article that a machine likely translated.

        What rules found does not count here, so that a rule switched off moves no other rule's findings.
        """
        likely = self._words["likely"]
        if len(self.read(text, sentences).words) >= likely["words"]:
            estimate = self.likelihood(text, sentences)
            if estimate is not None and estimate >= likely["estimate"]:
                return float(likely["threshold"])
        return float(self._words["threshold"])

    def word_scores(self, text: str, sentences: Sequence[Span]) -> tuple[WordScore, ...]:
        """Every word of the sentences, in order."""
        reading = self.read(text, sentences)
        known: Sequence[float] = self._words["logits"]
        wrong: Sequence[float] = self._words["probabilities"]
        chances: NDArray[np.float64] = np.asarray(np.interp(reading.logits, known, wrong), np.float64)
        return tuple(
            WordScore(word.start, word.end, round(float(chance), 5))
            for word, chance in zip(reading.words, chances, strict=True)
        )

    def phrase_confidence(self, probability: float) -> float:
        """How often findings whose likeliest word has that probability were right, on the part that set thresholds.

        That is by the marks of raters; under their threshold, by words that no other translation of the sentence has.
        """
        return precision_at(probability, self._words["confidence"])

    def likelihood(self, text: str, sentences: Sequence[Span], findings: int = 0) -> float | None:
        """The probability that a machine translated the article, were half of all articles so translated.

        None for an article of fewer than forty words. What rules found in it speaks, too.

        Args:
            text: the article's text.
            sentences: its sentences, as ranges of the text.
            findings: how many findings rules have made in it, without its source.
        """
        if len(self.read(text, sentences).words) < _FEWEST_WORDS:
            return None
        raw = float(self._weights @ np.array([*self.features(text, sentences, findings), 1.0]))
        probability = 1.0 / (1.0 + math.exp(-max(-_STEEPEST, min(_STEEPEST, raw))))
        return round(min(max(probability, _SUREST), 1.0 - _SUREST), 3)

    def features(self, text: str, sentences: Sequence[Span], findings: int = 0) -> list[float]:
        """What the likelihood is made of: the encoder's verdict and judgements, two n-gram scores, the findings."""
        analysis = self._analysis(text, sentences)
        words = max(len(analysis.reading.words), _USUAL_WORDS)
        return [*analysis.features, min(findings * _USUAL_WORDS / words, _MOST_FINDINGS)]

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        """What the encoder says."""
        return self._analysis(text, sentences).reading

    def _analysis(self, text: str, sentences: Sequence[Span]) -> _Analysis:
        """What all answers come from; each thread keeps its last text's, as it is asked several things of each."""
        key = text, tuple(sentences)
        last: _Analysis | None = getattr(self._last, "analysis", None)
        if last is None or last.key != key:
            reading = self._encoder.read(text, sentences)
            means = reading.judgements.mean(0) if reading.words else np.zeros(JUDGEMENTS)
            scores = self._ngrams.scores(_chunks(text, sentences)) if reading.words else (0.0, 0.0)
            last = self._last.analysis = _Analysis(key, reading, (reading.verdict, *map(float, means), *scores))
        return last


class _Analysis(NamedTuple):
    """A text with its sentences, what the encoder says of it, and the features that need no rules."""

    key: tuple[str, tuple[Span, ...]]
    reading: Reading
    features: tuple[float, ...]


def _chunks(text: str, sentences: Sequence[Span]) -> list[str]:
    """The text in parts of some sentences."""
    return [
        text[sentences[n].start : sentences[min(n + _CHUNK, len(sentences)) - 1].end]
        for n in range(0, len(sentences), _CHUNK)
    ]


def _check(folder: Path, signature: dict[str, Any]) -> None:
    """Raise ValueError where a file is another one, or a number none: a damaged model still runs, and says anything."""
    for name, digest in signature.get("files", {}).items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise ValueError(f"{name} is damaged")
    words, weights = signature["words"], signature["likelihood"]["weights"]
    chances = [*words["probabilities"], *(chance for row in words["confidence"] for chance in row)]
    if not (
        len(weights) == FEATURES + 1
        and len(words["probabilities"]) == len(words["logits"])
        and words["confidence"]
        and all(map(math.isfinite, (*weights, *words["logits"])))
        and all(0.0 <= chance <= 1.0 for chance in chances)
    ):
        raise ValueError("signature.json is damaged")


_LOADING = Lock()


def load(folder: Path) -> Model:
    """The model of a folder, loaded once a process.

    Raises:
        RuntimeError: it cannot be loaded; the message says why, and what to do.
    """
    with _LOADING:
        model, fault = _loaded(folder)
    if model is None:
        raise RuntimeError(fault)
    return model


@cache
def _loaded(folder: Path) -> tuple[Model | None, str]:
    """The model, or why there is none: that is remembered, too, as every article would ask again."""
    try:
        return Model(folder), ""
    except Exception as error:  # noqa: BLE001 - a damaged file fails in as many ways as there are formats
        why = " ".join(str(error).split()) if isinstance(error, OSError | ValueError | ImportError) else "it is damaged"
        return None, f"the learned model cannot be used ({why}): install mtaudit anew, or use --no-learned"


def precision_at(probability: float, table: Sequence[tuple[float, float]]) -> float:
    """The precision of the last row whose probability is reached, or of the first; rows are probability, precision."""
    return next((precision for least, precision in reversed(table) if least <= probability), table[0][1])
