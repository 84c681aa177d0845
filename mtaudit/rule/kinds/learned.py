"""Rules that have learned from text what native writers do not write.

A model gives every word a probability of being wrong. Neighbouring words above its threshold make one finding, whose
confidence was measured on held-out text; in an article that a machine likely translated the threshold is lower. Names
and figures make none: a name that the model has not met is odd to it. What another rule already flags is left to that
rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mtaudit.language.text import Span
from mtaudit.rule.contract import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mtaudit.article.document import Document
    from mtaudit.learned import Model, WordScore
    from mtaudit.rule.finding import ArticleFinding, Finding

LONGEST = 40
"""Characters of one finding: a mark of a whole clause would say little of its words."""


class LearnedRule(Rule, kind=True):
    """One finding for each run of words that the model holds to be wrong."""

    defers = True
    model_path: ClassVar[Path]
    """The folder of the model, loaded when first asked."""

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

    def word_scores(self, document: Document) -> Sequence[WordScore]:
        """Every word of the article with the probability that it is wrong."""
        return self.model.word_scores(document.text, document.sentences)

    def likelihood(self, document: Document, findings: int = 0) -> float | None:
        """The probability that a machine translated the article; None where it is too short to tell.

        Args:
            document: the article.
            findings: how many findings other rules have made in it, without its source.
        """
        return self.model.likelihood(document.text, document.sentences, findings)

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The findings of one article."""
        model = self.model
        threshold = model.threshold(document.text, document.sentences)
        for words in flagged(document.text, self.word_scores(document), threshold):
            likeliest = max(words, key=lambda word: word.probability)
            span, core = Span(words[0].start, words[-1].end), Span(likeliest.start, likeliest.end)
            confidence = model.phrase_confidence(likeliest.probability)
            yield self.finding(document, span, confidence=confidence, core=core)


def flagged(text: str, words: Sequence[WordScore], threshold: float) -> Iterator[Sequence[WordScore]]:
    """The words of each finding: neighbours whose probability reaches the threshold.

    Left out are single letters, and words that do not begin with a small one: names and figures, and with them what
    begins a sentence.
    """
    return runs(
        text, [w for w in words if w.probability >= threshold and w.end - w.start > 1 and text[w.start].islower()]
    )


def runs(text: str, words: Sequence[WordScore]) -> Iterator[Sequence[WordScore]]:
    """Words with nothing but a space between them, as far as one finding may reach."""
    run: list[WordScore] = []
    for word in words:
        if run:
            between = text[run[-1].end : word.start]
            if between.strip() or "\n" in between or word.end - run[0].start > LONGEST:
                yield run
                run = []
        run.append(word)
    if run:
        yield run
