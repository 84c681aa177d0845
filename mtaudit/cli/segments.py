"""Segments as files that sacreBLEU's own command reads, so that anybody can make the scores again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.cli.options import file_path
from mtaudit.cli.output import note, write_file
from mtaudit.errors import ConfigError
from mtaudit.reporters.wording import counted

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from mtaudit.report import RunReport

HYPOTHESIS, REFERENCE = "hypothesis.txt", "reference.txt"


def add_export(parser: argparse.ArgumentParser) -> None:
    """The option that asks for the files."""
    parser.add_argument(
        "--export-segments",
        type=file_path,
        metavar="FOLDER",
        help=f"write what is compared with references to {HYPOTHESIS} and {REFERENCE}, for sacreBLEU's command",
    )


def export(report: RunReport, folder: Path) -> None:
    """Write the segments of all articles that have a reference, one a line.

    Raises:
        ConfigError: no article has a reference, or the files cannot be written.
    """
    segments = [segment for article in report.articles for segment in article.segments]
    if not segments:
        raise ConfigError("--export-segments: no article has a reference")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be made: {error.strerror}") from error
    write_file(folder / HYPOTHESIS, "".join(f"{segment.hypothesis}\n" for segment in segments))
    write_file(folder / REFERENCE, "".join(f"{segment.reference}\n" for segment in segments))
    note(f"wrote {folder / HYPOTHESIS} and {folder / REFERENCE}: {counted(len(segments), 'segment')}")
