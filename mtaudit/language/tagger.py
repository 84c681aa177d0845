"""Parts of speech of English words: an averaged perceptron that reads a sentence from left to right.

The method is that of Collins (2002), "Discriminative training methods for hidden Markov models", decoded greedily; tags
are those of the Penn Treebank as Universal Dependencies uses them. A model is data, made elsewhere; this module reads
one and tags with it.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.errors import RuleDefinitionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

UNKNOWN = "?"
"""The kind of a word that the model has not met, or too seldom."""

_EDGE = "\u2402"
_PIECE = re.compile(
    r"""
    (?:can|[^\W\d_]+?(?=n['’]t\b)) (?=not\b|n['’]t\b)     # "cannot", "doesn't": the verb
    | n['’]t\b
    | ['’](?:s|re|ve|ll|d|m)\b
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b
    | (?:[^\W\d_]\.){2,}                                  # "U.S."
    | (?:Mr|Mrs|Ms|Dr|St|vs|Jr|Sr|No)\.
    | [^\W_]+?(?=['’](?:s|re|ve|ll|d|m)\b)
    | [^\W_]+(?:['’][^\W_]+)*
    | \.{2,} | -{2,} | [^\w\s] | _+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SINGLE_SHAPES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"}
)


class Piece(NamedTuple):
    """A word, a part of a contraction or a mark, with its place in the text."""

    start: int
    end: int
    text: str


def split(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The pieces that take a tag: "doesn't" is two, "long-term" three.

    Args:
        text: any text.
        start: first code point to read.
        end: code point to stop before; None reads to the end.
    """
    found = _PIECE.finditer(text, start, len(text) if end is None else end)
    return [Piece(m.start(), m.end(), m.group()) for m in found]


class Tagger:
    """A model ready to tag; holds no state between sentences, so threads may share it.

    Args:
        tags: the tag set.
        fixed: lower-case words that have one tag wherever they stand, as places in `tags`.
        kinds: the tags that each known word was seen with, as one string.
        weights: for each template of `features`, the weights of each value as pairs of a place in `tags` and a number.
        signature: which training made the model.
    """

    def __init__(
        self,
        tags: Sequence[str],
        fixed: Mapping[str, int],
        kinds: Mapping[str, str],
        weights: Sequence[Mapping[str, Sequence[tuple[int, int]]]],
        signature: str = "",
    ) -> None:
        self.tags = tuple(tags)
        self.signature = signature
        self._fixed = fixed
        self._kinds = kinds
        self._weights = tuple(weights)

    def tag(self, words: Sequence[str]) -> tuple[str, ...]:
        """The tag of each word of one sentence.

        Args:
            words: the sentence as `split` takes it apart.
        """
        plain = [normalized(word) for word in words]
        kinds = [self._kinds.get(word, UNKNOWN) for word in plain]
        first, second = _EDGE, _EDGE
        found: list[str] = []
        for at, word in enumerate(plain):
            known = self._fixed.get(word)
            best = self._best(features(words, plain, kinds, at, (first, second))) if known is None else known
            first, second = second, self.tags[best]
            found.append(second)
        return tuple(found)

    def kind(self, word: str) -> frozenset[str]:
        """The tags that a word was seen with in training; none where it was seen too seldom to tell."""
        kind = self._kinds.get(normalized(word), UNKNOWN)
        return frozenset() if kind == UNKNOWN else frozenset(kind.split())

    def state(self) -> dict[str, object]:
        """What a model file holds of this tagger, its signature aside; each value's weights lie flat."""
        return {
            "tags": self.tags,
            "fixed": self._fixed,
            "kinds": self._kinds,
            "weights": [{v: [n for pair in p for n in pair] for v, p in held.items()} for held in self._weights],
        }

    def _best(self, values: Iterator[str]) -> int:
        scores = [0] * len(self.tags)
        for held, value in zip(self._weights, values, strict=True):
            for tag, weight in held.get(value, ()):
                scores[tag] += weight
        return scores.index(max(scores))


@cache
def load_tagger(path: Path) -> Tagger:
    """The tagger of a model file, read once in a process.

    Raises:
        RuleDefinitionError: the file cannot be read or is no model; the text names it.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            model = json.load(file)
        weights = [
            {value: tuple(zip(flat[::2], flat[1::2], strict=True)) for value, flat in held.items()}
            for held in model["weights"]
        ]
        return Tagger(model["tags"], model["fixed"], model["kinds"], weights, model["signature"])
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RuleDefinitionError(f"{path}: cannot be read as a tagger's model: {error}") from error


def normalized(word: str) -> str:
    """The word in lower case with plain marks; numbers by their length alone."""
    if word[0].isdigit():
        return "!year" if len(word) == 4 and word.isdigit() else "!number" if not word[-1].isalpha() else "!counted"
    return word.lower().translate(_SINGLE_SHAPES)


def features(
    words: Sequence[str], plain: Sequence[str], kinds: Sequence[str], at: int, last_tags: tuple[str, str]
) -> Iterator[str]:
    """What the model knows of one word, a value for each template, always in the same order.

    Args:
        words: the words of the sentence as written.
        plain: the same, normalized.
        kinds: the tags that each was seen with in training.
        at: which word.
        last_tags: the tags of the two words before, the nearer one last.
    """
    first, second = last_tags
    word, kind, last = plain[at], kinds[at], len(plain) - 1
    before = plain[at - 1] if at else _EDGE
    after = plain[at + 1] if at < last else _EDGE
    kind_after = kinds[at + 1] if at < last else _EDGE
    kind_after_next = kinds[at + 2] if at + 1 < last else _EDGE
    shape = _shape(words[at], at)
    yield ""
    yield word
    yield word[-3:]
    yield word[-2:]
    yield word[-4:] + "\t" + shape
    yield word[:2]
    yield shape + second
    yield kind
    yield second
    yield first + "\t" + second
    yield second + "\t" + word
    yield second + "\t" + kind
    yield first + "\t" + second + "\t" + kind
    yield before
    yield before + "\t" + kind
    yield before + "\t" + word
    yield after
    yield after + "\t" + kind
    yield after + "\t" + word
    yield after[-3:] + "\t" + kind
    yield kind_after + "\t" + kind
    yield kind_after + "\t" + second
    yield kind_after + "\t" + kind_after_next + "\t" + kind
    yield (kinds[at - 1] if at else _EDGE) + "\t" + kind + "\t" + kind_after
    yield (plain[at - 2] if at > 1 else _EDGE) + "\t" + kind
    yield (plain[at + 2] if at + 1 < last else _EDGE) + "\t" + kind


def _shape(word: str, at: int) -> str:
    if word.islower():
        return "x"
    if word.isupper():
        return "A" if len(word) == 1 else "AA"
    if word[0].isupper():
        return "Xx" if at else "^Xx"
    return "1" if word[0].isdigit() else "xX"
