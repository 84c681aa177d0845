"""`mtaudit compare`: whether two systems differ, measured against one reference."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from mtaudit.cli.options import file_path
from mtaudit.cli.output import one_line, write
from mtaudit.cli.systems import read_systems
from mtaudit.errors import ConfigError
from mtaudit.reference.comparison import SAMPLES, SEED, SIGNIFICANT, compare
from mtaudit.reporters.json import dumps
from mtaudit.reporters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtaudit.cli.options import Commands
    from mtaudit.reference.comparison import MetricComparison

_TESTS = {"bs": "paired bootstrap resampling", "ar": "approximate randomization"}
_SEED_VARIABLE = "SACREBLEU_SEED"


MOST_SAMPLES = 1_000_000
"""Resamplings that still fit into memory."""


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "compare",
        help="say whether two systems differ",
        description="Measure two systems against one reference by BLEU, chrF++ and TER, and test whether chance alone "
        "would make the difference (sacreBLEU's paired tests). A, B and the reference are JSON Lines, whose articles "
        "are matched by id; folders, matched by file name; or plain text with a segment a line.",
        epilog="Exit status: 0 compared, whatever came out; 2 they cannot be compared.",
    )
    parser.add_argument("first", type=file_path, metavar="A", help="one system, the baseline")
    parser.add_argument("second", type=file_path, metavar="B", help="the other")
    parser.add_argument("--reference", type=file_path, required=True, metavar="R", help="what both are measured by")
    parser.add_argument("--paired", choices=tuple(_TESTS), default="bs", help="bootstrap (default) or randomization")
    parser.add_argument(
        "--samples", type=_samples, metavar="N", help=f"default: {SAMPLES['bs']}, or {SAMPLES['ar']} for ar"
    )
    parser.add_argument(
        "--seed", type=_number, metavar="N", help=f"default: {_SEED_VARIABLE} of the environment, or {SEED}"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", dest="shape", help="default: text")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    systems = read_systems(options.first, options.second, options.reference)
    seed = _seed(os.environ) if options.seed is None else options.seed
    samples = options.samples or SAMPLES[options.paired]
    compared = compare(*systems, test=options.paired, samples=samples, seed=seed)
    facts: dict[str, object] = {
        "first": str(options.first),
        "second": str(options.second),
        "reference": str(options.reference),
        "segments": len(systems.references),
        "test": options.paired,
        "samples": samples,
        "seed": seed,
    }
    if options.shape == "json":
        write(f"{dumps({**facts, 'metrics': [_facts_of(each) for each in compared]}, indent=2)}\n")
        return 0
    segments = len(systems.references)
    write(f"A: {one_line(str(options.first))}\nB: {one_line(str(options.second))}\n")
    write(f"{counted(segments, 'segment')}; {_TESTS[options.paired]}, {samples} samples, seed {seed}\n\n")
    write("".join(f"{line}\n" for line in _table(compared)))
    return 0


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)


def _samples(text: str) -> int:
    count = _number(text)
    if count > MOST_SAMPLES:
        raise argparse.ArgumentTypeError(f"must be at most {MOST_SAMPLES}, not {text!r}")
    return count


def _seed(environment: Mapping[str, str]) -> int:
    given = environment.get(_SEED_VARIABLE) or str(SEED)
    try:
        return _number(given)
    except argparse.ArgumentTypeError as error:
        raise ConfigError(f"{_SEED_VARIABLE}: {error}") from error


def _facts_of(compared: MetricComparison) -> dict[str, object]:
    return {
        "metric": compared.metric,
        "first": compared.first,
        "second": compared.second,
        "difference": compared.difference,
        "p_value": compared.p_value,
        "better": compared.better,
        "signature": compared.signature,
    }


def _table(compared: Sequence[MetricComparison]) -> list[str]:
    rows = [("metric", "A", "B", "B - A", "p-value", "")]
    for each in compared:
        said = {"first": "A is better", "second": "B is better", None: "no difference shown"}[each.better]
        figures = (f"{each.first:.2f}", f"{each.second:.2f}", f"{each.difference:+.2f}", f"{each.p_value:.4f}")
        rows.append((each.metric, *figures, said))
    lines = [f"{row[0]:<8}{''.join(f'{cell:>9}' for cell in row[1:5])}  {row[5]}".rstrip() for row in rows]
    lines += ["", f"A difference is shown where p is below {SIGNIFICANT}. Of TER less is better.", ""]
    return lines + [f"{each.metric}: {each.signature}" for each in compared]
