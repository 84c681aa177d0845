"""Options that several commands share, and how they become settings."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Protocol

from mtaudit.cli.output import complain, note, write
from mtaudit.errors import ConfigError, InputError
from mtaudit.reading import bounded
from mtaudit.reading.bilingual import is_bilingual
from mtaudit.reading.failure import NO_MEMORY
from mtaudit.reading.markup import format_of
from mtaudit.reading.sources import STANDARD_INPUT, StandardInput, collect
from mtaudit.settings.file import load
from mtaudit.settings.keys import number_in

if TYPE_CHECKING:
    from mtaudit.reading.sources import Gathered
    from mtaudit.settings.values import Settings


class Parser(argparse.ArgumentParser):
    """A parser that writes as the rest of the command does: a complaint is one line, and what is not written fails."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the usage, and exit with status 2."""
        complain(f"{message} (see `{self.prog} --help`)")
        sys.exit(2)

    def print_help(self, file: object = None) -> None:
        """Write the help to standard output.

        Raises:
            ConfigError: it cannot be written.
        """
        del file  # only argparse calls this, and names none
        write(self.format_help())


class Commands(Protocol):
    """Where a command adds its parser: what `add_subparsers` returns."""

    def add_parser(self, name: str, **settings: Any) -> Parser:
        """A parser for the command of that name."""
        ...


INPUT_FORMATS = ("text", "markdown", "html", "jsonl")


def file_path(text: str) -> Path:
    """An option's value as a path.

    Raises:
        ArgumentTypeError: it is empty, which `Path` takes for the working directory.
    """
    return Path(not_empty(text))


def not_empty(text: str) -> str:
    """An option's value that is not empty.

    Raises:
        ArgumentTypeError: it is.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("is empty")
    return text


def _names(text: str) -> list[str]:
    names = [name for part in text.split(",") if (name := part.strip())]
    if not names:
        raise argparse.ArgumentTypeError(f"names nothing: {text!r}")
    return names


def add_articles(parser: argparse.ArgumentParser) -> None:
    """The articles, and how standard input is read."""
    parser.add_argument(
        "articles", nargs="+", metavar="ARTICLE", help='file, folder, glob pattern, or "-" for standard input'
    )
    parser.add_argument(
        "--stdin-name", type=not_empty, metavar="NAME", help="what to call standard input; its suffix tells the format"
    )
    parser.add_argument("--stdin-format", choices=INPUT_FORMATS, help="the format of standard input")


def add_config(parser: argparse.ArgumentParser) -> None:
    """Which settings file to read."""
    parser.add_argument(
        "--config", type=not_empty, metavar="FILE", help='settings file, which is trusted; "none" to read none'
    )
    parser.add_argument(
        "--trust-settings", action="store_true", help="trust the settings file that is found, for this run"
    )
    parser.add_argument(
        "--rule-folder",
        type=not_empty,
        dest="rule_folders",
        action="append",
        metavar="FOLDER",
        help="a folder of rule files, which are run; repeatable",
    )


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Settings that the command line may override, key by key."""
    add_config(parser)
    group = parser.add_argument_group("settings", "each goes before the same key of the settings file")
    for option, what in (
        ("--select", "run only these rules or error types"),
        ("--extend-select", "run these, too"),
        ("--ignore", "do not run these"),
    ):
        group.add_argument(option, type=_names, metavar="RULE,…", action="extend", help=what)
    group.add_argument(
        "--glossary",
        type=not_empty,
        metavar="FILE",
        action="append",
        help="terms and forbidden words (TSV); repeatable",
    )
    group.add_argument("--min-confidence", type=float, metavar="SHARE", help="leave out less sure findings (0 to 1)")
    group.add_argument("--no-learned", dest="learned", action="store_const", const=False, help="run no learned rule")
    group.add_argument("--word-scores", action="store_const", const=True, help="put every word's score into JSON Lines")
    group.add_argument(
        "--max-file-size",
        type=float,
        metavar="MIB",
        help="do not read larger files, or lines of JSON Lines (default: 64)",
    )
    group.add_argument("--jobs", metavar="N", help='worker processes; "auto" for one a processor')


def _points(text: str) -> float | str:
    try:
        return text if text == "never" else float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'is a number or "never", not {text!r}') from None


def add_gate(parser: argparse.ArgumentParser) -> None:
    """What fails an article."""
    group = parser.add_argument_group("gate")
    group.add_argument("--fail-on", metavar="SEVERITY", help="critical, major, minor or never")
    group.add_argument("--fail-confidence", type=float, metavar="SHARE", help="how sure it must be (0 to 1)")
    group.add_argument(
        "--max-points", type=_points, metavar="POINTS", help='penalty points per 1000 words that pass, or "never"'
    )
    group.add_argument("--min-words", type=int, metavar="N", help="a shorter article counts as if it had N words")
    group.add_argument("--baseline", metavar="FILE", help="file of accepted findings; only new ones count")


_KEYS = (
    *("select", "extend-select", "ignore", "glossary", "learned", "word-scores"),
    *("min-confidence", "fail-on", "fail-confidence", "max-points", "min-words", "baseline", "jobs", "format"),
    *("rule-folders", "max-file-size"),
)
"""The keys of the settings file that an option of the same name overrides."""


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of a run: of the file, the environment, and this command line.

    Raises:
        ConfigError: they cannot be used.
    """
    given = vars(options)
    values: dict[str, object] = {}
    for key in _KEYS:
        if (value := given.get(key.replace("-", "_"))) is not None:
            values[key] = value
    if "jobs" in values:
        values["jobs"] = number_in(str(values["jobs"]))
    named = given.get("config")
    file: Path | Literal["none"] | None = "none" if named == "none" else Path(named) if named else None
    return load(
        Path.cwd(),
        file=file,
        command_line=values,
        environment=os.environ,
        is_trusted=bool(file) or options.trust_settings,
    )


def articles_of(options: argparse.Namespace, settings: Settings) -> Gathered:
    """The articles that the command line names, and a note on what was found in folders and left out.

    Standard input is read here if it is one of them.

    Of it, and of every file, no more is read than the settings allow.

    Raises:
        ConfigError: standard input is described, and not asked for.
    """
    gathered = collect(options.articles, _standard_input(options, settings.largest_file), settings.largest_file)
    for line in gathered.left_out:
        note(line)
    return gathered


def _standard_input(options: argparse.Namespace, largest: int) -> StandardInput | None:
    named, given_format = options.stdin_name, options.stdin_format
    if STANDARD_INPUT not in options.articles:
        if named or given_format:
            raise ConfigError('--stdin-name and --stdin-format need "-" among the articles')
        return None
    shown = named or "stdin"
    assumed = "jsonl" if shown.lower().endswith(".jsonl") else "bilingual" if is_bilingual(shown) else format_of(shown)
    given = StandardInput(name=shown, format=given_format or assumed)
    return _with_data(given, largest)


def _with_data(given: StandardInput, largest: int) -> StandardInput:
    try:
        if given.format != "jsonl":
            return replace(given, data=bounded.read_stream(sys.stdin.buffer, largest))
        lines = bounded.lines_of(sys.stdin.buffer, largest)
        return replace(given, data=lines.data, too_long=lines.too_long)
    except InputError as error:
        return replace(given, problem=str(error))
    except MemoryError:
        return replace(given, problem=NO_MEMORY)
    except OSError as error:
        return replace(given, problem=f"cannot be read: {error.strerror}")
