"""Cuts texts into windows of word pieces, as the encoder reads them, and windows into batches."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from corpus import HEADS

from mtaudit.learned.encoder import LONGEST

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from corpus import Text
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

NOT_KNOWN: Final = -1.0
STEP: Final = 16


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces with their marks, and the verdict on the whole."""

    ids: NDArray[np.int64]
    marks: NDArray[np.float32]
    machine: float
    weight: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as word pieces, each with its marks."""

    ids: NDArray[np.int64]
    marks: NDArray[np.float32]


def pieces(tokenizer: Tokenizer, text: Text) -> list[Pieces]:
    """The sentences of a text as word pieces; those without any are left out."""
    return [sentence for sentence in all_pieces(tokenizer, text, 4 * LONGEST) if len(sentence.ids)]


def all_pieces(tokenizer: Tokenizer, text: Text, most: int) -> Iterator[Pieces]:
    """Every sentence of a text as `most` word pieces or fewer; a piece has the mark of its first character."""
    for sentence, encoded in zip(
        text.sentences, tokenizer.encode_batch([s.text for s in text.sentences], add_special_tokens=False), strict=True
    ):
        ids = np.array(encoded.ids[:most], np.int64)
        starts = np.array([start for start, _ in encoded.offsets[:most]], np.int64)
        marks = sentence.marks[starts] if len(ids) else np.zeros((0, len(HEADS)), np.float32)
        yield Pieces(ids, np.nan_to_num(marks, nan=NOT_KNOWN))


def windows(found: Sequence[Pieces], text: Text, rng: random.Random, frame: tuple[int, int]) -> Iterator[Window]:
    """Neighbouring sentences in windows of a length drawn at random; longer sentences are cut."""
    limit = rng.choice((1, 48, 90, LONGEST, LONGEST))
    held: list[Pieces] = []
    size = 0
    for sentence in found:
        for start in range(0, len(sentence.ids), LONGEST):
            part = Pieces(sentence.ids[start : start + LONGEST], sentence.marks[start : start + LONGEST])
            if held and size + len(part.ids) > limit:
                yield framed(held, text, frame)
                held, size = [], 0
                limit = rng.choice((1, 48, 90, LONGEST, LONGEST))
            held.append(part)
            size += len(part.ids)
    if held:
        yield framed(held, text, frame)


def framed(held: list[Pieces], text: Text, frame: tuple[int, int]) -> Window:
    """One window of the given sentences."""
    edge = np.full((1, len(HEADS)), NOT_KNOWN, np.float32)
    ids = np.concatenate([np.array(frame[:1]), *(p.ids for p in held), np.array(frame[1:])])
    marks = np.concatenate([edge, *(p.marks for p in held), edge])
    return Window(ids, marks, text.machine, text.weight)


def batches(found: list[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, in random order; few different shapes, since each costs the framework time."""
    order = sorted(found, key=lambda window: (padded(window), rng.random()))
    made: list[list[Window]] = []
    for length, group in itertools.groupby(order, padded):
        same = list(group)
        count = size // length
        made += (same[at : at + count] for at in range(0, len(same), count))
    rng.shuffle(made)
    return made


def padded(window: Window) -> int:
    """The length of a window with its padding: a multiple of `STEP`."""
    return -(-len(window.ids) // STEP) * STEP
