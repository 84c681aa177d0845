"""The mark of files that mtaudit made: every format bears it that can, and nothing else is taken for one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.judging import baseline
from mtaudit.judging.baseline import BaselineEntry
from mtaudit.reading.failure import Failure
from mtaudit.reading.made import made_by_mtaudit
from mtaudit.reporters import FORMATS, ReportOptions
from mtaudit.reporters.html import render_article, render_index
from mtaudit.rule import calibrate
from tests.reporters.report_samples import article, document, full_run, run

OPTIONS = ReportOptions()
ONE = article(document(name='odd "name".txt'))
FAILED = run(failures=(Failure('bad "name".txt', "is not text"),))
MADE = {
    "html": FORMATS["html"](run(ONE), OPTIONS),
    "page": render_article(ONE, "0.1.0"),
    "index": render_index(full_run(), {}),
    "terminal": FORMATS["terminal"](full_run(), OPTIONS),
    "coloured": FORMATS["terminal"](full_run(), ReportOptions(color=True)),
    **{name: FORMATS[name](full_run(), OPTIONS) for name in ("json", "jsonl", "sarif", "junit")},
    **{f"failed {name}": FORMATS[name](FAILED, OPTIONS) for name in ("json", "jsonl", "sarif", "junit")},
    "baseline": baseline.dumps([BaselineEntry('odd "name".txt', "rule", "0f", "text", 1)]),
    "empty baseline": baseline.dumps([]),
    "calibration": calibrate.to_json({}, calibrate.Tally()),
}


@pytest.mark.parametrize("name", MADE)
def test_what_mtaudit_makes_bears_the_mark(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(MADE[name], encoding="utf-8")
    assert made_by_mtaudit(tmp_path / "file")


@pytest.mark.parametrize("name", MADE)
def test_what_only_quotes_it_does_not(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(f"As follows:\n\n{MADE[name]}\nSo it says.\n", encoding="utf-8")
    assert not made_by_mtaudit(tmp_path / "file")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "A day.\n",
        '<!DOCTYPE html>\n<html lang="en"><head>\n<meta charset="utf-8">\n<title>A day</title></head></html>',
        '<!DOCTYPE html>\n<html lang="en"><head>\n<meta charset="utf-8">\n<meta name="generator" content="Hugo">',
        '<!DOCTYPE html>\n<html lang="en"><head>\n<meta charset="utf-8">\n<meta name="generator" content="mtaudits">',
        '{"id": "1", "text": "A day."}',
        '{"schema_version": "1.0", "id": "1", "text": "A day."}',
        '{"schema_version": "1.0", "tool": {"name": "other"}}',
        '{"version": 1, "findings": [{"file": "a"}]}',
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pytest tests"/>',
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites><testsuite name="mtaudit"/></testsuites>',
        "signature: mtaudit:0.1.0",
    ],
)
def test_what_others_make_does_not(content: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(content, encoding="utf-8")
    assert not made_by_mtaudit(tmp_path / "file")


def test_what_cannot_be_read_does_not(tmp_path: Path) -> None:
    assert not made_by_mtaudit(tmp_path)
    assert not made_by_mtaudit(tmp_path / "gone")
