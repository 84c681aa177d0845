"""What training reads: nothing that is off limits, and each content on one side only."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "rules" / "mtaudit_rules" / "resources" / "models" / "learned"
SETS = ("bbc", "flores", "wmt19", "wmt20", "wmt23")


@pytest.fixture
def examples(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "rules" / "training"))
    sys.modules.pop("examples", None)
    import examples  # type: ignore[import-not-found,unused-ignore]

    return examples  # type: ignore[no-any-return,unused-ignore]


def span(start: int, end: int, *, visible: bool = True) -> dict[str, Any]:
    return {"start": start, "end": end, "category": "grammar", "severity": "major", "visible": visible}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    def write(name: str, rows: list[dict[str, Any]]) -> None:
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)

    write(
        "marks",
        [
            {
                "id": f"marks-flores-{part}-{at}",
                "part": part,
                "set": "flores",
                "pivot": "fr",
                "engine": "argos",
                "block": at,
                "text": f"He have two card {part} {at}.",
                "spans": [span(3, 7), span(12, 16, visible=False)],
            }
            for part, numbers in (("train", range(10)), ("tune", range(10, 14)), ("test", range(14, 20)))
            for at in numbers
        ],
    )
    native = [
        {"id": f"{name}-native-{at}", "set": name, "block": at, "text": f"She has two cards {name} {at}.\n\nMore.\n"}
        for name in SETS
        for at in range(20)
    ]
    write("native", native)
    trips = [{"id": f"flores-fr-{at}", "pivot": "fr", "engine": "argos", "block": at, "text": "x"} for at in range(20)]
    write("roundtrip", trips)
    unseen = [f"{name}-native-{at}" for name in SETS for at in range(14, 20)]
    unseen += [f"flores-fr-{at}" for at in range(14, 20)]
    (tmp_path / "unseen.txt").write_text("\n".join(unseen), encoding="utf-8")
    return tmp_path


def test_nothing_that_is_off_limits_is_read(examples: ModuleType, data: Path) -> None:
    forbidden = examples.off_limits(data)
    read = [each.id for part in ("train", "tune") for each in examples.native(data, part)]
    assert len(forbidden) == 36
    assert read
    assert not forbidden.intersection(read)


def test_a_content_is_on_one_side_only(examples: ModuleType, data: Path) -> None:
    sides = {part: {each.id for each in examples.native(data, part)} for part in ("train", "tune")}
    assert not sides["train"] & sides["tune"]
    assert {f"flores-native-{at}" for at in range(10, 14)} <= sides["tune"]
    assert {f"flores-native-{at}" for at in range(10)} <= sides["train"]


def test_windows_carry_the_marks_of_the_train_part_alone(examples: ModuleType, data: Path) -> None:
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    windows = examples.training(data, tokenizer)
    assert sum(1.0 in window.wrong for window in windows) == 10
    assert sum(1.0 in window.wrong for window in examples.tuning(data, tokenizer)) == 4
    for window in windows:
        assert len({len(column) for column in vars(window).values()}) == 1
        known = [weight for weight in window.wrong if weight > 0]
        assert known in ([], [1.0, examples.DOUBTFUL])


def test_round_trips_keep_to_their_part_and_to_what_is_not_off_limits(examples: ModuleType, data: Path) -> None:
    for part, blocks in (("train", range(10)), ("tune", range(10, 14))):
        assert [row["block"] for row in examples.round_trips(data, part)] == list(blocks)
