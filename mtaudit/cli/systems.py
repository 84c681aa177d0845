"""Two systems and their reference, segment by segment: from JSON Lines, folders, or plain text of a segment a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtaudit.cli.output import note
from mtaudit.errors import ConfigError, InputError
from mtaudit.reading import bounded, markup
from mtaudit.reading.failure import Failure
from mtaudit.reading.sources import collect
from mtaudit.reference.scores import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mtaudit.reading.sources import Article


class Systems(NamedTuple):
    """The segments of two systems and of their reference, those at one place belonging together."""

    first: list[str]
    second: list[str]
    references: list[str]


def read_systems(first: Path, second: Path, reference: Path) -> Systems:
    """What three files or folders hold, put in the order of the first.

    In JSON Lines and folders an article is a segment, known by its id or by its path in the folder; its newlines
    become spaces. A reference is the field "reference" of its line where it has one, else its text. Of plain text each
    line is a segment.

    Raises:
        ConfigError: the three are not of one kind, or what one holds is not in another; the text names it.
        InputError: something cannot be read; the text names it.
    """
    paths = (first, second, reference)
    kinds = {path: _kind(path) for path in paths}
    if len(set(kinds.values())) > 1:
        held = ", ".join(f"{path} is {kind}" for path, kind in kinds.items())
        raise ConfigError(f"systems and reference must be of one kind: {held}")
    if kinds[first] == "plain text":
        return _side_by_side(paths)
    return _by_id(paths)


def _kind(path: Path) -> str:
    if path.is_dir():
        return "a folder"
    if path.suffix.lower() == ".jsonl":
        return "JSON Lines"
    if (form := markup.format_of(path.name)) != "text":
        raise ConfigError(f"{path}: is {form}; give JSON Lines, folders, or plain text with a segment a line")
    return "plain text"


def _side_by_side(paths: Iterable[Path]) -> Systems:
    read = [(path, _lines(path)) for path in paths]
    first, lines = read[0]
    for path, others in read:
        if len(others) != len(lines):
            raise ConfigError(f"{path}: has {len(others)} lines, and {first} has {len(lines)}")
    return Systems(*(lines for _, lines in read))


def _lines(path: Path) -> list[str]:
    """Lines as sacreBLEU reads them: ended by LF, without white space at their end."""
    try:
        text, _ = markup.decode(bounded.read(path))
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    return [line.rstrip() for line in text.removesuffix("\n").split("\n")] if text else []


def _by_id(paths: Iterable[Path]) -> Systems:
    first, second, reference = paths
    held = {
        first: _articles(first),
        second: _articles(second),
        reference: _articles(reference, is_reference=True),
    }
    for path, articles in held.items():
        for name in held[first]:
            if name not in articles:
                raise ConfigError(f"{path}: has no article {name!r}, which {first} has")
        for name in articles:
            if name not in held[first]:
                raise ConfigError(f"{first}: has no article {name!r}, which {path} has")
    order = list(held[first])
    return Systems(*([held[path][name] for name in order] for path in (first, second, reference)))


def _articles(path: Path, *, is_reference: bool = False) -> dict[str, str]:
    """The text of each article on one line, by what it is known by."""
    held: dict[str, str] = {}
    gathered = collect([str(path)])
    for line in gathered.left_out:
        note(line)
    for waiting in gathered.waiting:
        if isinstance(waiting, Failure):
            raise InputError(f"{waiting.id}: {waiting.message}")
        text = waiting.reference if is_reference and waiting.reference is not None else _text_of(waiting)
        held[waiting.path.relative_to(path).as_posix() if waiting.path else waiting.id] = one_line(text)
    return held


def _text_of(article: Article) -> str:
    try:
        return article.read().text
    except InputError as error:
        raise InputError(f"{article.id}: {error}") from error
