"""The mine of candidates."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MINE = ROOT / "rules" / "building" / "mine.py"
NATIVE = ["He did not elaborate on the plan.", "The talks go on; he left.", "They met in Bonn, and he spoke."]
MACHINE = ["He did not develop more, on the plan.", "She did not develop more.", "They did not develop more in Bonn."]


def corpus(path: Path, *records: object) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record) + "\n" for record in records)
    return path


def mine(*arguments: str | Path) -> list[list[str]]:
    command: list[str | Path] = [sys.executable, MINE, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.split(maxsplit=3) for line in result.stdout.splitlines()]


def test_what_translations_overuse_ranks_first(tmp_path: Path) -> None:
    machine = corpus(
        tmp_path / "m.gz", *({"text": text, "pivot": "fr"} for text in MACHINE), {"text": "x y", "pivot": "de"}
    )
    native = corpus(tmp_path / "n.gz", *({"text": text} for text in NATIVE))
    rows = mine("--machine", machine, "--native", native, "--where", "pivot=fr", "--fewest", "3")
    assert rows[0][1:3] == ["3", "0"]
    assert "did not develop more" in {row[3] for row in rows}
    assert "on the" not in {row[3] for row in rows}


def test_sequences_stay_within_a_clause(tmp_path: Path) -> None:
    machine = corpus(tmp_path / "m.gz", {"text": "one two, three four"})
    native = corpus(tmp_path / "n.gz", {"text": "none"})
    assert {row[3] for row in mine("--machine", machine, "--native", native, "--fewest", "1")} == {
        "one two",
        "three four",
    }


def test_marked_text_ranks_by_the_share_of_marks(tmp_path: Path) -> None:
    records = [
        {
            "id": str(n),
            "text": "a bad word here and a good word",
            "spans": [{"start": 2, "end": 10}, {"category": "omission"}],
        }
        for n in range(2)
    ]
    rows = mine(
        "--marked", corpus(tmp_path / "m.gz", *records), "--native", corpus(tmp_path / "n.gz", {"text": "a good word"}),
        "--fewest", "2",
    )  # fmt: skip
    ranked = {row[3]: float(row[0]) for row in rows}
    assert ranked["bad word"] == 1.0
    assert ranked["and a"] == 0.0
    assert "good word" not in ranked
