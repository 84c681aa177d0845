"""Annotations for GitHub Actions: workflow commands that a step prints.

Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions. GitHub shows ten annotations
of each level for a step, so what stopped the job comes before the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.reporters.printable import printable
from mtaudit.reporters.wording import advice, standing, unfinished
from mtaudit.rule.finding import ArticleFinding
from mtaudit.rule.mqm import Severity
from mtaudit.settings.gate import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtaudit.article.document import Document
    from mtaudit.report import RunReport
    from mtaudit.reporters import ReportOptions
    from mtaudit.rule.finding import Finding

_LEVELS = {Severity.MINOR: "notice", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}


def render(run: RunReport, options: ReportOptions) -> str:
    """The report as workflow commands, one a line; columns are code points."""
    del options
    return "".join(f"{command}\n" for command in _commands(run))


def _commands(run: RunReport) -> Iterator[str]:
    for failure in run.failures:
        yield _command("error", {"file": failure.id, "title": "could not be audited"}, failure.message)
    for each in unfinished(run.articles):
        title = f"rule {each.error.rule} could not finish"
        yield _command("error", {"file": each.article.id, "title": title}, f"{each.message}; findings may be missing")
    for article in run.articles:
        if article.verdict is Verdict.FAIL:
            yield _command("error", {"file": article.id, "title": "mtaudit: fail"}, *article.reasons)
    for article in run.articles:
        for finding in standing(article):
            yield _finding(article.document, finding)
    for article in run.articles:
        for unused in article.unused_suppressions:
            yield _unused(unused.silencer, {"file": article.id})
    for unused in run.unused_suppressions:
        yield _unused(unused.silencer, {})


def _finding(document: Document, finding: Finding | ArticleFinding) -> str:
    properties: dict[str, str | int] = {"file": document.id}
    if not isinstance(finding, ArticleFinding):
        line, column = document.line_and_column(finding.source_span.start)
        end_line, end_column = document.line_and_column(finding.source_span.end)
        properties |= {"line": line, "endLine": end_line}
        if line == end_line:  # GitHub drops an annotation that has columns on different lines
            properties |= {"col": column, "endColumn": end_column}
    properties["title"] = f"{finding.rule} {finding.severity} ({finding.confidence:.2f})"
    lines = [finding.message]
    if (help_text := advice(finding)) is not None:
        lines.append(f"help: {help_text}")
    return _command(_LEVELS[finding.severity], properties, *lines)


def _unused(silencer: str, properties: Mapping[str, str | int]) -> str:
    return _command("warning", {**properties, "title": "unused suppression"}, f"{silencer} silences nothing")


def _command(level: str, properties: Mapping[str, str | int], *lines: str) -> str:
    written = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in properties.items())
    return f"::{level} {written}::{'%0A'.join(_escaped(line) for line in lines)}"


def _escaped(text: str) -> str:
    return printable(text).replace("%", "%25")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
