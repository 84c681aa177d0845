from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from mtaudit.language.text import Span
from mtaudit.report import RunReport
from mtaudit.reporters import FORMATS, ReportOptions
from mtaudit.rule.mqm import Severity
from tests.reporters.report_samples import article, document, finding, finding_at, full_run, hostile_runs, run

COMMAND = re.compile(r"::(notice|warning|error) ((?:[a-zA-Z]+=[^,:]*)(?:,[a-zA-Z]+=[^,:]*)*)::(.*)")


def commands(report: RunReport) -> list[str]:
    return FORMATS["github"](report, ReportOptions()).splitlines()


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.MINOR, "notice"), (Severity.MAJOR, "warning"), (Severity.CRITICAL, "error")]
)
def test_a_finding_is_an_annotation_at_its_place(severity: Severity, level: str) -> None:
    owner = document("The tram left for kyiv.", name="a.txt")
    found = finding(owner, "kyiv", severity=severity, message="A name.", fix="Kyiv")
    (command,) = commands(run(article(owner, found)))
    assert command == (
        f"::{level} file=a.txt,line=1,endLine=1,col=19,endColumn=23,"
        f'title=lowercase-place-name {severity} (0.93)::A name.%0Ahelp: write "Kyiv"'
    )


def test_columns_are_left_out_where_a_finding_runs_over_lines() -> None:
    owner = document("One\r\nTwo", name="a.txt")
    (command,) = commands(run(article(owner, finding_at(owner, Span(1, 5)))))
    assert command.startswith("::warning file=a.txt,line=1,endLine=2,title=")


def test_marks_that_mean_something_to_github_are_escaped() -> None:
    owner = document("Half", name="50%: a,b.txt")
    (command,) = commands(run(article(owner, finding(owner, "Half", message="100%: so,\r\nthere"))))
    assert command.startswith("::warning file=50%25%3A a%2Cb.txt,line=1,")
    assert command.endswith("::100%25: so,  there")


def test_what_stopped_the_job_comes_first() -> None:
    titles = [re.search(r"title=([^:]*)::", command) for command in commands(full_run())]
    assert [title.group(1) for title in titles if title] == [
        "could not be audited",
        "rule slow-rule could not finish",
        "mtaudit%3A fail",
        "lowercase-place-name critical (0.93)",
        "loose-word major (0.85)",
        "mixed-spelling minor (0.70)",
        "unused suppression",
        "unused suppression",
    ]


def test_nothing_to_say_is_no_output() -> None:
    assert FORMATS["github"](run(article(document())), ReportOptions()) == ""


@settings(deadline=None)
@given(hostile_runs())
def test_no_text_can_start_a_command_or_write_to_the_log(report: RunReport) -> None:
    written = FORMATS["github"](report, ReportOptions())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", written)
    assert all(COMMAND.fullmatch(line) for line in written.split("\n")[:-1])
    said = sum(len(a.findings) + len(a.unused_suppressions) + bool(a.reasons) for a in report.articles)
    said += len({error for a in report.articles for error in a.errors})  # one that recurs is said once
    assert written.count("\n") == said + len(report.failures)
