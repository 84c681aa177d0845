"""Lexicons as files, and patterns with fixes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.errors import RuleDefinitionError
from mtaudit.rule.kinds.lexicon import read_lexicons
from mtaudit.rule.mqm import Severity


def lexicon(folder: Path, language: str, *entries: str) -> Path:
    head = f'source_languages = ["{language}"]\n'
    (folder / f"{language}.toml").write_text(head + "".join(f"\n[[entry]]\n{e}\n" for e in entries), encoding="utf-8")
    return folder


def test_an_entry_is_read_whole(tmp_path: Path) -> None:
    raw = 'pattern = "main aids"\nfix = "top aides"\nsource = "x"\nseverity = "minor"\nunless = ["hearing aids"]'
    (entry,) = read_lexicons(lexicon(tmp_path, "fr", raw))
    assert entry.fix == "top aides"
    assert entry.severity is Severity.MINOR
    assert entry.source_languages == ("fr",)
    assert [u.source for u in entry.unless] == ["hearing aids"]


def test_one_wording_of_two_languages_is_one_entry(tmp_path: Path) -> None:
    lexicon(tmp_path, "fr", 'pattern = "in a first time"\nfix = "at first"\nsource = "dans un premier temps"')
    lexicon(tmp_path, "it", 'pattern = "in a first time"\nfix = "first"\nsource = "in un primo tempo"')
    (entry,) = read_lexicons(tmp_path)
    assert entry.source_languages == ("fr", "it")
    assert entry.fix == "at first"


@pytest.mark.parametrize(
    "raw",
    [
        'fix = "x"',
        'pattern = "(open"',
        'pattern = "a b"\nfixx = "y"',
        'pattern = "a b"\nseverity = "awful"',
        "pattern =",
    ],
)
def test_a_broken_entry_names_its_file(tmp_path: Path, raw: str) -> None:
    with pytest.raises(RuleDefinitionError, match=r"fr\.toml"):
        read_lexicons(lexicon(tmp_path, "fr", raw))
