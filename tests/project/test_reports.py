"""The committed audit of every seed is what the rules say today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_committed_reports_are_fresh(tmp_path: Path) -> None:
    seeds = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "seeds").glob("*.txt"))
    assert seeds
    command = [sys.executable, "-m", "mtaudit", "report", "--config", "none", *seeds, "-o", str(tmp_path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    committed, made = ROOT / "reports", tmp_path
    names = {path.name for path in committed.iterdir()}
    assert names == {path.name for path in made.iterdir()}
    for name in names:
        assert (committed / name).read_bytes() == (made / name).read_bytes(), name
