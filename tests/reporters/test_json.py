from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from mtaudit.form import SCHEMA_VERSION, article_to_dict
from mtaudit.reading.failure import Failure
from mtaudit.report import RunReport
from mtaudit.reporters import FORMATS, ReportOptions
from mtaudit.reporters.json import dumps
from tests.reporters.report_samples import SOURCE, TEXT, article, document, full_run, hostile_runs, run

OPTIONS = ReportOptions()


def schema(name: str) -> dict[str, Any]:
    text = resources.files("mtaudit.reporters").joinpath("schemas", name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


REPORT, LINE = Draft202012Validator(schema("report-1.json")), Draft202012Validator(schema("line-1.json"))


@pytest.mark.parametrize("name", ["report-1.json", "line-1.json"])
def test_the_published_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_both_schemas_define_the_same_things() -> None:
    assert schema("report-1.json")["$defs"] == schema("line-1.json")["$defs"]


def test_a_full_report_keeps_the_schema_and_uses_all_of_it() -> None:
    report = json.loads(FORMATS["json"](full_run(), OPTIONS))
    REPORT.validate(report)
    definitions = schema("report-1.json")["$defs"]
    first = report["articles"][0]
    for written, described in (
        (report, schema("report-1.json")),
        (report["score"], schema("report-1.json")["properties"]["score"]),
        (first, definitions["article"]),
        (first["score"], definitions["score"]),
        (first["findings"][0], definitions["finding"]),
        (first["article_findings"][0], definitions["article_finding"]),
        (first["blocks"][0], definitions["article"]["properties"]["blocks"]["items"]),
    ):
        assert list(written) == list(described["properties"]) == described["required"]


def test_the_schema_rejects_what_is_not_a_report() -> None:
    report = json.loads(FORMATS["json"](full_run(), OPTIONS))
    assert not REPORT.is_valid(report | {"schema_version": "2.0"})
    report["articles"][0]["findings"][0]["severity"] = "grave"
    assert not REPORT.is_valid(report)
    assert not LINE.is_valid({"schema_version": SCHEMA_VERSION, "id": "a.txt"})


@settings(deadline=None)
@given(hostile_runs())
def test_any_report_is_json_that_keeps_the_schema(report: RunReport) -> None:
    REPORT.validate(json.loads(FORMATS["json"](report, OPTIONS)))


@settings(deadline=None)
@given(hostile_runs())
def test_any_report_is_one_line_of_json_an_article_for_every_reader_of_lines(report: RunReport) -> None:
    lines = FORMATS["jsonl"](report, OPTIONS).splitlines()
    assert len(lines) == len(report.articles) + len(report.failures)
    for line in lines:
        LINE.validate(json.loads(line))


def test_places_are_code_points_of_source_and_text() -> None:
    line = json.loads(FORMATS["jsonl"](full_run(), OPTIONS).splitlines()[0])
    assert line["id"] == "articles/tram.txt"
    assert line["score"]["points_per_1000_words"] == 1566.6667
    found = line["findings"][0]
    assert SOURCE[found["start"] : found["end"]] == TEXT[found["text_start"] : found["text_end"]] == found["text"]
    assert (found["text"], found["fix"], found["line"], found["column"]) == ("kyiv", "Kyiv", 3, 23)
    assert (found["end_line"], found["end_column"]) == (3, 27)


def test_an_article_that_could_not_be_read_is_a_line_with_its_error() -> None:
    (line,) = FORMATS["jsonl"](run(failures=(Failure("bad.txt", "is not text"),)), OPTIONS).splitlines()
    assert json.loads(line) == {"schema_version": SCHEMA_VERSION, "id": "bad.txt", "error": "is not text"}


def test_a_report_that_lacks_an_article_or_a_rule_says_so() -> None:
    assert json.loads(FORMATS["json"](full_run(), OPTIONS))["complete"] is False
    assert json.loads(FORMATS["json"](run(article(document())), OPTIONS))["complete"] is True


def test_a_line_is_the_article_of_the_report() -> None:
    report = full_run()
    whole = json.loads(FORMATS["json"](report, OPTIONS))
    lines = [json.loads(line) for line in FORMATS["jsonl"](report, OPTIONS).splitlines()]
    assert [{"schema_version": SCHEMA_VERSION} | entry for entry in whole["articles"] + whole["failures"]] == lines
    assert report.articles[0].to_dict() == article_to_dict(report.articles[0]) == whole["articles"][0]


def test_what_utf_8_cannot_hold_is_escaped_and_the_rest_stands() -> None:
    assert dumps("“Kyiv” \ud800 \u2028 \x85") == '"“Kyiv” \\ud800 \\u2028 \\u0085"'
