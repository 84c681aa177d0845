"""The project's own checks: types, lint, import contracts, generated documentation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([BIN / "ruff", "check", "--no-cache", "."], id="ruff-check"),
        pytest.param([BIN / "ruff", "format", "--no-cache", "--check", "."], id="ruff-format"),
        pytest.param([BIN / "mypy"], id="mypy"),
        pytest.param([BIN / "pyright", "--pythonpath", sys.executable], id="pyright"),
        pytest.param([BIN / "lint-imports", "--no-cache"], id="import-contracts"),
        pytest.param([sys.executable, "rules/building/rule_docs.py", "--check"], id="rule-documentation"),
    ],
)
def test_check_passes(command: list[str | Path]) -> None:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
