"""What holds for every reporter."""

from __future__ import annotations

import pickle
import subprocess
import sys
from types import ModuleType

import pytest
from hypothesis import given, settings

from mtaudit.errors import ConfigError
from mtaudit.reading.failure import Failure
from mtaudit.report import RunReport
from mtaudit.reporters import FORMATS, ReportOptions
from tests.reporters.report_samples import article, document, full_run, hostile_runs, run

ONE_TEXT = [name for name in FORMATS if name != "html"]


def test_formats_are_known_by_these_names() -> None:
    assert set(FORMATS) == {"terminal", "json", "jsonl", "sarif", "junit", "github", "html"}


def test_a_format_loads_nothing_until_it_is_used() -> None:
    code = "import sys, mtaudit.reporters; print([m for m in sys.modules if m.startswith('mtaudit.reporters.')])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ONE_TEXT)
@settings(deadline=None)
@given(report=hostile_runs())
def test_any_report_gives_the_same_bytes_again(name: str, report: RunReport) -> None:
    once = FORMATS[name](report, ReportOptions())
    again = FORMATS[name](pickle.loads(pickle.dumps(report)), ReportOptions())
    assert once.encode("utf-8") == again.encode("utf-8")


@pytest.mark.parametrize("name", ONE_TEXT)
def test_output_ends_with_one_newline(name: str) -> None:
    written = FORMATS[name](full_run(), ReportOptions())
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


@pytest.mark.parametrize("name", ONE_TEXT)
def test_an_empty_run_is_a_report_too(name: str) -> None:
    written = FORMATS[name](run(), ReportOptions())
    assert written == written.lstrip()


def test_html_of_one_article_is_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    page = ModuleType("mtaudit.reporters.html")
    page.render_article = lambda report, version: f"{report.id} {version}"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mtaudit.reporters.html", page)
    assert FORMATS["html"](run(article(document(name="a.txt"))), ReportOptions()) == "a.txt 0.1.0"


@pytest.mark.parametrize(
    "report",
    [
        run(),
        run(article(document(name="a.txt")), article(document(name="b.txt"))),
        run(article(document(name="a.txt")), failures=(Failure("b.txt", "is not text"),)),
    ],
)
def test_html_of_anything_else_names_the_command_to_use(report: RunReport) -> None:
    with pytest.raises(ConfigError, match="mtaudit report"):
        FORMATS["html"](report, ReportOptions())
