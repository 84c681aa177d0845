"""Runs the encoder over a text: windows of neighbouring sentences, in batches, one thread.

The same text gives the same numbers, whatever was read before, since windows are batched within one article only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from mtaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

WORD: Final = re.compile(r"\w+(?:['\u2019-]\w+)*")
"""What is scored as one word."""
LONGEST: Final = 126
"""Pieces of a window; the two that frame it come on top."""
_BATCH: Final = 16
_OUTPUTS: Final = ("token_logits", "judgements", "sentence_logit")
_FRAME: Final = ("[CLS]", "[SEP]")
_UNSEEN: Final = -20.0
"""The logit of a word of which the tokenizer makes no piece."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of one text.

    `words` are ranges of the text; `logits` has one number a word, the mean over its pieces, and `judgements` the three
    that it is mixed from. `verdict` is the mean over the windows.
    """

    words: tuple[Span, ...]
    logits: NDArray[np.float64]
    judgements: NDArray[np.float64]
    verdict: float


EMPTY: Final = Reading((), np.zeros(0), np.zeros((0, 3)), 0.0)


class Encoder:
    """An encoder with its tokenizer; threads may share it."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load `encoder.onnx` and `tokenizer.json`; `threads` are those of one product of matrices.

        Raises:
            ImportError: onnxruntime or tokenizers is not installed.
        """
        onnxruntime: Any = import_module("onnxruntime")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = import_module("tokenizers").Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        vocabulary = self._tokenizer.get_vocab()
        self._frame: list[int] = [vocabulary[name] for name in _FRAME]

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        """Run over the sentences of a text, given as ranges of it."""
        held = [text[start:end].encode("utf-8", "replace").decode() for start, end in sentences]
        encoded: Any = self._tokenizer.encode_batch(held, add_special_tokens=False)
        ids = [piece for found in encoded for piece in found.ids]
        starts = [span.start + at for span, found in zip(sentences, encoded, strict=True) for at, _ in found.offsets]
        words = tuple(
            Span(start + match.start(), start + match.end())
            for start, end in sentences
            for match in WORD.finditer(text[start:end])
        )
        if not ids or not words:
            return EMPTY
        cuts = windows([len(found.ids) for found in encoded])
        logits, verdicts = self._run(ids, cuts)
        sizes = np.array([cut.length for cut in cuts], np.float64)
        means = _by_word(words, np.array(starts), logits)
        return Reading(words, means[:, 0], means[:, 1:], float((verdicts * sizes).sum() / sizes.sum()))

    def _run(self, ids: list[int], cuts: Sequence[Span]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Four logits a piece, and one a window."""
        logits, verdicts = np.zeros((len(ids), 4)), np.zeros(len(cuts))
        order = sorted(range(len(cuts)), key=lambda n: (cuts[n].length, n))
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            length = max(cuts[n].length for n in batch) + len(_FRAME)
            given = np.zeros((len(batch), length), np.int64)
            mask = np.zeros((len(batch), length), np.int64)
            for row, n in enumerate(batch):
                first, last = cuts[n]
                framed = [self._frame[0], *ids[first:last], self._frame[1]]
                given[row, : len(framed)] = framed
                mask[row, : len(framed)] = 1
            mixed, judged, verdict = self._session.run(list(_OUTPUTS), {"input_ids": given, "attention_mask": mask})
            for row, n in enumerate(batch):
                first, last = cuts[n]
                logits[first:last, 0] = mixed[row, 1 : last - first + 1]
                logits[first:last, 1:] = judged[row, 1 : last - first + 1]
                verdicts[n] = verdict[row]
        return logits, verdicts


def windows(lengths: Sequence[int]) -> list[Span]:
    """Ranges of pieces: neighbouring sentences together as long as they fit, longer ones cut.

    Args:
        lengths: how many pieces each sentence has.
    """
    cuts: list[Span] = []
    first = at = 0
    for length in lengths:
        if at + length - first > LONGEST and at > first:
            cuts.append(Span(first, at))
            first = at
        at += length
        while at - first > LONGEST:
            cuts.append(Span(first, first + LONGEST))
            first += LONGEST
    if at > first:
        cuts.append(Span(first, at))
    return cuts


def _by_word(words: Sequence[Span], starts: NDArray[np.int64], logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean over the pieces that start in each word, column by column."""
    first = np.searchsorted(starts, [word.start for word in words], "left")
    last = np.searchsorted(starts, [word.end for word in words], "left")
    sums = np.concatenate([np.zeros((1, logits.shape[1])), np.cumsum(logits, 0)])
    count = (last - first)[:, None]
    means: NDArray[np.float64] = np.where(count > 0, (sums[last] - sums[first]) / np.maximum(count, 1), _UNSEEN)
    return means
