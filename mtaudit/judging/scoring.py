"""The score of an article and of a run, MQM-style.

A finding is an unconfirmed issue: "MQM" by itself is kept for people's judgement. Penalty points are those of the MQM
2.0 scorecard (https://themqm.org), each times the finding's confidence:

    points = sum of severity points x confidence (x count, of a finding of the article that stands for several errors)
    points per 1000 words = 1000 x points / words
    overall quality = max(0, 100 x (1 - points / words))

Of findings of one error type that overlap, only the one with the most points counts.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mtaudit.rule.mqm import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtaudit.article.document import Document
    from mtaudit.rule.contract import Rule
    from mtaudit.rule.finding import ArticleFinding, Finding

SMALL_SAMPLE_WORDS = 300
"""Below this many words a score says little, and the verdict says so (ISO 5060 asks for samples of thousands)."""

WORD_COUNTER = "whitespace-runs-with-alphanumeric"
"""The evaluation word count: runs between white space that hold a letter or a digit."""


class Band(StrEnum):
    """Overall quality in words, for people who read no numbers."""

    CLEAN = "clean"
    LIGHT = "light traces"
    MARKED = "marked traces"
    HEAVY = "heavy traces"


_BANDS = ((99.5, Band.CLEAN), (98.0, Band.LIGHT), (95.0, Band.MARKED))


@dataclass(frozen=True, slots=True)
class Score:
    """The score of an article, with what is needed to compare it with another.

    `points` are penalty points, `words` evaluation words, `counts` findings by severity, `by_type` points by error
    type. `small_sample` is true under 300 words. Two scores compare only where their signatures are equal.
    """

    points: float
    words: int
    points_per_1000_words: float
    overall_quality: float
    band: Band
    counts: Mapping[Severity, int]
    by_type: Mapping[str, float]
    small_sample: bool
    signature: str


@dataclass(frozen=True, slots=True)
class BlockScore:
    """The points of one block; `block` is its number in the document, from 0."""

    block: int
    points: float
    words: int


@dataclass(frozen=True, slots=True)
class RunScore:
    """The score of a run: all articles as one text, with a bootstrap interval over articles.

    `low` and `high` bound the middle 95 per cent of 1000 resamplings of points per 1000 words, drawn with a fixed seed.
    """

    articles: int
    points: float
    words: int
    points_per_1000_words: float
    overall_quality: float
    low: float
    high: float
    signature: str


def score(document: Document, findings: Sequence[Finding], whole: Sequence[ArticleFinding], signature: str) -> Score:
    """The score of one article.

    Args:
        document: the article.
        findings: its findings, after suppression.
        whole: its findings of the article as a whole, each of which enters once.
        signature: from `signature`.
    """
    counted = _without_overlaps(findings)
    by_type: dict[str, float] = {}
    counts = dict.fromkeys(Severity, 0)
    every: tuple[Finding | ArticleFinding, ...] = (*counted, *whole)
    for finding in every:
        by_type[finding.error_type] = by_type.get(finding.error_type, 0.0) + finding.points
        counts[finding.severity] += 1
    points = sum(by_type.values())
    words = document.word_count
    quality = _quality(points, words)
    return Score(
        points=round(points, 6),
        words=words,
        points_per_1000_words=round(_per_1000(points, words), 4),
        overall_quality=round(quality, 4),
        band=next((band for floor, band in _BANDS if quality >= floor), Band.HEAVY),
        counts=counts,
        by_type={name: round(by_type[name], 6) for name in sorted(by_type)},
        small_sample=words < SMALL_SAMPLE_WORDS,
        signature=signature,
    )


def block_scores(document: Document, findings: Sequence[Finding]) -> tuple[BlockScore, ...]:
    """The points of every block; a finding belongs to the block where it starts."""
    points = [0.0] * len(document.blocks)
    for finding in _without_overlaps(findings):
        block = document.block_at(finding.span.start)
        if block is not None:
            points[document.blocks.index(block)] += finding.points
    return tuple(
        BlockScore(number, round(points[number], 6), document.words_in(block.span))
        for number, block in enumerate(document.blocks)
    )


RESAMPLINGS = 1000
_SEED = 20_110_606  # any fixed number; a run must give the same interval every time


def run_score(scores: Sequence[Score]) -> RunScore:
    """The score of a run of articles that were audited with one signature.

    The interval is Efron's percentile bootstrap over articles (Efron and Tibshirani 1993, chapter 13).
    """
    points, words = sum(s.points for s in scores), sum(s.words for s in scores)
    draw = random.Random(_SEED)  # noqa: S311 - resampling, not secrets
    means: list[float] = []
    for _ in range(RESAMPLINGS if len(scores) > 1 else 0):
        sample = draw.choices(scores, k=len(scores))
        means.append(_per_1000(sum(s.points for s in sample), sum(s.words for s in sample)))
    means.sort()
    centre = _per_1000(points, words)
    edge = int(len(means) * 0.025)
    return RunScore(
        articles=len(scores),
        points=round(points, 6),
        words=words,
        points_per_1000_words=round(centre, 4),
        overall_quality=round(_quality(points, words), 4),
        low=round(means[edge] if means else centre, 4),
        high=round(means[-1 - edge] if means else centre, 4),
        signature=scores[0].signature if scores else "",
    )


def signature(version: str, rules: Iterable[Rule]) -> str:
    """What a score depends on, in the manner of sacreBLEU's signatures (Post 2018).

    The rule-set hash covers every rule's id and measured confidence, and the wordings of its lexicon.
    """
    digest = hashlib.sha256()
    count = 0
    for rule in sorted(rules, key=lambda r: r.id):
        count += 1
        digest.update(f"{rule.id}\x1f{rule.severity}\x1f{rule.measured.confidence:.6f}\x1f{rule.content}\x1e".encode())
    weights = "-".join(str(s.points) for s in Severity)
    return f"mtaudit:{version}|rules:{count}-{digest.hexdigest()[:8]}|weights:{weights}|words:{WORD_COUNTER}"


def _without_overlaps(findings: Sequence[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    last: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda f: (f.span, f.rule)):
        rival = last.get(finding.error_type)
        if rival is None or not rival.span.overlaps(finding.span):
            kept.append(finding)
            last[finding.error_type] = finding
        elif finding.points > rival.points:
            kept[kept.index(rival)] = finding
            last[finding.error_type] = finding
    return kept


def _per_1000(points: float, words: int) -> float:
    return 1000 * points / words if words else 0.0


def _quality(points: float, words: int) -> float:
    return max(0.0, 100 * (1 - points / words)) if words else 100.0
