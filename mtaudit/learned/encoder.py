"""Runs the encoder over a text: windows of neighbouring sentences, one after the other.

A model of 8-bit numbers scales what is read together by one number, so that windows read together would change each
other's results; one alone has the same whatever stands elsewhere in the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from mtaudit.language.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_UNSEEN: Final = r"\u0000\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff"
"""Characters that the tokenizer drops, such as soft hyphens and combining marks: they end no word."""
WORD: Final = re.compile(rf"\w[\w{_UNSEEN}]*(?:['\u2019-]\w[\w{_UNSEEN}]*)*")
"""What is scored as one word."""
STRAIGHT: Final = str.maketrans("\u2018\u2019\u201a\u201c\u201d\u201e", "'''\"\"\"")
"""Quotation marks as the encoder has them: which kind a text has tells who typeset it, and not who wrote it."""
LONGEST: Final = 126
"""Pieces of a window; the two that frame it come on top."""
_OUTPUTS: Final = ("judgements", "sentence_logit")
JUDGEMENTS: Final = 3
"""How many numbers the encoder gives a word: for a rater's mark, a post-editor's change, and a wording of its own."""
_FRAME: Final = ("[CLS]", "[SEP]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of one text.

    `words` are ranges of the text, without words of which the tokenizer makes no piece. `judgements` has a row for
    each, the mean logits of its pieces: that a rater would mark it, that a post-editor would change it, that no other
    translation would have it. `verdict` is the mean over the windows.
    """

    words: tuple[Span, ...]
    judgements: NDArray[np.float64]
    verdict: float

    @property
    def logits(self) -> NDArray[np.float64]:
        """By which words are held to be wrong: what a rater would mark."""
        return self.judgements[:, 0]


EMPTY: Final = Reading((), np.zeros((0, JUDGEMENTS)), 0.0)


class Encoder:
    """An encoder with its tokenizer; threads may share it."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load `encoder.onnx` and `tokenizer.json`; `threads` are those of one product of matrices.

        Raises:
            ImportError: onnxruntime or tokenizers is not installed.
        """
        self._session, self._tokenizer = opened(folder, threads)
        vocabulary = self._tokenizer.get_vocab()
        self._frame: list[int] = [vocabulary[name] for name in _FRAME]

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        """Run over a text.

        Args:
            text: any text.
            sentences: its sentences, as half-open ranges of code points, in order.
        """
        plain = text.translate(STRAIGHT)
        held = [plain[start:end].encode("utf-8", "replace").decode() for start, end in sentences]
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
        if not (np.isfinite(logits).all() and np.isfinite(verdicts).all()):
            raise ValueError("it gives numbers that are none")
        sizes = np.array([cut.length for cut in cuts], np.float64)
        read, means = _by_word(words, np.array(starts), logits)
        return Reading(read, means, float((verdicts * sizes).sum() / sizes.sum()))

    def _run(self, ids: list[int], cuts: Sequence[Span]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The judgements of each piece, and the verdict on each window, as logits."""
        logits, verdicts = np.zeros((len(ids), JUDGEMENTS)), np.zeros(len(cuts))
        for number, (first, last) in enumerate(cuts):
            given = np.array([[self._frame[0], *ids[first:last], self._frame[1]]], np.int64)
            inputs = {"input_ids": given, "attention_mask": np.ones_like(given)}
            judged, verdict = self._session.run(list(_OUTPUTS), inputs)
            logits[first:last] = judged[0, 1:-1]
            verdicts[number] = verdict[0]
        return logits, verdicts


def opened(folder: Path, threads: int) -> tuple[Any, Any]:
    """The session of `encoder.onnx` and the tokenizer of `tokenizer.json`, which cuts and pads nothing.

    Raises:
        ImportError: onnxruntime or tokenizers is not installed.
    """
    onnxruntime: Any = import_module("onnxruntime")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 4  # what fails is raised, and needs no lines of its own on standard error
    session: Any = onnxruntime.InferenceSession(
        str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    tokenizer: Any = import_module("tokenizers").Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True  # "[MASK]" in an article is a word like others
    return session, tokenizer


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


def _by_word(
    words: Sequence[Span], starts: NDArray[np.int64], logits: NDArray[np.float64]
) -> tuple[tuple[Span, ...], NDArray[np.float64]]:
    """The words in which pieces start, and the mean over these, column by column."""
    first = np.searchsorted(starts, [word.start for word in words], "left")
    last = np.searchsorted(starts, [word.end for word in words], "left")
    sums = np.concatenate([np.zeros((1, logits.shape[1])), np.cumsum(logits, 0)])
    kept = last > first
    means: NDArray[np.float64] = (sums[last] - sums[first])[kept] / (last - first)[kept, None]
    return tuple(word for word, known in zip(words, kept, strict=True) if known), means
