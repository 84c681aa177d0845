"""Reads the learned models: how unusual each word is, and how likely an article was machine-translated.

Needs numpy, onnxruntime and tokenizers alone. The same text gives the same numbers, whatever was read before,
since windows are batched within one article only.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import ngrams
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from numpy.typing import NDArray

MODELS: Final = Path(__file__).parents[1] / "mtaudit_rules" / "models" / "learned"

_WORD: Final = re.compile(r"\w+(?:['\u2019-]\w+)*")
_LONGEST: Final = 126
_BATCH: Final = 16
_OUTPUTS: Final = ("token_logits", "judgements", "sentence_logit")
FEATURES: Final = 6
_FRAME: Final = ("[CLS]", "[SEP]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of one text."""

    words: tuple[Span, ...]
    logits: NDArray[np.float64]
    """One a word: the mean over its pieces."""
    judgements: NDArray[np.float64]
    """The three judgements that the logits are mixed from, a row a word."""
    verdict: float
    """The mean over the windows."""


class Learned:
    """The learned models of one folder."""

    def __init__(self, folder: Path = MODELS, threads: int = 1) -> None:
        """Load encoder, tokenizer and likelihood; `threads` are those of one matrix product."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._frame = [self._tokenizer.get_vocab()[name] for name in _FRAME]
        self.signature: dict[str, Any] = json.loads((folder / "signature.json").read_text(encoding="utf-8"))
        self._likelihood = Likelihood.read(folder / "likelihood.npz")
        self._last: tuple[str, tuple[Span, ...], Reading] | None = None

    def word_probabilities(self, text: str, sentences: Sequence[Span]) -> list[tuple[int, int, float]]:
        """Start and end of each word of the sentences, and how likely a rater would mark it."""
        reading = self.read(text, sentences)
        settings = self.signature["words"]
        scores = in_context(reading.logits, settings["context"])
        chances = np.interp(scores, settings["logits"], settings["probabilities"])
        return [(start, end, float(p)) for (start, end), p in zip(reading.words, chances, strict=True)]

    def mt_probability(self, text: str, sentences: Sequence[Span]) -> float:
        """How likely a machine translated the article, where half of the articles are."""
        features = self.features(text, sentences)
        settings = self.signature["likelihood"]
        weights = np.array(settings["weights"])
        raw = float(weights @ np.array([*features, 1.0]))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, raw))))

    def features(self, text: str, sentences: Sequence[Span]) -> list[float]:
        """What the article's verdict is made of: the encoder's, its mean judgements of words, and two n-gram scores."""
        reading = self.read(text, sentences)
        if not len(reading.logits):
            return [0.0] * FEATURES
        chunks = [
            text[sentences[n][0] : sentences[min(n + 8, len(sentences)) - 1][1]] for n in range(0, len(sentences), 8)
        ]
        return [reading.verdict, *map(float, reading.judgements.mean(0)), *self._likelihood.scores(chunks)]

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        """Run the encoder over a text, or give the reading again if it was the last."""
        key = tuple(sentences)
        if self._last is None or self._last[:2] != (text, key):
            self._last = text, key, self._read(text, key)
        return self._last[2]

    def _read(self, text: str, sentences: tuple[Span, ...]) -> Reading:
        encoded = self._tokenizer.encode_batch([text[a:b] for a, b in sentences], add_special_tokens=False)
        ids = [piece for found in encoded for piece in found.ids]
        starts = [a + at for (a, _), found in zip(sentences, encoded, strict=True) for at, _ in found.offsets]
        cuts = windows([len(found.ids) for found in encoded])
        words = tuple((a + m.start(), a + m.end()) for a, b in sentences for m in _WORD.finditer(text[a:b]))
        if not ids or not words:
            return Reading((), np.zeros(0), np.zeros((0, 3)), 0.0)
        logits, verdicts = np.zeros((len(ids), 4)), np.zeros(len(cuts))
        order = sorted(range(len(cuts)), key=lambda n: (cuts[n][1] - cuts[n][0], n))
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            length = max(cuts[n][1] - cuts[n][0] for n in batch) + 2
            given = np.zeros((len(batch), length), np.int64)
            mask = np.zeros((len(batch), length), np.int64)
            for row, n in enumerate(batch):
                first, last = cuts[n]
                given[row, : last - first + 2] = [self._frame[0], *ids[first:last], self._frame[1]]
                mask[row, : last - first + 2] = 1
            mixed, judged, verdict = self._session.run(list(_OUTPUTS), {"input_ids": given, "attention_mask": mask})
            for row, n in enumerate(batch):
                first, last = cuts[n]
                logits[first:last, 0] = mixed[row, 1 : last - first + 1]
                logits[first:last, 1:] = judged[row, 1 : last - first + 1]
                verdicts[n] = verdict[row]
        sizes = np.array([last - first for first, last in cuts], np.float64)
        held = by_word(words, np.array(starts), logits)
        return Reading(words, held[:, 0], held[:, 1:], float((verdicts * sizes).sum() / sizes.sum()))


def windows(lengths: Sequence[int]) -> list[Span]:
    """First and last piece of each window: neighbouring sentences together as long as they fit, longer ones cut."""
    cuts: list[Span] = []
    first = at = 0
    for length in lengths:
        if at + length - first > _LONGEST and at > first:
            cuts.append((first, at))
            first = at
        at += length
        while at - first > _LONGEST:
            cuts.append((first, first + _LONGEST))
            first += _LONGEST
    if at > first:
        cuts.append((first, at))
    return cuts


def by_word(words: Sequence[Span], starts: NDArray[np.int64], logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean over the pieces that start in each word, column by column; very low where there is none."""
    first = np.searchsorted(starts, [start for start, _ in words], "left")
    last = np.searchsorted(starts, [end for _, end in words], "left")
    sums = np.concatenate([np.zeros((1, logits.shape[1])), np.cumsum(logits, 0)])
    count = (last - first)[:, None]
    held: NDArray[np.float64] = np.where(count > 0, (sums[last] - sums[first]) / np.maximum(count, 1), -20.0)
    return held


def in_context(logits: NDArray[np.float64], settings: dict[str, float]) -> NDArray[np.float64]:
    """The logits moved by what the rest of the text is like: an odd word counts for less where all else reads well."""
    mean = (logits.sum() + settings["usual"] * settings["prior_words"]) / (len(logits) + settings["prior_words"])
    shift = settings["weight"] * (float(mean) - settings["usual"])
    return np.asarray(logits + shift, np.float64)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Linear scores of n-grams: of characters, and of words with the topic hidden."""

    characters: NDArray[np.float32]
    functions: NDArray[np.float32]
    common: dict[str, int]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Load weights from a numpy archive."""
        held = np.load(path, allow_pickle=False)
        words = str(held["common"]).split("\n")
        tables = [held[name].astype(np.float32) * held[f"{name}_scale"] for name in ("characters", "functions")]
        return cls(tables[0], tables[1], {word: number for number, word in enumerate(words, 3)})

    def scores(self, chunks: Sequence[str]) -> tuple[float, float]:
        """The two scores, each the mean over chunks of about eight sentences weighed by their length."""
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


@lru_cache(maxsize=1)
def learned() -> Learned:
    """The models of the pack."""
    return Learned()


def word_probabilities(text: str, sentences: Sequence[Span]) -> list[tuple[int, int, float]]:
    """As `Learned.word_probabilities`, with the models of the pack."""
    return learned().word_probabilities(text, sentences)


def mt_probability(text: str, sentences: Sequence[Span]) -> float:
    """As `Learned.mt_probability`, with the models of the pack."""
    return learned().mt_probability(text, sentences)
