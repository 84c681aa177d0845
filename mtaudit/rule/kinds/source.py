"""Rules that read an article beside the text that it was translated from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.rule.contract import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtaudit.article.bitext import Bitext, Pair
    from mtaudit.article.document import Document
    from mtaudit.rule.finding import ArticleFinding, Finding


class SourceRule(Rule, kind=True):
    """A rule over an article and its original; it is silent where no original is at hand.

    A subclass writes `check_pair`, or, where it looks at more than one pair, `check_bitext`. What has nothing to answer
    to it on the other side is in no pair and not checked: that it is missing, or was added, is the error.
    """

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The findings of an article that has an original."""
        if document.bitext is not None:
            yield from self.check_bitext(document, document.bitext)

    def check_bitext(self, document: Document, bitext: Bitext) -> Iterator[Finding]:
        """The findings of all pairs."""
        for pair in bitext.pairs:
            yield from self.check_pair(document, pair)

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """The findings of sentences that answer to one another."""
        del document, pair
        yield from ()
