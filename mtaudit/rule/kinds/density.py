"""Rules for signs that are no errors one by one, and tell by how many there are.

A sign stands in native text at some rate, which differs from article to article. The number in an article of given
length is taken to be negative binomial (a Poisson count whose rate is gamma distributed; Church and Gale 1995, "Poisson
mixtures", Natural Language Engineering 1(2)), and the rule speaks where a native article would have so many but rarely.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from mtaudit.rule.contract import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtaudit.article.document import Document
    from mtaudit.language.text import Span
    from mtaudit.rule.finding import ArticleFinding, Finding

RARE = 0.002
"""The share of native articles that may have as many signs without being flagged, at most."""


class DensityRule(Rule, kind=True):
    """One finding of the article as a whole where its signs stand too densely."""

    native_rate: ClassVar[float]
    """Signs per token of native text, as measured."""
    native_spread: ClassVar[float]
    """The variance of that rate between native articles, in units of its square, as measured."""
    fewest: ClassVar[int] = 3
    """Signs under which nothing is said, whatever the odds."""

    @abstractmethod
    def signs(self, document: Document) -> Sequence[Span]:
        """The places of the signs, in order."""

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """One finding, with every sign as its evidence, or none."""
        places = self.signs(document)
        words = len(document.tokens)
        if len(places) < self.fewest:
            return
        if tail(len(places), self.native_rate * words, self.native_spread) < RARE:
            expected = self.native_rate * words
            message = self.message.replace("{count}", str(len(places))).replace("{expected}", f"{expected:.1f}")
            yield self.article_finding(message, places)


def tail(count: int, mean: float, spread: float) -> float:
    """The chance of `count` or more where `mean` are expected: the upper tail of the negative binomial.

    Args:
        count: how many were seen.
        mean: how many are expected.
        spread: the variance of the rate in units of its square; the count's variance is mean + spread x mean².
    """
    size = 1 / spread
    stop = size / (size + mean)
    chance, below = stop**size, 0.0
    for seen in range(count):
        below += chance
        chance *= (seen + size) / (seen + 1) * (1 - stop)
    return max(0.0, 1.0 - below)
