"""`mtaudit baseline`: accept what is found today, so that only what comes later counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit.cli.audit import audit, audit_settings_of
from mtaudit.cli.check import problems
from mtaudit.cli.companions import without_reference
from mtaudit.cli.options import add_articles, add_settings, articles_of, file_path
from mtaudit.cli.output import complain, note
from mtaudit.cli.targets import Target, add_overwrite, guard_of
from mtaudit.judging import baseline
from mtaudit.reporters.wording import standing

if TYPE_CHECKING:
    import argparse

    from mtaudit.cli.options import Commands

FILE_NAME = "mtaudit-baseline.json"


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "baseline",
        help="accept today's findings",
        description="Write a file of today's findings; `check --baseline FILE` then counts only new ones. "
        "Articles are known by the path that they are given with, so run both in the same folder.",
    )
    add_articles(parser)
    default = Path(FILE_NAME)
    parser.add_argument("-o", "--output", type=file_path, default=default, metavar="FILE", help=f"default: {default}")
    add_overwrite(parser)
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status; nothing is written where something could not be audited."""
    settings = replace(audit_settings_of(options), baseline=None)
    gathered = articles_of(options, settings)
    guard, target = guard_of(options, settings, gathered.files), Target(options.output)
    guard.check([target])
    report = audit([without_reference(each) for each in gathered.waiting], settings, quiet=options.quiet)
    if not report.complete:
        for line in problems(report):
            complain(line)
        return 2
    entries = [entry for article in report.articles for entry in baseline.entries_of(article.id, standing(article))]
    guard.write(target, baseline.dumps(entries))
    accepted = sum(entry.count for entry in entries)
    note(f"wrote {options.output}: {accepted} finding{'' if accepted == 1 else 's'} accepted")
    return 0
