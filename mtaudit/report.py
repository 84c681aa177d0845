"""What an audit says: of one article, and of a run. Reporters are pure functions of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtaudit.form import article_to_dict
from mtaudit.judging.scoring import BlockScore, RunScore, Score, run_score
from mtaudit.reference import scores as reference
from mtaudit.settings.gate import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.article.document import Document
    from mtaudit.judging.suppression import Silenced, UnusedSuppression
    from mtaudit.learned import WordScore
    from mtaudit.reading.failure import Failure
    from mtaudit.reference.scores import ReferenceScores, Segment
    from mtaudit.rule.engine import RuleError
    from mtaudit.rule.finding import ArticleFinding, Finding


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Everything that is said of one article.

    `findings` stand, in order of place; `silenced` were found and silenced, each with its silencer. `reasons` say why
    the verdict is a failure, one line each. `errors` are rules that could not finish here: findings may be missing.
    `source_language` is the language of the original (ISO 639-1), or None where nothing tells; `is_language_known`
    says that it is that of an original at hand, or was stated, and is not a guess by what was found. `mt_probability`
    estimates how likely a machine translated the article, 0 to 1, None where no learned rule ran or too little is there
    to tell; `word_scores` are those of its words, where they were asked for.
    `segments` are its blocks beside those of its reference translation and `reference_scores` what they score; without
    a reference there are none.
    """

    id: str
    document: Document
    findings: tuple[Finding, ...]
    article_findings: tuple[ArticleFinding, ...]
    silenced: tuple[Silenced, ...]
    unused_suppressions: tuple[UnusedSuppression, ...]
    errors: tuple[RuleError, ...]
    score: Score
    block_scores: tuple[BlockScore, ...]
    verdict: Verdict
    reasons: tuple[str, ...]
    source_language: str | None = None
    mt_probability: float | None = None
    word_scores: tuple[WordScore, ...] | None = None
    is_language_known: bool = False
    segments: tuple[Segment, ...] = ()
    reference_scores: ReferenceScores | None = None

    def to_dict(self) -> dict[str, object]:
        """The report as plain JSON values, as the JSON reporter prints it."""
        return article_to_dict(self)


@dataclass(frozen=True, slots=True)
class RunReport:
    """Everything that is said of a run, articles in the order in which they were given.

    `unused_suppressions` are silencers of the settings and the baseline that silenced nothing in any article.
    `reference_scores` are those of all articles that have a reference, taken as one corpus; None where none has.
    """

    articles: tuple[ArticleReport, ...]
    failures: tuple[Failure, ...]
    unused_suppressions: tuple[UnusedSuppression, ...]
    score: RunScore
    verdict: Verdict
    version: str
    reference_scores: ReferenceScores | None = None

    @property
    def complete(self) -> bool:
        """Whether every article was read and every rule finished."""
        return not self.failures and not any(article.errors for article in self.articles)


def run_report(
    articles: Sequence[ArticleReport],
    failures: Sequence[Failure],
    unused: Sequence[UnusedSuppression],
    version: str,
) -> RunReport:
    """The report of a run; it fails where one article does."""
    failed = any(article.verdict is Verdict.FAIL for article in articles)
    return RunReport(
        articles=tuple(articles),
        failures=tuple(failures),
        unused_suppressions=tuple(unused),
        score=run_score([article.score for article in articles]),
        verdict=Verdict.FAIL if failed else Verdict.PASS,
        version=version,
        reference_scores=reference.pooled((article.reference_scores, article.segments) for article in articles),
    )
