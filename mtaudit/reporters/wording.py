"""What several formats say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtaudit.rule.finding import ArticleFinding, Finding
from mtaudit.rule.mqm import Severity
from mtaudit.settings.gate import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtaudit.reference.scores import ReferenceScores
    from mtaudit.report import ArticleReport
    from mtaudit.rule.engine import RuleError


def standing(article: ArticleReport) -> list[Finding | ArticleFinding]:
    """The findings of an article that are not silenced, those of the article as a whole last."""
    return [*article.findings, *article.article_findings]


def outcome(article: ArticleReport) -> str:
    """The verdict with its reasons, such as "fails: 170.6 points per 1000 words, the limit is 12"."""
    return f"fails: {'; '.join(article.reasons)}" if article.verdict is Verdict.FAIL else "passes"


def advice(finding: Finding | ArticleFinding) -> str | None:
    """What to do about a finding, such as `write "Kyiv"`; None where its rule cannot tell."""
    if isinstance(finding, ArticleFinding) or finding.fix is None:
        return None
    return f'write "{finding.fix}"' if finding.fix else "delete it"


def tally(findings: Iterable[Finding | ArticleFinding]) -> str:
    """How many findings of each severity, the worst first, such as "1 critical, 4 minor"."""
    severities = [finding.severity for finding in findings]
    counts = [(severities.count(severity), severity) for severity in reversed(Severity)]
    return ", ".join(f"{count} {severity}" for count, severity in counts if count)


class Unfinished(NamedTuple):
    """A rule that could not finish: the first article, what is wrong, and how many more articles have the same."""

    article: ArticleReport
    error: RuleError
    more: int

    @property
    def message(self) -> str:
        """What is wrong, and how often else."""
        further = f" (and in {counted(self.more, 'more article')})" if self.more else ""
        return f"{self.error.message}{further}"

    def __str__(self) -> str:
        return f"rule {self.error.rule}: {self.message}"


def unfinished(articles: Sequence[ArticleReport]) -> list[Unfinished]:
    """What kept rules from finishing, each thing once in a run: a damaged model is the same in every article."""
    seen: dict[RuleError, list[ArticleReport]] = {}
    for article in articles:
        for error in article.errors:
            seen.setdefault(error, []).append(article)
    return [Unfinished(homes[0], error, len(homes) - 1) for error, homes in seen.items()]


def counted(count: int, noun: str) -> str:
    """The noun with its number, in the plural where that is right."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def against_reference(scores: ReferenceScores) -> str:
    """How near to the reference, such as "BLEU 31.0, chrF++ 55.2, TER 47.9 over 12 segments"."""
    figures = f"BLEU {scores.bleu.score:.1f}, chrF++ {scores.chrf.score:.1f}, TER {scores.ter.score:.1f}"
    return f"{figures} over {counted(scores.segments, 'segment')}"
