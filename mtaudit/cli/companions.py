"""Texts beside an article: the one that it was translated from."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from mtaudit import bilingual
from mtaudit.cli.options import file_path
from mtaudit.errors import ConfigError, InputError
from mtaudit.languages import code_of
from mtaudit.markup import format_of
from mtaudit.original import Original
from mtaudit.sources import Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtaudit.sources import Waiting


def add_companions(parser: argparse.ArgumentParser) -> None:
    """The source of an article."""
    group = parser.add_argument_group("source")
    group.add_argument(
        "--source", type=file_path, metavar="FILE", help="what the article was translated from: text, Markdown or HTML"
    )
    group.add_argument(
        "--source-language",
        type=_language,
        metavar="XX",
        help='its language, such as "uk", where nothing else states it',
    )


def with_companions(waiting: Sequence[Waiting], options: argparse.Namespace) -> tuple[Waiting, ...]:
    """The articles with what stands beside them; a language that an article states itself is left as it is.

    Raises:
        ConfigError: there is a source and not exactly one article for it, or the article has one already.
        InputError: the source cannot be read; the text names it.
    """
    path: Path | None = options.source
    if path is not None:
        waiting = (_with_source(waiting, path, options.source_language),)
    return tuple(_with_language(each, options.source_language) for each in waiting)


def _with_source(waiting: Sequence[Waiting], path: Path, language: str | None) -> Waiting:
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
        document = Article(str(path), path, format=format_of(path.name)).read()
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    original = Original(document.text, language or code_of(article.source_language), name=str(path))
    notes = tuple(f"its source {path}: {note}" for note in document.notes)
    return replace(article, original=original, notes=article.notes + notes)


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
