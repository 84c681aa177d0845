"""Writes what the learned models say of the labelled texts, for `bench.py score`; of what rules find, the number.

    python rules/training/measure.py DATA OUT.jsonl [--models FOLDER] [--part test] [--sets mqm,native,...]

Besides OUT.jsonl it writes OUT.ids, the texts of the part asked for: those that nothing was learned from.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import rows, sentence_spans
from infer import MODELS, Model, flagged, precision_at
from split import TEST_SYSTEMS, Part, document_part, flores_part, news_part

from mtaudit import Auditor, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from infer import WordScore


def main() -> None:
    """Write predictions and ids."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--part", default="test")
    parser.add_argument("--sets", default="seed,gold,native,rbmt,roundtrip,news_mt,mqm")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="of roundtrip and news_mt, one text in so many")
    arguments = parser.parse_args()
    models, rules = Model(arguments.models, arguments.threads), Auditor(Settings(learned=False))
    ids = []
    with arguments.out.open("w", encoding="utf-8") as out:
        for name in arguments.sets.split(","):
            chosen = [row for row in documents(arguments.data, name) if part_of(name, row) == arguments.part]
            step = arguments.every if name in {"roundtrip", "news_mt"} else 1
            for row in chosen[::step]:
                ids.append(row["id"])
                out.write(json.dumps(prediction(models, rules, row), ensure_ascii=False) + "\n")
    arguments.out.with_suffix(".ids").write_text("\n".join(ids), encoding="utf-8")


def documents(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """The texts of a set."""
    if name != "seed":
        yield from rows(data / f"{name}.jsonl.gz")
        return
    for path in sorted((data / "seed").glob("*.gold.json")):
        document = json.loads(path.read_text(encoding="utf-8"))["document"]
        with (path.parent / document).open(encoding="utf-8", newline="") as file:
            yield {"id": f"seed|{document}", "text": file.read()}


def part_of(name: str, row: dict[str, Any]) -> Part | None:
    """Which part a text belongs to; None if to none: the test has other systems of the marks than the rest."""
    if name in {"seed", "gold"}:
        return "test"
    if name == "roundtrip" or row.get("set") == "flores":
        return flores_part(row["block"])
    if name == "mqm":
        part = document_part(row["doc"])
        return part if (part == "test") == (row["system"] in TEST_SYSTEMS) else None
    if name == "news_mt":
        return news_part(f"{row['set']} {row['block']}")
    return news_part(row["native_id"] if name == "rbmt" else row["id"])


def count(rules: Auditor, text: str) -> int:
    """How many findings the rules make in a text."""
    report = rules.audit(text)
    return len(report.findings) + len(report.article_findings)


def prediction(models: Model, rules: Auditor, row: dict[str, Any]) -> dict[str, Any]:
    """What the models say of one text."""
    text = row["text"]
    sentences = sentence_spans(text)
    words = models.word_scores(text, sentences)
    settings = {**models.signature["words"], "threshold": models.threshold(text, sentences)}
    findings = phrases(words, text, settings)
    return {
        "id": row["id"],
        "score": 1000.0 * len(findings) / max(1, len(words)),
        "findings": findings,
        "mt_probability": models.likelihood(text, sentences, count(rules, text)),
        "word_scores": [[start, end, round(p, 5)] for start, end, p in words],
    }


def phrases(words: Sequence[WordScore], text: str, settings: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings of a text."""
    return [
        {
            "start": run[0].start,
            "end": run[-1].end,
            "severity": "minor",
            "confidence": precision_at(max(word.probability for word in run), settings["confidence"]),
        }
        for run in flagged(text, words, settings["threshold"])
    ]


if __name__ == "__main__":
    main()
