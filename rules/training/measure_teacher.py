"""Prints how well the larger encoder orders the words of the test part, without the context of the article.

    python rules/training/measure_teacher.py DATA BASE TEACHER

BASE is the folder of its published weights, TEACHER the folder where `train_teacher.py` left encoder.pt.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from corpus import WORD, Text, bare, sentence_spans
from label import GROUP, read
from measure import documents, part_of
from sklearn.metrics import average_precision_score
from teacher import Teacher, teacher_tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


MIX: Final = (0.5, 0.2, 0.3)
"""What the judgements of raters, post-editors and consensus weigh in the logit of a word."""


def main() -> None:
    """Average precision over words beside the share of marked ones, by set."""
    data, base, folder = map(Path, sys.argv[1:4])
    model, tokenizer = Teacher(base), teacher_tokenizer(base)
    model.load_state_dict(torch.load(folder / "encoder.pt"))
    model.eval()
    for name in ("mqm", "gold", "seed"):
        rows = [row for row in documents(data, name) if part_of(name, row) == "test"]
        words: list[tuple[float, bool]] = []
        for at in range(0, len(rows), GROUP):
            group = rows[at : at + GROUP]
            texts = [
                Text(row["id"], tuple(bare(row["text"][a:b]) for a, b in sentence_spans(row["text"])), 1.0, 1.0)
                for row in group
            ]
            for row, (text, said, _) in zip(group, read(model, tokenizer, texts), strict=True):
                words += scored(row["text"], text, said.astype(np.float64), marks(data, name, row))
        scores, labels = np.array([score for score, _ in words]), np.array([label for _, label in words])
        print(f"{name}: average precision {average_precision_score(labels, scores):.4f}, base {labels.mean():.4f}")


def marks(data: Path, name: str, row: dict[str, Any]) -> list[tuple[int, int]]:
    """The marked spans of a text that can be seen without its original."""
    if name == "seed":
        document = row["id"].partition("|")[2].removesuffix(".txt")
        gold = data / "seed" / f"{document}.gold.json"
        spans = json.loads(gold.read_text(encoding="utf-8"))["spans"]
    else:
        spans = row["spans"]
    return [(span["start"], span["end"]) for span in spans if "start" in span and span.get("visible", True)]


def scored(
    article: str, text: Text, said: NDArray[np.float64], spans: list[tuple[int, int]]
) -> Iterator[tuple[float, bool]]:
    """Each word's mixed logit, the mean over its pieces, and whether it is marked."""
    at = 0
    for (first, _), sentence in zip(sentence_spans(article), text.sentences, strict=True):
        for match in WORD.finditer(sentence.text):
            held = said[at + match.start() : at + match.end()]
            held = held[~np.isnan(held[:, 0])]
            logit = np.log(held + 1e-4) - np.log(1.0 - held + 1e-4) if len(held) else np.full((1, len(MIX)), -9.0)
            start, end = first + match.start(), first + match.end()
            yield float(logit.mean(0) @ np.array(MIX)), any(a < end and b > start for a, b in spans)
        at += len(sentence.text)


if __name__ == "__main__":
    main()
