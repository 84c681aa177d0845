"""Segments as files that sacreBLEU's own command reads, so that anybody can make the scores again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.cli.options import file_path
from mtaudit.cli.output import make_folder, note
from mtaudit.cli.targets import Target
from mtaudit.errors import ConfigError
from mtaudit.reading.sources import Article
from mtaudit.reporters.wording import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from mtaudit.cli.targets import Guard
    from mtaudit.reading.sources import Waiting
    from mtaudit.report import RunReport

HYPOTHESIS, REFERENCE = "hypothesis.txt", "reference.txt"
_NOTHING = "--export-segments: no article has a reference"


def add_export(parser: argparse.ArgumentParser) -> None:
    """The option that asks for the files."""
    parser.add_argument(
        "--export-segments",
        type=file_path,
        metavar="FOLDER",
        help=f"write what is compared with references to {HYPOTHESIS} and {REFERENCE}, for sacreBLEU's command",
    )


def targets(waiting: Iterable[Waiting], folder: Path) -> tuple[Target, Target]:
    """The files that `export` will write, their folder made if it is not there.

    Raises:
        ConfigError: no article has a reference, or the folder cannot be made.
    """
    if not any(isinstance(each, Article) and each.reference for each in waiting):
        raise ConfigError(_NOTHING)
    make_folder(folder)
    return _targets(folder)


def export(report: RunReport, folder: Path, guard: Guard) -> None:
    """Write the segments of all articles that have a reference, one a line.

    Raises:
        ConfigError: no article with a reference could be audited, or the files cannot be written.
    """
    segments = [segment for article in report.articles for segment in article.segments]
    if not segments:
        raise ConfigError(_NOTHING)
    hypothesis, reference = _targets(folder)
    guard.check((hypothesis, reference))
    guard.write(hypothesis, "".join(f"{segment.hypothesis}\n" for segment in segments))
    guard.write(reference, "".join(f"{segment.reference}\n" for segment in segments))
    note(f"wrote {hypothesis.path} and {reference.path}: {counted(len(segments), 'segment')}")


def _targets(folder: Path) -> tuple[Target, Target]:
    return Target(folder / HYPOTHESIS, folder), Target(folder / REFERENCE, folder)
