"""Guesses which words of a translation are wrong, from many translations of the same sentence.

A word that the original has, or that translations through several other languages have too, is likely right; one that
none has, or that stands where no other puts it, is likely wrong. That is weak evidence, and has a head to itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from corpus import WEAK, WORD, Sentence, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

ORIGINAL: Final = ""
"""The pivot of the original."""


def stem(word: str) -> str:
    """The word without case and common endings."""
    word = word.lower().replace("\u2019", "'").removesuffix("'s")
    for ending in ("ing", "ies", "ed", "es", "s", "d", "e", "y"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word.removesuffix(ending)
    return word


class Consensus:
    """Which words and pairs of words each language's translations of one sentence have."""

    def __init__(self, translations: Iterable[tuple[str, str]]) -> None:
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        self._pairs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._pivots: set[str] = set()
        for pivot, text in translations:
            self._pivots.add(pivot)
            stems = [stem(word) for word in WORD.findall(text)]
            for word in stems:
                self._words[word].add(pivot)
            for pair in zip(["^", *stems], [*stems, "$"], strict=True):
                self._pairs[pair].add(pivot)

    def judge(self, pivot: str, text: str) -> Sentence:
        """The sentence with a weak value on each of its words."""
        marks = unknown(text)
        found = list(WORD.finditer(text))
        stems = ["^", *(stem(match.group()) for match in found), "$"]
        others = len(self._pivots - {pivot})
        known = ORIGINAL in self._pivots
        for number, match in enumerate(found, 1):
            support = self._words[stems[number]] - {pivot}
            before = self._pairs[stems[number - 1], stems[number]] - {pivot}
            after = self._pairs[stems[number], stems[number + 1]] - {pivot}
            if ORIGINAL in support or len(support) >= 0.4 * others:
                value = 0.0
            elif not support:
                value = 0.95 if known else 0.7
            else:
                value = 0.6 if len(support) == 1 and known else 0.2
            if not before and not after:
                value = max(value, 0.6)
            marks[match.start() : match.end(), WEAK] = value
        return Sentence(text, marks)
