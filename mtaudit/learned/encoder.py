"""Runs the reader over a text, one window after the other.

A window is a run of neighbouring blocks, as much of what stands around a sentence tells whether it is odd. Where
windows end follows from the blocks themselves, so that a paragraph put in, changed or taken out moves what is said of
the next few, and not of the whole article after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import numpy as np

from mtaudit.language.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

STRAIGHT: Final = str.maketrans("\u2018\u2019\u201a\u201c\u201d\u201e", "'''\"\"\"")
"""Quotation marks as the reader has them: which kind a text has tells who typeset it, and not who wrote it."""
LONGEST: Final = 300
"""Pieces of a window; the two that frame it come on top."""
_ENOUGH: Final = 140
"""Pieces from which a window ends with the next block that may end one."""
_ENDS: Final = 3
"""One block in so many may end a window that is not full."""
KINDS: Final = (
    "mistranslation",
    "nonsense",
    "idiom_calque",
    "named_entity",
    "grammar",
    "word_order",
    "omission",
    "duplication",
    "untranslated",
    "casing",
    "punctuation_spacing",
    "number_date",
)
"""What may be wrong with a place, in the order of the reader's outputs."""
SEVERITIES: Final = ("minor", "major", "critical")
OUTPUTS: Final = 2 + len(KINDS) + len(SEVERITIES)
"""Logits of a piece: that it is wrong, that a place begins with it, its kind, its severity."""
_FRAME: Final = ("<s>", "</s>")
FRAME_FORM: Final = 10
"""The number that stands for how the framing pieces are written."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says of one text: ranges of its pieces, in order, and a row of `OUTPUTS` logits for each."""

    pieces: tuple[Span, ...]
    logits: NDArray[np.float64]


class Encoder:
    """The reader with its tokenizer; threads may share it."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load `encoder.onnx` and `tokenizer.json`; `threads` are those of one product of matrices.

        Raises:
            ImportError: onnxruntime or tokenizers is not installed.
        """
        self._session, self._tokenizer = opened(folder, threads)
        vocabulary = self._tokenizer.get_vocab()
        self._frame: list[int] = [vocabulary[name] for name in _FRAME]

    def read(self, text: str, blocks: Sequence[Span]) -> Reading:
        """Run over a text.

        Args:
            text: any text.
            blocks: its paragraphs, headlines and so on, as half-open ranges of code points, in order.

        Raises:
            ValueError: the model gives numbers that are none.
        """
        plain = text.translate(STRAIGHT)
        pieces: list[Span] = []
        rows: list[NDArray[np.float64]] = []
        for ids, spans in self._windows(plain, blocks):
            pieces += spans
            rows.append(self._run(ids, [form(plain, span) for span in spans]))
        logits = np.concatenate(rows) if rows else np.zeros((0, OUTPUTS))
        if not np.isfinite(logits).all():
            raise ValueError("it gives numbers that are none")
        return Reading(tuple(pieces), logits)

    def _windows(self, text: str, blocks: Sequence[Span]) -> Iterator[tuple[list[int], list[Span]]]:
        """Pieces and where they stand, a window at a time."""
        ids: list[int] = []
        spans: list[Span] = []
        for start, end in blocks:
            # line breaks inside a block end no window, but the reader knows none
            held = text[start:end].encode("utf-8", "replace")
            encoded: Any = self._tokenizer.encode(held.decode(), add_special_tokens=False)
            if ids and len(ids) + len(encoded.ids) > LONGEST:
                yield ids, spans
                ids, spans = [], []
            ids += encoded.ids
            spans += [Span(start + first, start + last) for first, last in encoded.offsets]
            while len(ids) > LONGEST:
                yield ids[:LONGEST], spans[:LONGEST]
                ids, spans = ids[LONGEST:], spans[LONGEST:]
            if len(ids) >= _ENOUGH and crc32(held) % _ENDS == 0:
                yield ids, spans
                ids, spans = [], []
        if ids:
            yield ids, spans

    def _run(self, ids: Sequence[int], forms: Sequence[int]) -> NDArray[np.float64]:
        pieces = np.array([[self._frame[0], *ids, self._frame[1]]], np.int64)
        written = np.array([[FRAME_FORM, *forms, FRAME_FORM]], np.int64)
        (logits,) = self._session.run(["logits"], {"pieces": pieces, "forms": written})
        said: NDArray[np.float64] = np.asarray(logits[0, 1:-1], np.float64)
        return said


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
    tokenizer.encode_special_tokens = True  # "<mask>" in an article is a word like others
    return session, tokenizer


def form(text: str, piece: Span) -> int:
    """How a piece is written, of which the reader's vocabulary knows nothing: capitals, and a space before it.

    Twice 0 for no letters, 1 for small ones, 2 for one capital that begins it, 3 for capitals alone, 4 for a mixture;
    one more after white space.
    """
    letters = [char for char in text[piece.start : piece.end] if char.isalpha()]
    if not letters:
        case = 0
    elif all(char.islower() for char in letters):
        case = 1
    elif letters[0].isupper() and all(char.islower() for char in letters[1:]):
        case = 2
    elif all(char.isupper() for char in letters):
        case = 3
    else:
        case = 4
    return 2 * case + (piece.start == 0 or text[piece.start - 1].isspace())
