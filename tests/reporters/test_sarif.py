"""The schema here is written by hand after the official one (https://docs.oasis-open.org/sarif/sarif/v2.1.0/):
the objects that the reporter uses, each with those of its properties that the reporter uses and no others, so that a
misspelt or misplaced property fails.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from mtaudit.article.document import Block, BlockKind, Document, Piece
from mtaudit.language.text import Span
from mtaudit.reading.failure import Failure
from mtaudit.report import RunReport
from mtaudit.reporters import FORMATS, ReportOptions
from mtaudit.rule.mqm import Severity
from tests.reporters.report_samples import SOURCE, article, document, finding, full_run, hostile_runs, run

Json = dict[str, Any]


def closed(properties: Json, *required: str, **further: object) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
        **further,
    }


def several(name: str, *, least: int = 0, unique: bool = True) -> Json:
    return {"type": "array", "items": a(name), "minItems": least, "uniqueItems": unique}


def a(name: str) -> Json:
    return {"$ref": f"#/definitions/{name}"}


TEXT: Json = {"type": "string"}
LEVEL: Json = {"enum": ["none", "note", "warning", "error"]}
BAG: Json = {"type": "object", "properties": {"tags": {"type": "array", "items": TEXT, "uniqueItems": True}}}
FROM_1: Json = {"type": "integer", "minimum": 1}
FROM_0: Json = {"type": "integer", "minimum": 0}
NEWLINES: Json = {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True}

SARIF = Draft7Validator(
    closed(
        {
            "$schema": {"type": "string", "format": "uri"},
            "version": {"const": "2.1.0"},
            "runs": several("run", unique=False),
        },
        "version",
        "runs",
        definitions={
            "run": closed(
                {
                    "tool": closed({"driver": a("toolComponent")}, "driver"),
                    "invocations": several("invocation", unique=False),
                    "artifacts": several("artifact"),
                    "results": several("result", unique=False),
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "newlineSequences": NEWLINES,
                    "properties": BAG,
                },
                "tool",
            ),
            "toolComponent": closed({"name": TEXT, "version": TEXT, "rules": several("reportingDescriptor")}, "name"),
            "reportingDescriptor": closed(
                {
                    "id": TEXT,
                    "shortDescription": a("message"),
                    "fullDescription": a("message"),
                    "help": a("message"),
                    "helpUri": {"type": "string", "format": "uri"},
                    "properties": BAG,
                },
                "id",
            ),
            "invocation": closed(
                {
                    "executionSuccessful": {"type": "boolean"},
                    "toolExecutionNotifications": several("notification", unique=False),
                    "toolConfigurationNotifications": several("notification", unique=False),
                },
                "executionSuccessful",
            ),
            "notification": closed(
                {
                    "level": LEVEL,
                    "message": a("message"),
                    "locations": several("location"),
                    "associatedRule": closed({"id": TEXT}, "id"),
                },
                "message",
            ),
            "artifact": closed(
                {
                    "location": a("artifactLocation"),
                    "roles": {"type": "array", "items": {"enum": ["analysisTarget"]}, "uniqueItems": True},
                    "properties": BAG,
                }
            ),
            "result": closed(
                {
                    "ruleId": TEXT,
                    "ruleIndex": {"type": "integer", "minimum": -1},
                    "level": LEVEL,
                    "message": a("message"),
                    "locations": several("location", unique=False),
                    "relatedLocations": several("location"),
                    "partialFingerprints": {"type": "object", "additionalProperties": TEXT},
                    "fixes": several("fix"),
                    "suppressions": several("suppression"),
                    "properties": BAG,
                },
                "message",
            ),
            "message": closed({"text": TEXT}, "text"),
            "location": closed({"physicalLocation": a("physicalLocation")}),
            "physicalLocation": closed(
                {"artifactLocation": a("artifactLocation"), "region": a("region")}, "artifactLocation"
            ),
            "artifactLocation": closed({"uri": {"type": "string", "format": "uri-reference"}}, "uri"),
            "region": closed(
                {
                    "startLine": FROM_1,
                    "startColumn": FROM_1,
                    "endLine": FROM_1,
                    "endColumn": FROM_1,
                    "charOffset": FROM_0,
                    "charLength": FROM_0,
                }
            ),
            "fix": closed(
                {"description": a("message"), "artifactChanges": several("artifactChange", least=1)}, "artifactChanges"
            ),
            "artifactChange": closed(
                {
                    "artifactLocation": a("artifactLocation"),
                    "replacements": several("replacement", least=1, unique=False),
                },
                "artifactLocation",
                "replacements",
            ),
            "replacement": closed(
                {"deletedRegion": a("region"), "insertedContent": closed({"text": TEXT})}, "deletedRegion"
            ),
            "suppression": closed({"kind": {"enum": ["inSource", "external"]}, "justification": TEXT}, "kind"),
        },
    )
)
URI_REFERENCE = re.compile(r"(?:file://)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*")


def log(report: RunReport) -> Json:
    whole: Json = json.loads(FORMATS["sarif"](report, ReportOptions()))
    SARIF.validate(whole)
    (only,) = whole["runs"]
    assert isinstance(only, dict)
    return only


def test_a_result_has_its_region_in_code_points() -> None:
    written = log(full_run())
    assert written["columnKind"] == "unicodeCodePoints"
    region = written["results"][0]["locations"][0]["physicalLocation"]["region"]
    start = region["charOffset"]
    assert SOURCE[start : start + region["charLength"]] == "kyiv"
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (3, 23, 3, 27)


def test_a_result_carries_confidence_error_type_and_fingerprint() -> None:
    report = full_run()
    result = log(report)["results"][0]
    assert result["properties"] == {"confidence": 0.93, "errorType": "linguistic-conventions/spelling/capitalization"}
    assert result["partialFingerprints"] == {"mtauditFingerprint/v1": report.articles[0].findings[0].fingerprint}


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.MINOR, "note"), (Severity.MAJOR, "warning"), (Severity.CRITICAL, "error")]
)
def test_the_severity_gives_the_level(severity: Severity, level: str) -> None:
    owner = document("The tram left for kyiv.")
    assert log(run(article(owner, finding(owner, "kyiv", severity=severity))))["results"][0]["level"] == level


def test_a_rule_that_found_something_is_described_once() -> None:
    written = log(full_run())
    rules = written["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["light-verb", "loose-word", "lowercase-place-name", "mixed-spelling"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in written["results"])
    assert rules[2]["helpUri"] == "https://mtaudit.readthedocs.io/rules/lowercase-place-name"
    assert [rule["properties"]["precision"] for rule in rules] == ["medium", "high", "very-high", "medium"]


def test_a_fix_replaces_the_region_in_the_source() -> None:
    change = log(full_run())["results"][0]["fixes"][0]["artifactChanges"][0]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    start, end = region["charOffset"], region["charOffset"] + region["charLength"]
    assert f"{SOURCE[:start]}{replacement['insertedContent']['text']}{SOURCE[end:]}" == SOURCE.replace("kyiv", "Kyiv")


def test_there_is_no_fix_where_markup_stands_inside_the_words() -> None:
    pieces = (Piece(0, 3, 0, 3), Piece(3, 7, 6, 10))
    owner = Document("a.html", "in <b>kyiv</b>", "in kyiv", (Block(BlockKind.PARAGRAPH, Span(0, 7)),), pieces)
    (within,) = log(run(article(owner, finding(owner, "kyiv", fix="Kyiv"))))["results"]
    (across,) = log(run(article(owner, finding(owner, "in kyiv", fix="to Kyiv"))))["results"]
    assert "fixes" in within
    assert "fixes" not in across


def test_every_result_says_whether_it_is_suppressed() -> None:
    assert [result["suppressions"] for result in log(full_run())["results"]] == [
        [],
        [],
        [],
        [{"kind": "external", "justification": 'vocabulary "visit"'}],
        [{"kind": "inSource", "justification": "comment in line 3"}],
    ]


def test_a_finding_of_the_article_has_no_region_but_related_ones() -> None:
    result = log(full_run())["results"][2]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert [place["physicalLocation"]["region"]["charOffset"] for place in result["relatedLocations"]] == [0, 16]


def test_failures_and_rule_errors_make_the_execution_unsuccessful() -> None:
    (invocation,) = log(full_run())["invocations"]
    assert invocation["executionSuccessful"] is False
    failure, error, note = invocation["toolExecutionNotifications"]
    assert (failure["level"], failure["message"]["text"]) == ("error", "is not text")
    assert (error["level"], error["associatedRule"]) == ("error", {"id": "slow-rule"})
    assert note["level"] == "note"
    assert log(run(article(document())))["invocations"][0]["executionSuccessful"] is True


def test_unused_suppressions_are_notifications_of_the_configuration() -> None:
    (invocation,) = log(full_run())["invocations"]
    texts = [notification["message"]["text"] for notification in invocation["toolConfigurationNotifications"]]
    assert texts == ['vocabulary "Kiyv" silences nothing', "comment in line 4 silences nothing"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("articles/a b.txt", "articles/a%20b.txt"),
        ("articles\\a.txt", "articles/a.txt"),
        ("/srv/à.txt", "file:///srv/%C3%A0.txt"),
        ("feed|x:1", "feed%7Cx%3A1"),
        ("\ud800", "%3F"),
    ],
)
def test_an_article_is_named_by_a_uri(name: str, uri: str) -> None:
    assert log(run(failures=(Failure(name, "is not text"),)))["artifacts"][0]["location"]["uri"] == uri


def test_a_message_has_neither_placeholder_nor_link() -> None:
    owner = document("Half")
    result = log(run(article(owner, finding(owner, "Half", message="so {0} [there](http://example.org)"))))["results"][
        0
    ]
    assert result["message"]["text"] == "so {{0}} [there\\](http://example.org)"


@settings(deadline=None)
@given(hostile_runs())
def test_any_report_is_a_log_that_keeps_the_schema(report: RunReport) -> None:
    written = log(report)
    assert len(written["results"]) == sum(len(a.findings) + len(a.silenced) for a in report.articles)
    assert all(URI_REFERENCE.fullmatch(artifact["location"]["uri"]) for artifact in written["artifacts"])
