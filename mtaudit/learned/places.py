"""From what the reader says of pieces to places that one would replace, each with what is suspected there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from mtaudit.language.text import Span
from mtaudit.learned.encoder import KINDS, SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtaudit.learned.encoder import Reading

WRONG, BEGINS = 0, 1
_KINDS: Final = slice(2, 2 + len(KINDS))
_SEVERITIES: Final = slice(2 + len(KINDS), None)
_PRIOR: Final = (1.0, 40.0)
"""Suspect and other words that every article is taken to hold besides its own, so that a short one says little."""


class Word(NamedTuple):
    """A run of pieces without white space or a mark between: its range, its pieces, the logit that it is wrong."""

    span: Span
    first: int
    last: int
    logit: float


class Place(NamedTuple):
    """Neighbouring words that may be wrong together.

    `features` are what its confidence is made of: the highest and the mean logit of its words, the logarithm of their
    number, how suspect the rest of the article is, and the probability of each kind.
    """

    span: Span
    likeliest: Span
    kind: str
    severity: str
    features: tuple[float, ...]


FEATURES: Final = 4 + len(KINDS)
"""How many features a place has."""


def words(text: str, reading: Reading) -> tuple[Word, ...]:
    """The words of a text, and its marks, each as suspect as the most suspect of its pieces."""
    found: list[Word] = []
    for at, piece in enumerate(reading.pieces):
        logit = float(reading.logits[at, WRONG])
        before = found[-1] if found else None
        if before is not None and before.span.end == piece.start and _joins(text, piece.start):
            found[-1] = Word(Span(before.span.start, piece.end), before.first, at + 1, max(before.logit, logit))
        else:
            found.append(Word(piece, at, at + 1, logit))
    return tuple(found)


def _joins(text: str, at: int) -> bool:
    """Whether the characters on either side of a place belong to one word."""
    return text[at - 1].isalnum() and text[at].isalnum()


def suspicion(words: Sequence[Word]) -> float:
    """The logarithm of the share of words that are wrong, as far as their probabilities tell."""
    held = _chances(words)
    return float(np.log((held.sum() + _PRIOR[0]) / (len(held) + sum(_PRIOR))))


def places(
    text: str, reading: Reading, words: Sequence[Word], *, low: float, apart: float, drop: float
) -> Iterator[Place]:
    """The places of a text that may be wrong, likely or not, in order.

    Args:
        text: the text.
        reading: what the reader says of it.
        words: its words.
        low: the logit from which a word belongs to a place.
        apart: the logit from which a word begins another place than the word before it.
        drop: how far a word's logit may lie under the highest one of its neighbours in the place.
    """
    whole = _chances(words)
    for run in _runs(text, reading, words, low, apart):
        highest = max(word.logit for word in run)
        for peak in _runs(text, reading, run, highest - drop, apart):
            yield _place(reading, peak, whole, len(words))


def _runs(text: str, reading: Reading, words: Sequence[Word], low: float, apart: float) -> Iterator[list[Word]]:
    """Neighbouring words that reach a logit."""
    run: list[Word] = []
    for word in words:
        if run and (word.logit < low or _is_apart(text, reading, run[-1], word, apart)):
            yield run
            run = []
        if word.logit >= low:
            run.append(word)
    if run:
        yield run


def _is_apart(text: str, reading: Reading, before: Word, word: Word, apart: float) -> bool:
    return "\n" in text[before.span.end : word.span.start] or float(reading.logits[word.first, BEGINS]) >= apart


def _place(reading: Reading, run: Sequence[Word], whole: NDArray[np.float64], count: int) -> Place:
    rows = reading.logits[run[0].first : run[-1].last]
    weights = _logistic(rows[:, WRONG])
    kinds = weights @ _softmax(rows[:, _KINDS]) / weights.sum()
    severities = weights @ _softmax(rows[:, _SEVERITIES]) / weights.sum()
    logits = [word.logit for word in run]
    rest = whole.sum() - _chances(run).sum()
    context = float(np.log((rest + _PRIOR[0]) / (count - len(run) + sum(_PRIOR))))
    return Place(
        span=Span(run[0].span.start, run[-1].span.end),
        likeliest=max(run, key=lambda word: word.logit).span,
        kind=KINDS[int(kinds.argmax())],
        severity=SEVERITIES[int(severities.argmax())],
        features=(max(logits), float(np.mean(logits)), float(np.log(len(run))), context, *map(float, kinds)),
    )


def _chances(words: Sequence[Word]) -> NDArray[np.float64]:
    return _logistic(np.array([word.logit for word in words], np.float64))


def _logistic(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return chances


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    held = np.exp(logits - logits.max(1, keepdims=True))
    shares: NDArray[np.float64] = held / held.sum(1, keepdims=True)
    return shares
