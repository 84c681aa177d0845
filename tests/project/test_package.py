"""The wheel: built, installed apart from the source tree, and used."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build: list[str | Path] = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    result = subprocess.run(build, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def run(unpacked: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=unpacked, env=environment
    )


def test_wheel_holds_rules_data_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "mtaudit/py.typed",
        "mtaudit/reporters/schemas/line-1.json",
        "mtaudit_rules/resources/lexicons/false_friend/fr.toml",
        "mtaudit_rules/resources/gazetteer/proper_forms.txt",
        "mtaudit_rules/resources/wordlist/words.marisa",
        "mtaudit_rules/resources/gazetteer/LICENSES.md",
    ):
        assert needed in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not any(name.startswith(("tests/", "seeds/")) for name in names)


def test_wheel_audits_an_article(unpacked: Path) -> None:
    script = (
        "import mtaudit, mtaudit_rules; print(mtaudit_rules.__file__);"
        "print([f.fix for f in mtaudit.audit('The envoy flew to kyiv.').findings])"
    )
    result = run(unpacked, "-c", script)
    assert result.returncode == 0, result.stderr
    home, fixes = result.stdout.splitlines()
    assert Path(home).is_relative_to(unpacked)
    assert fixes == "['Kyiv']"


def test_wheel_runs_as_a_command(unpacked: Path) -> None:
    article = unpacked / "article.txt"
    article.write_text("The envoy flew to kyiv.\n", encoding="utf-8")
    result = run(unpacked, "-m", "mtaudit", "check", str(article))
    assert result.returncode == 0, result.stderr
    assert "lowercase-name" in result.stdout


def test_import_loads_no_rule_and_no_heavy_library() -> None:
    script = (
        "import sys, mtaudit;"
        "print(sorted({'regex', 'sacrebleu', 'langdetect', 'mtaudit_rules', 'ahocorasick'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
