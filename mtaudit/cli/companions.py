"""What may come beside a single article: a reference translation to measure it by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtaudit import markup
from mtaudit.cli.options import file_path
from mtaudit.errors import ConfigError
from mtaudit.sources import Article

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from mtaudit.sources import Waiting


def add_companions(parser: argparse.ArgumentParser) -> None:
    """The options that name what comes beside a single article."""
    parser.add_argument(
        "--reference",
        type=file_path,
        metavar="FILE",
        help='a reference translation of the one article (.txt .md .html); JSON Lines name theirs in "reference"',
    )


def with_companions(waiting: Sequence[Waiting], options: argparse.Namespace) -> tuple[Waiting, ...]:
    """The articles, of which there is only one where something comes beside it; one that failed stays a failure.

    Raises:
        ConfigError: there is not one article, or the file cannot be read; the text names it.
        InputError: the file is no text.
    """
    if options.reference is None:
        return tuple(waiting)
    if len(waiting) != 1:
        raise ConfigError(f"--reference belongs to one article, and this run has {len(waiting)}")
    reference = _prose(options.reference)
    return tuple(replace(each, reference=reference) if isinstance(each, Article) else each for each in waiting)


def without_reference(waiting: Waiting) -> Waiting:
    """The article without its reference, for runs that show no score of it."""
    return replace(waiting, reference=None) if isinstance(waiting, Article) else waiting


def _prose(path: Path) -> str:
    """The prose of a file, its blocks apart from each other by a blank line."""
    if path.suffix.lower() == ".jsonl":
        raise ConfigError(f'{path}: JSON Lines are no reference; give them as articles, with a field "reference"')
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error
    form = markup.format_of(path.name)
    document = markup.read(data, id=str(path), format=form)
    if not document.blocks:
        raise ConfigError(f"{path}: holds no text")
    if form == "text":
        return document.text
    blocks = (document.text[block.span.start : block.span.end] for block in document.blocks)
    return "\n\n".join(" ".join(block.split("\n")) for block in blocks)
