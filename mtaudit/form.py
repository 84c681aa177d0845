"""The form of a report as plain data, which JSON and whoever calls the library get.

The schemas are `reporters/schemas/report-1.json` and `line-1.json`. Within major version 1 fields are added and none is
renamed, removed or given another meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.language.text import Span
from mtaudit.rule.finding import ArticleFinding
from mtaudit.rule.mqm import Severity

if TYPE_CHECKING:
    from mtaudit.article.document import Document
    from mtaudit.judging.scoring import BlockScore, Score
    from mtaudit.judging.suppression import Silenced
    from mtaudit.reference.scores import ReferenceScores
    from mtaudit.report import ArticleReport, RunReport
    from mtaudit.rule.finding import Finding

SCHEMA_VERSION = "1.0"


def run_to_dict(run: RunReport) -> dict[str, object]:
    """The report of a run as plain JSON values."""
    score = run.score
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "mtaudit", "version": run.version},
        "verdict": str(run.verdict),
        "complete": run.complete,
        "score": {
            "articles": score.articles,
            "points_per_1000_words": score.points_per_1000_words,
            "low": score.low,
            "high": score.high,
            "points": score.points,
            "words": score.words,
            "overall_quality": score.overall_quality,
            "signature": score.signature,
        },
        "articles": [article_to_dict(article) for article in run.articles],
        "failures": [{"id": failure.id, "error": failure.message} for failure in run.failures],
        "unused_suppressions": [unused.silencer for unused in run.unused_suppressions],
        "reference_scores": _reference_scores(run.reference_scores),
    }


def article_to_dict(article: ArticleReport) -> dict[str, object]:
    """The report of an article as plain JSON values.

    `start` and `end` are code points of the source as it was given, decoded, with its markup, its newlines and its
    date line; `text_start` and `text_end` are code points of the prose that the rules saw. Both are half-open. `line`
    and `column` count the source from 1, and `end_column` is the first one after the range.
    """
    document = article.document
    return {
        "id": article.id,
        "verdict": str(article.verdict),
        "reasons": list(article.reasons),
        "score": _score(article.score),
        "findings": [_finding(document, finding) for finding in article.findings],
        "article_findings": [_article_finding(document, finding) for finding in article.article_findings],
        "silenced": [_silenced(document, silenced) for silenced in article.silenced],
        "unused_suppressions": [unused.silencer for unused in article.unused_suppressions],
        "errors": [{"rule": error.rule, "message": error.message} for error in article.errors],
        "source_language": article.source_language,
        "mt_probability": article.mt_probability,
        "word_scores": _word_scores(article),
        "metadata": {name: document.metadata[name] for name in sorted(document.metadata)},
        "notes": list(document.notes),
        "blocks": [_block(document, block) for block in article.block_scores],
        "reference_scores": _reference_scores(article.reference_scores),
    }


def _word_scores(article: ArticleReport) -> list[list[float]] | None:
    """Start, end and probability of each word, the places as code points of the source as it was given."""
    if article.word_scores is None:
        return None
    spans = (article.document.source_span(Span(word.start, word.end)) for word in article.word_scores)
    return [[*span, word.probability] for span, word in zip(spans, article.word_scores, strict=True)]


def _score(score: Score) -> dict[str, object]:
    return {
        "points_per_1000_words": score.points_per_1000_words,
        "points": score.points,
        "words": score.words,
        "overall_quality": score.overall_quality,
        "band": str(score.band),
        "counts": {str(severity): score.counts[severity] for severity in Severity},
        "by_type": {name: score.by_type[name] for name in sorted(score.by_type)},
        "small_sample": score.small_sample,
        "signature": score.signature,
    }


def _reference_scores(scores: ReferenceScores | None) -> dict[str, object] | None:
    if scores is None:
        return None
    by_metric = {"bleu": scores.bleu, "chrf": scores.chrf, "ter": scores.ter}
    written = {name: {"score": metric.score, "signature": metric.signature} for name, metric in by_metric.items()}
    return {"segments": scores.segments, **written}


def _block(document: Document, scored: BlockScore) -> dict[str, object]:
    block = document.blocks[scored.block]
    return {
        "kind": str(block.kind),
        **_place(document, block.span, document.source_span(block.span)),
        "points": scored.points,
        "words": scored.words,
    }


def _finding(document: Document, finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "error_type": str(finding.error_type),
        "confidence": finding.confidence,
        "message": finding.message,
        **_place(document, finding.span, finding.source_span),
        "text": finding.text,
        "fix": finding.fix,
        "applicability": str(finding.applicability),
        "block": None if finding.block is None else str(finding.block),
        "in_quotation": finding.in_quotation,
        "original": document.original_of(finding.span),
        "source_languages": list(finding.source_languages),
        "docs_url": finding.docs_url,
        "fingerprint": finding.fingerprint,
        "stated": finding.stated,
    }


def _article_finding(document: Document, finding: ArticleFinding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "error_type": str(finding.error_type),
        "confidence": finding.confidence,
        "count": finding.count,
        "message": finding.message,
        "evidence": [
            {**_place(document, span, document.source_span(span)), "text": document.text[span.start : span.end]}
            for span in finding.evidence
        ],
        "source_languages": list(finding.source_languages),
        "docs_url": finding.docs_url,
        "fingerprint": finding.fingerprint,
        "stated": finding.stated,
    }


def _place(document: Document, span: Span, source_span: Span) -> dict[str, object]:
    line, column = document.line_and_column(source_span.start)
    end_line, end_column = document.line_and_column(source_span.end)
    return {
        "start": source_span.start,
        "end": source_span.end,
        "text_start": span.start,
        "text_end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _silenced(document: Document, silenced: Silenced) -> dict[str, object]:
    if isinstance(silenced.finding, ArticleFinding):
        return {"by": silenced.by, "article_finding": _article_finding(document, silenced.finding)}
    return {"by": silenced.by, "finding": _finding(document, silenced.finding)}
