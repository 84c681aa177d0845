"""SARIF 2.1.0, as code scanning reads it.

Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; section numbers below are its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from mtaudit.reporters.json import dumps
from mtaudit.reporters.wording import advice, standing
from mtaudit.rule.finding import ArticleFinding
from mtaudit.rule.mqm import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtaudit.article.document import Document
    from mtaudit.language.text import Span
    from mtaudit.report import ArticleReport, RunReport
    from mtaudit.reporters import ReportOptions
    from mtaudit.rule.finding import Finding

_Json = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "mtauditFingerprint/v1"
_LEVELS = {Severity.MINOR: "note", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}
_PRECISIONS = ((0.9, "very-high"), (0.8, "high"), (0.5, "medium"))


def render(run: RunReport, options: ReportOptions) -> str:
    """The report as a SARIF log of one run."""
    del options
    return f"{dumps({'$schema': _SCHEMA, 'version': '2.1.0', 'runs': [_run(run)]}, indent=2)}\n"


def _run(run: RunReport) -> _Json:
    documents = {_uri(article.id): article for article in reversed(run.articles)}  # of two with one id, the first
    names = [article.id for article in run.articles] + [failure.id for failure in run.failures]
    rules = _rules(finding for _, finding, _ in _results(run))
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    return {
        "tool": {"driver": {"name": "mtaudit", "version": run.version, "rules": rules}},
        "invocations": [
            {
                "executionSuccessful": run.complete,
                "toolExecutionNotifications": list(_execution_notifications(run)),
                "toolConfigurationNotifications": list(_configuration_notifications(run)),
            }
        ],
        "artifacts": [_artifact(uri, documents.get(uri)) for uri in dict.fromkeys(map(_uri, names))],
        "results": [
            {
                "ruleId": finding.rule,
                "ruleIndex": numbers[finding.rule],
                "level": _LEVELS[finding.severity],
                "message": _message(finding.message),
                **_where(article.document, finding),
                "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
                **_fixes(article.document, finding),
                # 3.27.23: on every result of a run or on none; an empty list says that a result is not suppressed
                "suppressions": [_suppression(silencer)] if silencer else [],
                "properties": {"confidence": finding.confidence, "errorType": str(finding.error_type)},
            }
            for article, finding, silencer in _results(run)
        ],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "properties": {
            "verdict": str(run.verdict),
            "pointsPer1000Words": run.score.points_per_1000_words,
            "overallQuality": run.score.overall_quality,
            "signature": run.score.signature,
        },
    }


def _results(run: RunReport) -> Iterator[tuple[ArticleReport, Finding | ArticleFinding, str]]:
    """Every finding with its article and its silencer, "" for one that stands."""
    for article in run.articles:
        for finding in standing(article):
            yield article, finding, ""
        for silenced in article.silenced:
            yield article, silenced.finding, silenced.by


def _rules(findings: Iterable[Finding | ArticleFinding]) -> list[_Json]:
    by_rule: dict[str, list[Finding | ArticleFinding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return [_rule(name, by_rule[name]) for name in sorted(by_rule)]


def _rule(name: str, findings: list[Finding | ArticleFinding]) -> _Json:
    """What the findings of a rule tell of it."""
    error_types = sorted({str(finding.error_type) for finding in findings})
    docs_url = findings[0].docs_url
    lowest = min(finding.confidence for finding in findings)
    return {
        "id": name,
        "shortDescription": _message(name.replace("-", " ")),
        "fullDescription": _message(f"Suspected errors of type {', '.join(error_types)}."),
        "help": _message(f"What the rule flags, and why: {docs_url}"),
        "helpUri": docs_url,
        "properties": {
            "tags": error_types,
            "precision": next((precision for floor, precision in _PRECISIONS if lowest >= floor), "low"),
        },
    }


def _artifact(uri: str, article: ArticleReport | None) -> _Json:
    artifact: _Json = {"location": {"uri": uri}, "roles": ["analysisTarget"]}
    if article is not None:
        artifact["properties"] = {
            "verdict": str(article.verdict),
            "pointsPer1000Words": article.score.points_per_1000_words,
            "overallQuality": article.score.overall_quality,
            "words": article.score.words,
        }
    return artifact


def _where(document: Document, finding: Finding | ArticleFinding) -> _Json:
    if not isinstance(finding, ArticleFinding):
        return {"locations": [_location(document.id, _region(document, finding.source_span))]}
    spans = dict.fromkeys(document.source_span(span) for span in finding.evidence)
    related = [_location(document.id, _region(document, span)) for span in spans]
    return {"locations": [_location(document.id)], **({"relatedLocations": related} if related else {})}


def _location(name: str, region: _Json | None = None) -> _Json:
    place: _Json = {"artifactLocation": {"uri": _uri(name)}}
    if region is not None:
        place["region"] = region
    return {"physicalLocation": place}


def _region(document: Document, span: Span) -> _Json:
    start_line, start_column = document.line_and_column(span.start)
    end_line, end_column = document.line_and_column(span.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.length,
    }


def _fixes(document: Document, finding: Finding | ArticleFinding) -> dict[str, object]:
    """The fix as an edit of the source; none where markup stands inside the flagged words."""
    help_text = advice(finding)
    if isinstance(finding, ArticleFinding) or help_text is None:
        return {}
    span = finding.source_span
    if document.source[span.start : span.end] != finding.text:
        return {}
    replacement = {"deletedRegion": _region(document, span), "insertedContent": {"text": finding.fix}}
    change = {"artifactLocation": {"uri": _uri(document.id)}, "replacements": [replacement]}
    return {"fixes": [{"description": _message(help_text), "artifactChanges": [change]}]}


def _suppression(silencer: str) -> _Json:
    kind = "inSource" if silencer.startswith("comment") else "external"
    return {"kind": kind, "justification": silencer}


def _execution_notifications(run: RunReport) -> Iterator[_Json]:
    for failure in run.failures:
        yield {"level": "error", "message": _message(failure.message), "locations": [_location(failure.id)]}
    for article in run.articles:
        where = [_location(article.id)]
        for error in article.errors:
            message = _message(f"rule {error.rule}: {error.message}; findings of it may be missing")
            yield {"level": "error", "message": message, "locations": where, "associatedRule": {"id": error.rule}}
        for note in article.document.notes:
            yield {"level": "note", "message": _message(note), "locations": where}


def _configuration_notifications(run: RunReport) -> Iterator[_Json]:
    for unused in run.unused_suppressions:
        yield {"level": "warning", "message": _message(f"{unused.silencer} silences nothing")}
    for article in run.articles:
        for unused in article.unused_suppressions:
            message = _message(f"{unused.silencer} silences nothing")
            yield {"level": "warning", "message": message, "locations": [_location(article.id)]}


def _message(text: str) -> _Json:
    """A plain text message that is shown as it stands: no placeholder (3.11.5) and no embedded link (3.11.6) in it."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}


def _uri(name: str) -> str:
    """The name of an article as a URI reference; an absolute path becomes a file URI."""
    path = quote(name.replace("\\", "/"), safe="/", errors="replace")
    return f"file://{path}" if path.startswith("/") else path
