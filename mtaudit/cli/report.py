"""`mtaudit report`: a folder of HTML pages, one for each article, with an index and the whole report as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.cli.audit import audit, audit_settings_of
from mtaudit.cli.check import problems
from mtaudit.cli.companions import add_companions, with_companions
from mtaudit.cli.options import add_articles, add_gate, add_settings, articles_of, file_path
from mtaudit.cli.output import complain, note, write_file
from mtaudit.errors import ConfigError
from mtaudit.reporters import FORMATS, ReportOptions

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from mtaudit.cli.options import Commands

INDEX, DATA = "index.html", "report.json"


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "report",
        help="write HTML pages that show the findings in place",
        description="Audit articles and write an HTML page for each, an index of them, and report.json.",
        epilog="Exit status: 0 written, 2 an article could not be read or a rule not finish; the gate is `check`'s.",
    )
    add_articles(parser)
    add_companions(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=file_path,
        required=True,
        metavar="FOLDER",
        help="where to write; made if it is not there",
    )
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    add_gate(parser)
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    from mtaudit.reporters.html import file_names, render_article, render_index  # noqa: PLC0415 - templates load late

    settings = audit_settings_of(options)
    report = audit(
        with_companions(articles_of(options, settings), options, settings.largest_file), settings, quiet=options.quiet
    )
    for line in problems(report):
        complain(line)
    folder: Path = options.output
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be made: {error.strerror}") from error
    names = file_names(article.id for article in report.articles)
    for article in report.articles:
        write_file(folder / names[article.id], render_article(article, report.version))
    write_file(folder / INDEX, render_index(report, names))
    write_file(folder / DATA, FORMATS["json"](report, ReportOptions()))
    if not options.quiet:
        note(f"wrote {folder / INDEX}")
    return 0 if report.complete else 2
