"""The commands that measure run as the README writes them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_speed_is_measured_beside_peers_as_the_readme_says() -> None:
    (line,) = re.findall(r"`python (tests/measuring/speed\.py[^`]*)`", (ROOT / "README.md").read_text(encoding="utf-8"))
    result = subprocess.run([sys.executable, *line.split()], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert re.search(r"^the learned model: [1-9]\d* ms for 900 words", result.stdout, re.MULTILINE)
    assert re.search(r"^beside proselint: \d+\.\d+ times as fast$", result.stdout, re.MULTILINE)
