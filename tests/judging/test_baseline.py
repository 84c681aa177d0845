"""The baseline file: what it holds, what it survives, and what is said of a broken one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mtaudit.auditor import Auditor
from mtaudit.errors import ConfigError
from mtaudit.judging.baseline import BaselineEntry, dumps, entries_of, read
from tests.house_rules import house_settings, write_rules

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "So it was a wrongen start to the week.\n\nIn the end we had one more wrongen day by the sea.\n"

ONE = dumps([BaselineEntry("a", "r", "f", "t", 1)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_rules(tmp_path / "rules")


def accept(folder: Path, text: str, path: Path) -> Auditor:
    """An auditor that accepts what it finds in `text`."""
    report = Auditor(house_settings(folder)).audit(text, id="a.txt")
    path.write_text(dumps(entries_of("a.txt", report.findings)), encoding="utf-8")
    return Auditor(house_settings(folder, baseline=path))


def test_a_file_is_sorted_versioned_and_read_back(tmp_path: Path) -> None:
    entries = [BaselineEntry("b.txt", "r", "f2", "x", 1), BaselineEntry("a.txt", "r", "f1", "ё ”", 3)]
    path = tmp_path / "known.json"
    path.write_text(dumps(entries), encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1
    assert read(path) == tuple(sorted(entries))
    assert dumps(entries) == dumps(reversed(entries))
    assert len(dumps(entries).splitlines()) == len(dumps([]).splitlines()) + 3


def test_it_survives_edits_elsewhere_and_moved_lines(folder: Path, tmp_path: Path) -> None:
    auditor = accept(folder, TEXT, tmp_path / "known.json")
    start, end = TEXT.strip().split("\n\n")
    for edited in (TEXT, f"New first line.\n\n{TEXT}", f"{end}\n\n{start}", f"{start} More.\r\n\r\n{end}"):
        report = auditor.audit(edited, id="a.txt")
        assert report.findings == ()
        assert len(report.silenced) == 2


def test_a_change_of_the_words_beside_a_finding_makes_it_new(folder: Path, tmp_path: Path) -> None:
    auditor = accept(folder, TEXT, tmp_path / "known.json")
    report = auditor.audit(TEXT.replace("one more", "yet another"), id="a.txt")
    assert [finding.text for finding in report.findings] == ["wrongen"]
    (unused,) = auditor.unused_suppressions([report])
    assert unused.silencer.startswith("baseline entry ")
    assert unused.silencer.endswith('of a.txt (wrong-word: "wrongen")')


def test_entries_of_other_articles_are_not_the_run_s_business(folder: Path, tmp_path: Path) -> None:
    auditor = accept(folder, TEXT, tmp_path / "known.json")
    assert auditor.unused_suppressions([auditor.audit("Nothing here.", id="b.txt")]) == ()
    assert len(auditor.unused_suppressions([auditor.audit("Nothing here.", id="a.txt")])) == 2


def test_an_entry_that_is_used_in_part_says_how_much(folder: Path, tmp_path: Path) -> None:
    line = "We had the same wrongen old day again today.\n\n"
    auditor = accept(folder, line * 3, tmp_path / "known.json")
    (unused,) = auditor.unused_suppressions([auditor.audit(line, id="a.txt")])
    assert unused.silencer.endswith(", 2 of 3 times")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not valid JSON"),
        ("[" * 100_000, "is nested too deeply"),
        ("9" * 10_000, "holds a number of too many digits"),
        ("\udce9", "cannot be read: it is not UTF-8"),
        ("[]", "is of another version than 1"),
        ('{"version": 2, "findings": []}', "is of another version than 1, which this program reads"),
        ('{"version": true, "findings": []}', "is of another version than 1"),
        ('{"version": 1}', "findings must be a list"),
        ('{"version": 1, "findings": {}}', "findings must be a list"),
        ('{"version": 1, "findings": [3]}', "findings[0] must be an object with the fields article, count, "),
        ('{"version": 1, "findings": [{"article": "a"}]}', "findings[0] must be an object with the fields article, "),
        (ONE.replace("1}", '"1"}'), "findings[0]: count must be a whole number from 1 up"),
        (ONE.replace("1}", "-1}"), "findings[0]: count must be a whole number from 1 up"),
        (ONE.replace("1}", "true}"), "findings[0]: count must be a whole number from 1 up"),
        (ONE.replace('"r"', "[]"), "findings[0]: rule must be a string"),
    ],
)
def test_a_broken_file_is_refused_in_one_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"baseline {path}: ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_refused_when_the_auditor_is_made(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        Auditor(house_settings(folder, baseline=tmp_path / "gone.json"))
