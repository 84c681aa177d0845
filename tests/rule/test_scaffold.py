"""New rules: the file keeps the contract at once, and its examples hold once the gaps are filled."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mtaudit.errors import ConfigError
from mtaudit.rule.registry import load_rules
from mtaudit.rule.scaffold import KINDS, new_rule
from mtaudit.rule.testing import check_examples

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, kind: str) -> Path:
    for name, content in new_rule("odd-artifact", kind).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_loads_and_its_examples_hold_but_for_the_gaps(tmp_path: Path, kind: str) -> None:
    (rule,) = load_rules(folders=[write(tmp_path, kind)])
    assert rule.id == "odd-artifact"
    assert type(rule).__name__ == "OddArtifact"
    assert check_examples(rule) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_says_what_is_to_be_filled_in(kind: str) -> None:
    for content in new_rule("odd-artifact", kind).values():
        assert "FILL IN" in content


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_is_clean(tmp_path: Path, kind: str) -> None:
    write(tmp_path, kind)
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E,F,I,W", "--line-length", "120"]
    checked = subprocess.run([*ruff, str(tmp_path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("OddArtifact", "; did you mean 'odd-artifact'?"),
        ("odd_artifact", "; did you mean 'odd-artifact'?"),
        ("odd--artifact", "; did you mean 'odd-artifact'?"),
        ("2nd-artifact", "; did you mean 'nd-artifact'?"),
        ("../x", "; did you mean 'x'?"),
        ("", ""),
        ("é", ""),
    ],
)
def test_a_name_that_is_no_id_is_refused(name: str, hint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        new_rule(name)
    assert str(caught.value) == f"{name!r} is no rule id, which is lower-case words joined by hyphens{hint}"
