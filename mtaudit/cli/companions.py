"""What may come beside a single article: the text that it was translated from, and a reference translation."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from mtaudit.article.original import Original
from mtaudit.cli.options import file_path
from mtaudit.errors import ConfigError, InputError
from mtaudit.language.codes import code_of
from mtaudit.reading import bilingual, bounded, markup
from mtaudit.reading.sources import Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtaudit.reading.sources import Waiting


def add_companions(parser: argparse.ArgumentParser) -> None:
    """The options that name what comes beside a single article."""
    group = parser.add_argument_group("beside the article")
    group.add_argument(
        "--source", type=file_path, metavar="FILE", help="what the article was translated from: text, Markdown or HTML"
    )
    group.add_argument(
        "--source-language",
        type=_language,
        metavar="XX",
        help='its language, such as "uk", where nothing else states it',
    )
    group.add_argument(
        "--reference",
        type=file_path,
        metavar="FILE",
        help='a reference translation of the one article (.txt .md .html); JSON Lines name theirs in "reference"',
    )


def with_companions(waiting: Sequence[Waiting], options: argparse.Namespace, largest: int) -> tuple[Waiting, ...]:
    """The articles with what stands beside them; a language that an article states itself is left as it is.

    Of the files beside them no more than `largest` bytes are read.

    Raises:
        ConfigError: there is not exactly one article, or it has a source already, or the reference cannot be read.
        InputError: the source or the reference is no text; the message names it.
    """
    path: Path | None = options.source
    if path is not None:
        waiting = (_with_source(waiting, path, options.source_language, largest),)
    if options.reference is not None:
        waiting = _with_reference(waiting, options.reference, largest)
    return tuple(_with_language(each, options.source_language) for each in waiting)


def _with_source(waiting: Sequence[Waiting], path: Path, language: str | None, largest: int) -> Waiting:
    if len(waiting) != 1:
        raise ConfigError(f"--source is the source of one article; {len(waiting)} are named")
    (article,) = waiting
    if not isinstance(article, Article):
        return article  # a failure, which the report states
    if article.original is not None:
        raise ConfigError(f"{article.id}: has a source of its own; --source would be another")
    if bilingual.is_bilingual(path.name) or path.suffix.lower() == ".jsonl":
        raise ConfigError(f"{path}: is not the text of a source; name a file of text, Markdown or HTML")
    try:
        document = Article(str(path), path, format=markup.format_of(path.name), largest=largest).read()
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    original = Original(document.text, language or code_of(article.source_language), name=str(path))
    notes = tuple(f"its source {path}: {note}" for note in document.notes)
    return replace(article, original=original, notes=article.notes + notes)


def _with_reference(waiting: Sequence[Waiting], path: Path, largest: int) -> tuple[Waiting, ...]:
    if len(waiting) != 1:
        raise ConfigError(f"--reference belongs to one article, and this run has {len(waiting)}")
    for each in waiting:
        if isinstance(each, Article) and each.reference is not None:
            raise ConfigError(f"{each.id}: has a reference of its own; --reference would be another")
    reference = _prose(path, largest)
    return tuple(replace(each, reference=reference) if isinstance(each, Article) else each for each in waiting)


def _with_language(each: Waiting, language: str | None) -> Waiting:
    if language is None or not isinstance(each, Article):
        return each
    original = each.original
    if original is not None and original.language is None:
        original = replace(original, language=each.source_language or language)
    return replace(each, source_language=each.source_language or language, original=original)


def _language(text: str) -> str:
    code = code_of(text)
    if code is None:
        raise argparse.ArgumentTypeError(f"is no language code of two letters, such as uk: {text!r}")
    return code


def without_reference(waiting: Waiting) -> Waiting:
    """The article without its reference, for runs that show no score of it."""
    return replace(waiting, reference=None) if isinstance(waiting, Article) else waiting


def _prose(path: Path, largest: int) -> str:
    """The prose of a file, its blocks apart from each other by a blank line."""
    if path.suffix.lower() == ".jsonl":
        raise ConfigError(f'{path}: JSON Lines are no reference; give them as articles, with a field "reference"')
    if bilingual.is_bilingual(path.name):
        raise ConfigError(f"{path}: is not the text of a reference; name a file of text, Markdown or HTML")
    try:
        data = bounded.read(path, largest)
    except InputError as error:
        raise ConfigError(f"{path}: {error}") from error
    form = markup.format_of(path.name)
    document = markup.read(data, id=str(path), format=form)
    if not document.blocks:
        raise ConfigError(f"{path}: holds no text")
    if form == "text":
        return document.text
    blocks = (document.text[block.span.start : block.span.end] for block in document.blocks)
    return "\n\n".join(" ".join(block.split("\n")) for block in blocks)
