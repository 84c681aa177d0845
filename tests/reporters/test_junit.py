from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given, settings

from mtaudit.reading.failure import Failure
from mtaudit.report import RunReport
from mtaudit.reporters import FORMATS, ReportOptions
from mtaudit.rule.engine import RuleError
from tests.reporters.report_samples import article, document, finding, hostile_runs, run


def suite(report: RunReport) -> ET.Element:
    root = ET.fromstring(FORMATS["junit"](report, ReportOptions()).encode("utf-8"))
    assert root.tag == "testsuites"
    (only,) = root
    return only


def case(report: RunReport) -> ET.Element:
    found = suite(report).find("testcase")
    assert found is not None
    return found


def test_an_article_that_fails_the_gate_is_a_failure_with_its_findings() -> None:
    owner = document("The tram left for kyiv.", name="a.txt")
    tested = case(run(article(owner, finding(owner, "kyiv", fix="Kyiv"), reasons=("too bad",))))
    failure = tested.find("failure")
    assert tested.get("name") == "a.txt"
    assert failure is not None
    assert failure.attrib == {"type": "gate", "message": "too bad"}
    assert failure.text == (
        'too bad\na.txt:1:19 lowercase-place-name major (0.93): A name begins with a capital. help: write "Kyiv"'
    )


def test_an_article_that_passes_keeps_its_findings_as_output() -> None:
    owner = document("The tram left for kyiv.", name="a.txt")
    tested = case(run(article(owner, finding(owner, "kyiv"))))
    assert [child.tag for child in tested] == ["system-out"]
    assert (tested[0].text or "").startswith("a.txt:1:19 lowercase-place-name major")


def test_a_clean_article_is_an_empty_case() -> None:
    assert list(case(run(article(document())))) == []


def test_an_article_that_could_not_be_read_is_an_error() -> None:
    error = case(run(failures=(Failure("bad.txt", "is not text"),))).find("error")
    assert error is not None
    assert error.attrib == {"type": "input", "message": "is not text"}


def test_a_rule_that_could_not_finish_is_an_error_whatever_the_verdict() -> None:
    cut = article(document(), errors=(RuleError("slow-rule", "ran late"),), reasons=("too bad",))
    tested = case(run(cut))
    assert [child.tag for child in tested] == ["error"]
    assert tested[0].get("message") == "rule slow-rule: ran late"
    assert tested[0].text == "too bad"


def test_the_counts_are_those_of_the_cases() -> None:
    clean = article(document())
    counted = suite(
        run(
            clean,
            replace(clean, verdict=article(document(), reasons=("x",)).verdict, reasons=("x",)),
            failures=(Failure("bad.txt", "is not text"),),
        )
    )
    assert {name: counted.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }


@settings(deadline=None)
@given(hostile_runs())
def test_any_report_is_xml_with_a_case_an_article(report: RunReport) -> None:
    assert len(suite(report).findall("testcase")) == len(report.articles) + len(report.failures)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    tested = case(run(article(document(name="a\x00\x1b\ufffe\ud800b\tc"))))
    assert tested.get("name") == "ab\tc"
