"""A learned model as rules ask it: which places are likely wrong, and how likely a machine translated the article."""

from __future__ import annotations

import hashlib
import json
import math
import re
from bisect import bisect_left, bisect_right
from functools import cache
from threading import Lock, local
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from mtaudit.learned import likelihood, ngrams, places
from mtaudit.learned.encoder import SEVERITIES, Encoder
from mtaudit.learned.likelihood import FEWEST_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtaudit.language.text import Span
    from mtaudit.learned.encoder import Reading
    from mtaudit.learned.places import Word

_UNSEEN: Final = r"\u0000\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
"""Characters that the tokenizer drops, such as soft hyphens and combining marks: they end no word."""
_WORD: Final = re.compile(rf"\w[\w{_UNSEEN}]*(?:['\u2019-]\w[\w{_UNSEEN}]*)*")
"""What is scored as one word."""
_STEEPEST: Final = 30.0
_SUREST: Final = 0.001
"""An estimate is never nearer to 0 or 1."""


class WordScore(NamedTuple):
    """A word of the article's text (half-open code points) and the probability, 0 to 1, that it is wrong."""

    start: int
    end: int
    probability: float


class Suspect(NamedTuple):
    """A place of the article's text that is wrong with the probability `confidence`.

    `likeliest` is its most suspect word, `kind` one of `mtaudit.learned.encoder.KINDS`, `severity` one of MQM's.
    """

    span: Span
    likeliest: Span
    kind: str
    severity: str
    confidence: float


class Density(NamedTuple):
    """How much of an article is suspect.

    `share` is the expected share of wrong words, `words` how many there are, `suspects` the likeliest places, the
    likeliest first, and `wrong` how many words are expected to be wrong beyond what native writers leave. `confidence`
    says how often articles with such a share were translated by a machine, on the tuning part.
    """

    share: float
    words: int
    wrong: float
    suspects: tuple[Suspect, ...]
    confidence: float


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
        self._style = ngrams.read(folder / "style.npz")
        self._words: dict[str, Any] = self.signature["words"]
        self._places: dict[str, Any] = self.signature["places"]
        self._article: dict[str, Any] = self.signature["article"]
        self._last = local()

    def suspects(self, text: str, blocks: Sequence[Span]) -> tuple[Suspect, ...]:
        """The places that are likely enough wrong to be told, in order.

        Args:
            text: the article's text.
            blocks: its paragraphs, headlines and so on, as half-open ranges of code points, in order.
        """
        threshold = self._places["threshold"]
        return tuple(each for each in self._analysis(text, blocks).suspects if each.confidence >= threshold)

    def word_scores(self, text: str, blocks: Sequence[Span]) -> tuple[WordScore, ...]:
        """Every word of the blocks, in order, as suspect as the most suspect of its parts."""
        known: list[float] = self._words["logits"]
        wrong: list[float] = self._words["probabilities"]
        parts = self._analysis(text, blocks).words
        starts, ends = [part.span.start for part in parts], [part.span.end for part in parts]
        scores: list[WordScore] = []
        for match in (match for start, end in blocks for match in _WORD.finditer(text, start, end)):
            first, last = bisect_right(ends, match.start()), bisect_left(starts, match.end())
            logits = [part.logit for part in parts[first:last]]
            if logits:
                chance = float(np.interp(max(logits), known, wrong))
                scores.append(WordScore(match.start(), match.end(), round(chance, 5)))
        return tuple(scores)

    def likelihood(self, text: str, blocks: Sequence[Span], findings: int = 0) -> float | None:
        """The probability that a machine translated the article, were half of all articles so translated.

        None for an article of fewer than forty words. What rules found in it speaks, too.

        Args:
            text: the article's text.
            blocks: its blocks, as ranges of the text.
            findings: how many findings rules have made in it, without its source.
        """
        analysis = self._analysis(text, blocks)
        if analysis.length < FEWEST_WORDS:
            return None
        features = likelihood.features(analysis.words, findings, ngrams.style(text, blocks, self._style))
        probability = _chance(self.signature["likelihood"]["weights"], features)
        return round(min(max(probability, _SUREST), 1.0 - _SUREST), 3)

    def density(self, text: str, blocks: Sequence[Span]) -> Density | None:
        """How much of the article is suspect; None where that is no more than native writers leave."""
        analysis = self._analysis(text, blocks)
        if analysis.length < FEWEST_WORDS:
            return None
        share = math.exp(places.suspicion(analysis.words))
        if share < self._article["threshold"]:
            return None
        suspects = sorted(analysis.suspects, key=lambda each: -each.confidence)
        wrong = (share - self._article["native"]) * len(analysis.words)
        table: Sequence[tuple[float, float]] = self._article["confidence"]
        confidence = next((precision for least, precision in reversed(table) if least <= share), table[0][1])
        return Density(share, analysis.length, wrong, tuple(suspects), confidence)

    def _analysis(self, text: str, blocks: Sequence[Span]) -> _Analysis:
        """What all answers come from; each thread keeps its last text's, as it is asked several things of each."""
        key = text, tuple(blocks)
        last: _Analysis | None = getattr(self._last, "analysis", None)
        if last is None or last.key != key:
            reading = self._encoder.read(text, blocks)
            words = places.words(text, reading)
            count = sum(text[word.span.start].isalnum() for word in words)
            last = self._last.analysis = _Analysis(key, words, count, self._suspects(text, reading, words))
        return last

    def _suspects(self, text: str, reading: Reading, words: Sequence[Word]) -> tuple[Suspect, ...]:
        low, apart, drop, weights = (self._places[name] for name in ("low", "apart", "drop", "weights"))
        found = list[Suspect]()
        for each in places.places(text, reading, words, low=low, apart=apart, drop=drop):
            confidence = round(_chance(weights, each.features), 4)
            severity = each.severity if confidence >= self._places["major"] else SEVERITIES[0]
            found.append(Suspect(each.span, each.likeliest, each.kind, severity, confidence))
        return tuple(found)


class _Analysis(NamedTuple):
    """A text with its blocks, its words and marks, how many of them are words, and the places that may be wrong."""

    key: tuple[str, tuple[Span, ...]]
    words: tuple[Word, ...]
    length: int
    suspects: tuple[Suspect, ...]


def _chance(weights: Sequence[float], features: Sequence[float]) -> float:
    """The logistic function of the weighed features; the last weight stands alone."""
    raw = math.fsum(weight * feature for weight, feature in zip(weights, (*features, 1.0), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-_STEEPEST, min(_STEEPEST, raw))))


def _check(folder: Path, signature: dict[str, Any]) -> None:
    """Raise ValueError where a file is another one, or a number none: a damaged model still runs, and says anything."""
    for name, digest in signature.get("files", {}).items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise ValueError(f"{name} is damaged")
    words, held, article = signature["words"], signature["places"], signature["article"]
    weights = signature["likelihood"]["weights"]
    chances = [
        *words["probabilities"],
        held["threshold"],
        held["major"],
        *(chance for row in article["confidence"] for chance in row),
    ]
    numbers = [
        *weights,
        *words["logits"],
        *held["weights"],
        held["low"],
        held["apart"],
        held["drop"],
        article["threshold"],
    ]
    if not (
        len(weights) == likelihood.FEATURES + 1
        and len(held["weights"]) == places.FEATURES + 1
        and len(words["probabilities"]) == len(words["logits"])
        and article["confidence"]
        and all(map(math.isfinite, (*numbers, article["native"])))
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
