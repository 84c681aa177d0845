"""JUnit XML, as continuous integration reads it: a test case for each article.

Layout: the test suites that Jenkins and GitLab read (https://github.com/testmoapp/junitxml), without times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mtaudit.reporters.wording import advice, standing
from mtaudit.rule.finding import ArticleFinding
from mtaudit.settings.gate import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtaudit.reading.failure import Failure
    from mtaudit.report import ArticleReport, RunReport
    from mtaudit.reporters import ReportOptions

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold, even escaped (https://www.w3.org/TR/xml/#charsets)."""


def render(run: RunReport, options: ReportOptions) -> str:
    """The report as one test suite.

    An article that fails the gate is a failure. An article that could not be read is an error, and so is one where a
    rule could not finish, whatever its verdict.
    """
    del options
    cases = [_article_case(article) for article in run.articles] + [_failure_case(failure) for failure in run.failures]
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
    }
    root = ET.Element("testsuites", name="mtaudit", attrib=counts)
    suite = ET.SubElement(root, "testsuite", name="mtaudit", attrib=counts)
    properties = ET.SubElement(suite, "properties")
    for name, value in (
        ("version", run.version),
        ("signature", run.score.signature),
        ("points_per_1000_words", str(run.score.points_per_1000_words)),
        ("overall_quality", str(run.score.overall_quality)),
    ):
        ET.SubElement(properties, "property", name=name, value=_xml(value))
    suite.extend(cases)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _article_case(article: ArticleReport) -> ET.Element:
    case = ET.Element("testcase", classname="mtaudit", name=_xml(article.id))
    details = "\n".join(_details(article))
    if article.errors:
        message = "; ".join(f"rule {error.rule}: {error.message}" for error in article.errors)
        _outcome(case, "error", "rule-error", message, details)
    elif article.verdict is Verdict.FAIL:
        _outcome(case, "failure", "gate", "; ".join(article.reasons), details)
    elif details:
        ET.SubElement(case, "system-out").text = _xml(details)
    return case


def _failure_case(failure: Failure) -> ET.Element:
    case = ET.Element("testcase", classname="mtaudit", name=_xml(failure.id))
    _outcome(case, "error", "input", failure.message, "")
    return case


def _outcome(case: ET.Element, kind: str, type_: str, message: str, details: str) -> None:
    ET.SubElement(case, kind, type=type_, message=_xml(message)).text = _xml(details)


def _details(article: ArticleReport) -> Iterator[str]:
    """A line for each reason and each finding."""
    yield from article.reasons
    for finding in standing(article):
        place = article.id
        if not isinstance(finding, ArticleFinding):
            place = "{}:{}:{}".format(place, *article.document.line_and_column(finding.source_span.start))
        help_text = advice(finding)
        line = f"{place} {finding.rule} {finding.severity} ({finding.confidence:.2f}): {finding.message}"
        yield f"{line} help: {help_text}" if help_text else line


def _xml(text: str) -> str:
    """`text` without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
