"""Writes the labelled text on which the built-in rules are calibrated.

    python rules/building/labelled_text.py FOLDER > labelled.jsonl
    mtaudit calibrate labelled.jsonl -o rules/mtaudit_rules/calibration.json

FOLDER holds, as gzipped JSON Lines: `gold` (blocks translated by weak engines, every error marked by hand), `mqm`
(news of WMT 2020 with the error spans of professional raters, Freitag et al. 2021, human translations left out) and
`native` (English news and encyclopedia text). The seed article of this repository and its marks are added.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = Path(__file__).parents[2] / "seeds"


def main() -> None:
    """Write every labelled text to standard output."""
    folder = Path(sys.argv[1])
    for gold in sorted(SEEDS.glob("*.gold.json")):
        article = gold.with_name(gold.name.replace(".gold.json", ".txt"))
        marks = json.loads(gold.read_text(encoding="utf-8"))["spans"]
        write(article.name, article.read_bytes().decode("utf-8"), marks)
    for block in read(folder / "gold.jsonl.gz"):
        write(block["id"], block["text"], block["spans"])
    for segment in read(folder / "mqm.jsonl.gz"):
        if not segment["system"].startswith("Human"):
            write(segment["id"], segment["text"], segment["spans"])
    for text in read(folder / "native.jsonl.gz"):
        print(json.dumps({"id": text["id"], "text": text["text"], "native": True}, ensure_ascii=False))


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write(name: str, text: str, marks: list[dict[str, Any]]) -> None:
    """One labelled text; marks that have no place in it, such as those of omissions, are left out."""
    placed = [mark for mark in marks if mark.get("start") is not None and mark.get("end") is not None]
    spans = [{"start": mark["start"], "end": mark["end"]} for mark in placed if mark["end"] > mark["start"]]
    print(json.dumps({"id": name, "text": text, "spans": spans}, ensure_ascii=False))


if __name__ == "__main__":
    main()
