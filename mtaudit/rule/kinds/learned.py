"""Rules that have learned what a careful reader stumbles over.

A model reads every block and says of places that one would replace what is wrong with them, how bad it is, and how
likely (`mtaudit.learned`). What another rule already flags is left to that rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.rule.contract import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtaudit.article.document import Document
    from mtaudit.language.text import Span
    from mtaudit.learned import Density, Model, Suspect, WordScore


class LearnedRule(Rule, kind=True):
    """A rule that asks a learned model."""

    defers = True

    @property
    def model_path(self) -> Path:
        """The folder of the model, loaded when first asked."""
        return self.resource("models/learned")

    @property
    def content(self) -> str:
        """The rule's file, and the training signature of its model."""
        try:
            return super().content + (self.model_path / "signature.json").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return super().content  # a damaged model is the affair of `check`, and no reason to load no rule at all

    @property
    def model(self) -> Model:
        """The model, loaded once a process and not before it is asked."""
        from mtaudit.learned import load  # noqa: PLC0415 - it brings numpy along, which no other rule needs

        return load(self.model_path)

    def suspects(self, document: Document) -> Sequence[Suspect]:
        """The places of the article that are likely enough wrong to be told."""
        return self.model.suspects(document.text, _spans(document))

    def density(self, document: Document) -> Density | None:
        """How much of the article is suspect; None where that is no more than native writers leave."""
        return self.model.density(document.text, _spans(document))

    def word_scores(self, document: Document) -> Sequence[WordScore]:
        """Every word of the article with the probability that it is wrong."""
        return self.model.word_scores(document.text, _spans(document))

    def likelihood(self, document: Document, findings: int = 0) -> float | None:
        """The probability that a machine translated the article; None where it is too short to tell.

        Args:
            document: the article.
            findings: how many findings other rules have made in it, without its source.
        """
        return self.model.likelihood(document.text, _spans(document), findings)


def _spans(document: Document) -> list[Span]:
    return [block.span for block in document.blocks]
