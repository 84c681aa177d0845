"""Rules that read an article beside the text that it was translated from."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from mtaudit.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtaudit.bitext import Bitext, Pair
    from mtaudit.document import Document
    from mtaudit.finding import ArticleFinding, Finding


class SourceRule(Rule, kind=True):
    """A rule over sentences and their originals; it is silent where no original is at hand.

    What has nothing to answer to it on the other side is not checked: that it is missing, or was added, is the error.
    """

    @abstractmethod
    def check_pair(self, document: Document, bitext: Bitext, pair: Pair) -> Iterator[Finding]:
        """The findings of sentences that answer to one another."""

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The findings of every pair."""
        bitext = document.bitext
        if bitext is not None:
            for pair in bitext.pairs:
                yield from self.check_pair(document, bitext, pair)
