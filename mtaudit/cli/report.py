"""`mtaudit report`: a folder of HTML pages, one for each article, with an index and the whole report as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.cli.audit import audit, audit_settings_of
from mtaudit.cli.check import problems
from mtaudit.cli.companions import add_companions, with_companions
from mtaudit.cli.earlier import stale_pages
from mtaudit.cli.options import add_articles, add_gate, add_settings, articles_of, file_path
from mtaudit.cli.output import complain, make_folder, note
from mtaudit.cli.targets import Target, add_overwrite, guard_of
from mtaudit.reading.sources import Article
from mtaudit.reporters import FORMATS, ReportOptions
from mtaudit.reporters.wording import counted

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
        description="Audit articles and write an HTML page for each, an index of them, and report.json. Pages that an "
        "earlier run wrote into the folder and this one does not are removed.",
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
    add_overwrite(parser)
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    add_gate(parser)
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    from mtaudit.reporters.html import file_names, render_article, render_index  # noqa: PLC0415 - templates load late

    settings = audit_settings_of(options)
    gathered = articles_of(options, settings)
    waiting = with_companions(gathered.waiting, options, settings.largest_file)
    folder: Path = options.output
    make_folder(folder)
    guard = guard_of(options, settings, gathered.files)
    names = file_names(each.id for each in waiting)  # of those that cannot be audited, too: `earlier` makes them anew
    pages = {each.id: Target(folder / names[each.id], folder) for each in waiting if isinstance(each, Article)}
    index, data = Target(folder / INDEX, folder), Target(folder / DATA, folder)
    guard.check([*pages.values(), index, data])  # before the audit, so that a long one is not for nothing
    report = audit(waiting, settings, quiet=options.quiet)
    for line in problems(report):
        complain(line)
    guard.check([*pages.values(), index, data])
    written = {article.id: names[article.id] for article in report.articles}
    stale = list(stale_pages(data.path, written.values(), guard))
    for page in stale:
        page.unlink()
    guard.write(data, FORMATS["json"](report, ReportOptions()))  # first, so that whatever stops the run, all is listed
    for article in report.articles:
        guard.write(pages[article.id], render_article(article, report.version))
    guard.write(index, render_index(report, written))
    if not options.quiet:
        if stale:
            note(f"removed {counted(len(stale), 'page')} of an earlier run")
        note(f"wrote {index.path}")
    return 0 if report.complete else 2
