"""Hostile input: whatever an article holds, the audit ends, its places are exact, and its report is the same again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from mtaudit import corpus
from mtaudit.auditor import Auditor, default_auditor
from mtaudit.cli import main
from mtaudit.corpus import audit_all
from mtaudit.errors import InputError
from mtaudit.language import expression as pattern
from mtaudit.reading.markup import FORMATS
from mtaudit.reading.sources import gather
from mtaudit.report import run_report
from mtaudit.reporters import FORMATS as REPORTERS
from mtaudit.reporters import ReportOptions
from mtaudit.rule.finding import Finding
from mtaudit.settings.values import Settings
from tests.house_rules import house_settings, write_rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

    from mtaudit.report import ArticleReport

PHRASES = [
    "He went to kyiv on monday", "re -election", "large -scale", "In a first time , he", "categorically excluded",
    "the main aids", "55 000 people", "1.000,5 million of euros", "the 15 April", "19:30 p.m.", "Din Din Din",
    "accused Monday the president", "said Thursday late Thursday", "“said” ”", "“” ’ ‘", "\"he said\"", "Pool via",
    "Photo: via what know", "cease-fire and ceasefire", "Zelensky Zelenskyy", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "Ã©tÃ©", "&amp;eacute;",
    "Москва сказала что будет", "a meeting after a meeting after a meeting", "Obestes sicasats", "If this can, we",
    "did not develop more", "İstanbul ǅ ß ﬁ", "e\u0301\u0301", "\u202eabc\u202c", "👩‍👩‍👧", "\ufeff", "\u00ad",
    "\u2028", "\x00",
]  # fmt: skip
MARKS = [
    "<p>", "</p>", "<b>", "</b>", "<!-- mtaudit: ignore -->", "<!-- mtaudit: ignore-file[false-friend] -->", "<!--",
    "-->", "<blockquote>", "<script>", "</", "&#107;yiv", "&nbsp;", "&lt;", "# ", "> ", "- ", "**", "`", "[a](b)",
    "![kyiv](x)", "\n", "\r\n", "\r", "\n\n", "  ", "\t", "date 2025-04-18\n", "---\na: b\n---\n", ". ", ", ", "“", "”",
    "'", '"',
]  # fmt: skip
ARTICLES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PHRASES + MARKS) | st.text(max_size=4), max_size=30).map("".join),
    st.lists(st.sampled_from(PHRASES), max_size=15).map(" ".join),
)
STYLES = st.sampled_from(FORMATS)
PATIENT = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def jsonl(reports: Iterable[ArticleReport]) -> str:
    return REPORTERS["jsonl"](run_report(list(reports), [], [], "0"), ReportOptions())


def check_places(report: ArticleReport) -> None:
    document = report.document
    silenced = [each.finding for each in report.silenced if isinstance(each.finding, Finding)]
    for finding in (*report.findings, *silenced):
        start, end = finding.span
        assert 0 <= start <= end <= len(document.text)
        assert document.text[start:end] == finding.text
        assert 0 <= finding.source_span.start <= finding.source_span.end <= len(document.source)
        assert finding.source_span == document.source_span(finding.span)
    for whole in report.article_findings:
        for span in whole.evidence:
            assert 0 <= span.start <= span.end <= len(document.text)


@PATIENT
@given(ARTICLES, STYLES)
@example("", "text")
@example("\ud800 kyiv \udfff", "html")
@example("\x00" * 50, "markdown")
@example("“" * 200, "text")
@example("kyiv " * 300, "text")
@example("<b>" * 500, "html")
def test_any_text_is_audited_exactly_and_the_same_again(source: str, style: str) -> None:
    assume(source.strip())
    report = default_auditor().audit(source, format=style)
    assert report.errors == ()
    check_places(report)
    again = default_auditor().audit(source, format=style)
    assert jsonl([again]) == jsonl([report])
    assert json.loads(jsonl([report]))["id"] == "article"


@PATIENT
@given(st.binary(max_size=200) | ARTICLES.map(lambda text: text.encode("utf-16", "surrogatepass")), STYLES)
def test_any_bytes_are_audited_or_refused_in_one_line(data: bytes, style: str) -> None:
    try:
        report = default_auditor().audit(data, id="odd", format=style)
    except InputError as error:
        refusal = str(error)
    else:
        check_places(report)
        return
    assert refusal.startswith("odd: ")
    assert "\n" not in refusal


@settings(deadline=None, max_examples=30)
@given(ARTICLES, STYLES)
def test_every_reporter_takes_any_report(source: str, style: str) -> None:
    assume(source.strip())
    run = run_report([default_auditor().audit(source, format=style)], [], [], "0")
    for render in REPORTERS.values():
        render(run, ReportOptions(show_silenced=True)).encode()


def test_two_auditors_say_the_same() -> None:
    source = "\n\n".join(PHRASES)
    assert jsonl([Auditor().audit(source)]) == jsonl([Auditor().audit(source)])


def test_the_report_is_the_same_for_any_number_of_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "SMALL_RUN", 0)
    monkeypatch.setattr(corpus, "CHUNK_LENGTH", 4)
    texts = [" ".join(PHRASES[number % 7 :: number % 5 + 1]) for number in range(40)]
    lines = [json.dumps({"id": f"n{number}", "text": text}) for number, text in enumerate(texts)]
    (tmp_path / "many.jsonl").write_text("\n".join([*lines, "{"]), encoding="utf-8")
    waiting = gather([str(tmp_path / "many.jsonl")])
    reports = [REPORTERS["jsonl"](audit_all(waiting, Settings(), jobs=jobs), ReportOptions()) for jobs in (1, 2, 4)]
    assert len(set(reports)) == 1
    assert reports[0].count("\n") == 41


CATASTROPHE = r'''"""A pattern that backtracks for ever."""

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity


class EndlessPattern(PatternRule):
    """A pattern that backtracks for ever."""

    error_type = ErrorType.AWKWARD
    severity = Severity.MINOR
    message = "m"
    in_quotations = Quoted.REPORT
    cases = (Case(r"(?:(?:a|a|aa)+)+\b!"),)
    bad = (Bad("aa!", "aa!"), Bad("a!", "a!"))
    good = ("b", "c")
'''


def test_a_pattern_that_backtracks_for_ever_is_an_error_of_its_rule_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pattern, "SECONDS_PER_SCAN", 0.05)
    folder = write_rules(tmp_path / "rules")
    (folder / "endless_pattern.py").write_text(CATASTROPHE, encoding="utf-8")
    chosen = house_settings(folder, select=("wrong-word", "endless-pattern"))
    report = Auditor(chosen).audit(f"A wrongen day. {'a' * 5000}")
    assert [error.rule for error in report.errors] == ["endless-pattern"]
    assert "ran past" in report.errors[0].message
    assert [finding.rule for finding in report.findings] == ["wrong-word"]

    (tmp_path / "a.txt").write_text("a" * 5000, encoding="utf-8")
    (tmp_path / "mtaudit.toml").write_text('rule-folders = ["rules"]\nselect = ["endless-pattern"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "a.txt", "--format", "jsonl", "--trust-settings"]) == 2
    assert "mtaudit: error: a.txt: rule endless-pattern: a pattern ran past" in capfd.readouterr().err
