"""Writes the figures of the test part into the signature of the shipped models.

python bench.py score PREDICTIONS.jsonl --ids PREDICTIONS.ids > FIGURES.json
python rules/training/record.py FIGURES.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from infer import MODELS

MARKED: Final = (
    "recall",
    "span_recall",
    "findings",
    "precision",
    "finding_precision",
    "confidence_calibration_error",
    "word_average_precision",
    "word_base_rate",
)


def main() -> None:
    """Read the figures, keep those that matter, write them beside the rest."""
    figures = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    target = MODELS / "signature.json"
    signature = json.loads(target.read_text(encoding="utf-8"))
    signature["held_out"] = rounded(chosen(figures))
    target.write_text(json.dumps(signature, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def chosen(figures: dict[str, Any]) -> dict[str, Any]:
    """By set: of marked text precision and recall, of native text the findings, of translations how they are told."""
    kept: dict[str, Any] = {}
    for name in ("seed", "gold"):
        if name in figures:
            kept[name] = {key: figures[name][key] for key in MARKED if key in figures[name]}
    for name, part in figures.get("mqm", {}).items():
        kept[f"mqm {name}"] = {key: part[key] for key in MARKED if key in part}
    for name, part in figures.get("native", {}).items():
        kept[f"native {name}"] = {key: part[key] for key in ("words", "findings_per_1000_words")}
    for name in ("roundtrip", "news_mt", "rbmt"):
        if "mt_probability" in figures.get(name, {}):
            kept[name] = figures[name]["mt_probability"]
            kept[name]["calibration_error"] = figures[name]["mt_probability_calibration_error"]
    return kept


def rounded(value: Any) -> Any:
    """The same with three digits."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return round(value, 3) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
