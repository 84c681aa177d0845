"""Writes the labelled text on which the built-in rules are calibrated.

    python rules/building/labelled_text.py FOLDER > labelled.jsonl
    mtaudit calibrate labelled.jsonl -o rules/mtaudit_rules/resources/calibration.json

FOLDER holds gzipped JSON Lines, one object a line:

- `marks`: `id`, `part`, `text`, `spans`: news and encyclopedia put into English by six engines, and native text,
  every visible error marked by language-model readers without the source; the parts "train" and "tune" are taken
- `mqm`: `id`, `system`, `text`, `spans`: news of WMT 2020 with the error spans of professional raters (Freitag et al.
  2021, https://github.com/google/wmt-mqm-human-evaluation); systems called "Human…" are left out
- `ced`: `id`, `source`, `source_lang`, `text`, `label`: Portuguese-English segments, some with a planted critical
  error (WMT 2022 quality estimation, task 3; Zerva et al. 2022); those that hold one (`BAD`) are marked from end to
  end
- `pairs`, `planted`: professional translations (`kind` "human") of WMT 2021 news in Chinese, Czech, German and
  Russian, taken to be free of errors, and a sixth as many with one number or name exchanged (`place`) or one negation
  dropped
- `native`: `id`, `text`: BBC news (news-articles-dataset), the English-born sides of WMT, FLORES; what `unseen.txt`
  lists, an id a line, is left out

The seed articles are not among them: rules were written from what stands there. Learned rules calibrate themselves, and
are left out everywhere (`rules/training/calibrate.py`). Chinese wordings were chosen with the
help of the marks of `mqm`, so that findings which only Chinese explains are not counted there.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def main() -> None:
    """Write every labelled text to standard output."""
    folder = Path(sys.argv[1])
    for block in read(folder / "marks.jsonl.gz"):
        if block["part"] != "test":
            write(block["id"], block["text"], block["spans"])
    for segment in read(folder / "mqm.jsonl.gz"):
        if not segment["system"].startswith("Human"):
            write(segment["id"], segment["text"], segment["spans"], seen=["zh"])
    for segment in read(folder / "ced.jsonl.gz"):
        write_pair(segment, [whole(segment)] if segment["label"] == "BAD" else [])
    for segment in read(folder / "planted.jsonl.gz"):
        write_pair(segment, [segment["place"] or whole(segment)])
    for segment in read(folder / "pairs.jsonl.gz"):
        if segment["kind"] == "human":
            write_pair(segment, [])
    unseen = set((folder / "unseen.txt").read_text(encoding="utf-8").split("\n"))
    for text in read(folder / "native.jsonl.gz"):
        if text["id"] not in unseen:
            print(json.dumps({"id": text["id"], "text": text["text"], "native": True}, ensure_ascii=False))


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write(name: str, text: str, marks: list[dict[str, Any]], seen: Sequence[str] = ()) -> None:
    """One labelled text; marks that have no place in it, such as those of omissions, are left out."""
    placed = [mark for mark in marks if mark.get("start") is not None and mark.get("end") is not None]
    spans = [{"start": mark["start"], "end": mark["end"]} for mark in placed if mark["end"] > mark["start"]]
    print(json.dumps({"id": name, "text": text, "spans": spans, "seen": list(seen)}, ensure_ascii=False))


def whole(segment: dict[str, Any]) -> dict[str, int]:
    """A mark from end to end."""
    return {"start": 0, "end": len(segment["text"])}


def write_pair(segment: dict[str, Any], marks: list[dict[str, int]]) -> None:
    """A labelled text with its original."""
    fields = {name: segment[name] for name in ("id", "text", "source", "source_lang")}
    print(json.dumps({**fields, "spans": marks}, ensure_ascii=False))


if __name__ == "__main__":
    main()
