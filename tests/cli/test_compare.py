"""`mtaudit compare`: sacreBLEU's figures, from every kind of input, and one line where they cannot be had."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtaudit.cli import main
from mtaudit.errors import ConfigError
from mtaudit.reference.comparison import MetricComparison, compare

if TYPE_CHECKING:
    from collections.abc import Callable

Run = tuple[int, str, str]
WORDS = "the mayor of our small harbour said on monday that every tram waits for late ferries in winter".split()
COUNT = 30


def made_up(share: float, seed: int) -> list[str]:
    """The references with this share of their words replaced."""
    chance = random.Random(seed)
    return [
        " ".join(chance.choice(WORDS) if chance.random() < share else word for word in line.split())
        for line in REFERENCES
    ]


_chance = random.Random(1)
REFERENCES = [" ".join(_chance.choices(WORDS, k=_chance.randint(5, 12))) + "." for _ in range(COUNT)]
SYSTEMS = {"a": made_up(0.35, 2), "b": made_up(0.3, 3), "r": REFERENCES}


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    for name, lines in SYSTEMS.items():
        Path(f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        put(f"{name}.jsonl", {f"n{number}": line for number, line in enumerate(lines)})
        Path(name).mkdir()
        for number, line in enumerate(lines):
            Path(name, f"{number:03}.txt").write_text(f"{line}\n", encoding="utf-8")


@pytest.fixture
def mtaudit(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    def run(*arguments: str) -> Run:
        capfd.readouterr()
        status = main(["compare", *arguments])
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return run


def put(name: str, texts: dict[str, str], field: str = "text") -> None:
    lines = ({"id": key, "text": "Another text.", field: text} for key, text in texts.items())
    Path(name).write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


def by_sacrebleu(*options: str, seed: str = "12345") -> tuple[list[str], list[str], list[str]]:
    """Scores of both systems, p-values and signatures in sacreBLEU's table, whose JSON it cannot write itself."""
    line = [sys.executable, "-m", "sacrebleu", "r.txt", "-i", "a.txt", "b.txt", "-m", "bleu", "chrf", "ter"]
    line += ["--chrf-word-order", "2", "-w", "4", "-f", "text", *options]
    environment = {**os.environ, "SACREBLEU_SEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=True, env=environment)
    table, _, signatures = done.stdout.partition("Metric signatures")
    figures = re.findall(r"\b\d+\.\d{4}\b(?!\))", re.sub(r"\(p = [\d.]+\)|± *[\d.]+", "", table))
    return figures, re.findall(r"\(p = ([\d.]+)\)", table), re.findall(r"nrefs:\S+", signatures)


def figures(compared: list[dict[str, Any]]) -> tuple[list[str], list[str], list[str]]:
    scores = [f"{each[name]:.4f}" for name in ("first", "second") for each in compared]
    return scores, [f"{each['p_value']:.4f}" for each in compared], [each["signature"] for each in compared]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ((), ("--paired-bs",)),
        (("--samples", "200", "--seed", "7"), ("--paired-bs", "--paired-bs-n", "200")),
        (("--paired", "ar", "--samples", "500"), ("--paired-ar", "--paired-ar-n", "500")),
    ],
)
def test_figures_and_signatures_are_those_of_sacrebleus_command(
    mtaudit: Callable[..., Run], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    status, out, err = mtaudit("a.txt", "b.txt", "--reference", "r.txt", "--format", "json", *ours)
    assert (status, err) == (0, "")
    report = json.loads(out)
    scores, p_values, signatures = by_sacrebleu(*theirs, seed="7" if "--seed" in ours else "12345")
    shown, found, named = figures(report["metrics"])
    assert (found, named) == (p_values, signatures)
    assert set(shown) <= set(scores)
    assert report["segments"] == COUNT


def test_every_kind_of_input_gives_the_same(mtaudit: Callable[..., Run]) -> None:
    put("both.jsonl", {f"n{number}": line for number, line in reversed(list(enumerate(REFERENCES)))}, "reference")
    inputs = [("a.txt", "b.txt", "r.txt"), ("a.jsonl", "b.jsonl", "both.jsonl"), ("a", "b", "r")]
    reports = []
    for first, second, reference in inputs:
        status, out, err = mtaudit(first, second, "--reference", reference, "--format", "json", "--samples", "50")
        assert (status, err) == (0, "")
        reports.append(json.loads(out)["metrics"])
    assert reports[0] == reports[1] == reports[2]


def test_the_table_says_which_is_better(mtaudit: Callable[..., Run]) -> None:
    status, out, _ = mtaudit("a.txt", "r.txt", "--reference", "r.txt")
    assert status == 0
    assert out.startswith(
        f"A: a.txt\nB: r.txt\n{COUNT} segments; paired bootstrap resampling, 1000 samples, seed 12345\n"
    )
    assert out.count("B is better") == 3
    assert out.count("nrefs:1|bs:1000|seed:12345|") == 3
    assert mtaudit("a.txt", "a.txt", "--reference", "r.txt")[1].count("no difference shown") == 3


def test_the_seed_of_the_environment_counts_where_none_is_given(
    mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("a.txt", "b.txt", "--reference", "r.txt", "--samples", "20")
    monkeypatch.setenv("SACREBLEU_SEED", "99")
    assert "seed:99|" in mtaudit(*arguments)[1]
    assert "seed:5|" in mtaudit(*arguments, "--seed", "5")[1]
    assert os.environ["SACREBLEU_SEED"] == "99"
    monkeypatch.setenv("SACREBLEU_SEED", "none")
    complaint = "mtaudit: error: SACREBLEU_SEED: must be a whole number from 1, not 'none'\n"
    assert mtaudit(*arguments) == (2, "", complaint)


def test_what_does_not_match_is_one_line_that_names_it(mtaudit: Callable[..., Run]) -> None:
    Path("short.txt").write_text("One line.\n")
    put("less.jsonl", {f"n{number}": line for number, line in enumerate(REFERENCES[:-1])})
    Path("a", "extra.txt").write_text("One more.\n")
    Path("broken.jsonl").write_text('{"id": "n0"}\n')
    Path("void.txt").write_text("")
    Path("page.html").write_text("<p>Hello</p>")
    for sources, complaint in (
        (("a.txt", "short.txt", "r.txt"), "short.txt: has 1 lines, and a.txt has 30"),
        (("a.jsonl", "less.jsonl", "r.jsonl"), "less.jsonl: has no article 'n29', which a.jsonl has"),
        (("a.jsonl", "b.jsonl", "less.jsonl"), "less.jsonl: has no article 'n29', which a.jsonl has"),
        (("less.jsonl", "b.jsonl", "r.jsonl"), "less.jsonl: has no article 'n29', which b.jsonl has"),
        (("a", "b", "r"), "b: has no article 'extra.txt', which a has"),
        (("a.jsonl", "broken.jsonl", "r.jsonl"), "broken.jsonl:1: has no field 'text'"),
        (("a.jsonl", "b.txt", "r.jsonl"), "systems and reference must be of one kind: a.jsonl is JSON Lines, b.txt is"),
        (("a.txt", "gone.txt", "r.txt"), "gone.txt: cannot be read: No such file or directory"),
        (("a.txt", "page.html", "r.txt"), "page.html: is html; give JSON Lines, folders, or plain text with a segment"),
        (("void.txt", "void.txt", "void.txt"), "there is no segment to compare"),
    ):
        status, out, err = mtaudit(sources[0], sources[1], "--reference", sources[2])
        assert (status, out) == (2, "")
        assert err.startswith(f"mtaudit: error: {complaint}")
        assert err.count("\n") == 1


@pytest.mark.parametrize("option", [("--seed", "0"), ("--samples", "-1"), ("--samples", "many")])
def test_numbers_begin_at_one(mtaudit: Callable[..., Run], option: tuple[str, str]) -> None:
    status, _, err = mtaudit("a.txt", "b.txt", "--reference", "r.txt", *option)
    assert status == 2
    assert "must be a whole number from 1" in err


def test_the_library_refuses_what_sacrebleu_would_take_wrongly() -> None:
    with pytest.raises(ConfigError, match="seed 0"):
        compare(["one"], ["one"], ["one"], seed=0)
    with pytest.raises(ConfigError, match="samples 0"):
        compare(["one"], ["one"], ["one"], samples=0)
    with pytest.raises(ConfigError, match="1, 2 and 1 of reference"):
        compare(["one"], ["one", "two"], ["one"])
    with pytest.raises(ConfigError, match="no segment"):
        compare([], [], [])


@pytest.mark.parametrize(
    ("metric", "second", "p_value", "better"),
    [("BLEU", 31.0, 0.01, "second"), ("TER", 31.0, 0.01, "first"), ("BLEU", 29.0, 0.01, "first"),
     ("BLEU", 31.0, 0.05, None), ("BLEU", 30.0, 0.01, None)],
)  # fmt: skip
def test_less_is_better_of_ter_alone(metric: str, second: float, p_value: float, better: str | None) -> None:
    assert MetricComparison(metric, 30.0, second, p_value, "").better == better
