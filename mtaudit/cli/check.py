"""`mtaudit check`: audit articles, show what was found, and let the exit status say whether the gate passed."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING

from mtaudit.cli import fixing, segments
from mtaudit.cli.audit import audit, audit_settings_of
from mtaudit.cli.companions import add_companions, with_companions
from mtaudit.cli.options import add_articles, add_gate, add_settings, articles_of, file_path
from mtaudit.cli.output import complain, harmless_at_terminal, note, wants_color, write
from mtaudit.cli.targets import Target, add_overwrite, guard_of
from mtaudit.errors import ConfigError
from mtaudit.reporters import FORMATS, ReportOptions
from mtaudit.reporters.wording import standing, unfinished
from mtaudit.settings.gate import Verdict

if TYPE_CHECKING:
    import argparse

    from mtaudit.cli.options import Commands
    from mtaudit.report import RunReport


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "check",
        help="audit articles",
        description="Audit articles: show the findings and the score, and fail where the gate does.",
        epilog="Exit status: 0 passed, 1 the gate failed, 2 an article could not be read or a rule not finish.",
    )
    add_articles(parser)
    add_companions(parser)
    segments.add_export(parser)
    parser.add_argument("--format", choices=list(FORMATS), help="how to report (default: terminal)")
    parser.add_argument("--output", type=file_path, metavar="FILE", help="write the report to a file")
    add_overwrite(parser)
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colour at a terminal")
    parser.add_argument("--quiet", action="store_true", help="show findings alone, without summaries")
    parser.add_argument("--statistics", action="store_true", help="count findings by rule, on standard error")
    parser.add_argument("--show-silenced", action="store_true", help="show silenced findings, each with its silencer")
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="apply safe fixes to the files, then report what is left")
    fixes.add_argument("--diff", action="store_true", help="show what --fix would change, instead of a report")
    fixes.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: apply suggestions, too")
    add_gate(parser)
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    if options.fix and options.diff:
        raise ConfigError("--fix and --diff exclude each other")
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise ConfigError("--unsafe-fixes needs --fix or --diff")
    settings = audit_settings_of(options)
    if settings.format not in FORMATS:
        raise ConfigError(
            f"{settings.origin('format')}: format must be one of {', '.join(FORMATS)}, not {settings.format!r}"
        )
    gathered = articles_of(options, settings)
    waiting = with_companions(gathered.waiting, options, settings.largest_file)
    guard = guard_of(options, settings, gathered.files)
    targets = [Target(options.output)] if options.output else []
    targets += segments.targets(waiting, options.export_segments) if options.export_segments else []
    guard.check(targets)  # before the audit, so that a long one is not for nothing
    complete = True
    if options.fix:
        complete = fixing.fix_files(waiting, settings, unsafe=options.unsafe_fixes)
    report = audit(waiting, settings, quiet=options.quiet)
    if settings.format != "terminal" or options.diff or not sys.stdout.isatty():
        for line in problems(report):
            complain(line)
    if options.diff:
        shown = fixing.diff(waiting, report, settings, unsafe=options.unsafe_fixes)
        shown = shown if options.output else harmless_at_terminal(shown)
    else:
        shown = FORMATS[settings.format](report, _report_options(options))
    if options.output:
        guard.write(Target(options.output), shown)
    else:
        write(shown)
    if options.export_segments:
        segments.export(report, options.export_segments, guard)
    if options.statistics:
        for line in statistics(report):
            note(line)
    if not (complete and report.complete):
        return 2
    return 1 if report.verdict is Verdict.FAIL else 0


def problems(report: RunReport) -> list[str]:
    """What could not be done, one line each."""
    failures = [f"{failure.id}: {failure.message}" for failure in report.failures]
    return failures + [f"{each.article.id}: {each}" for each in unfinished(report.articles)]


def statistics(report: RunReport) -> list[str]:
    """How many findings each rule has, the busiest first."""
    counts = Counter((f.rule, f.error_type) for article in report.articles for f in standing(article))
    width = max((len(str(count)) for count in counts.values()), default=1)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"{count:>{width}} {rule} ({error_type})" for (rule, error_type), count in ranked] or ["no findings"]


def _report_options(options: argparse.Namespace) -> ReportOptions:
    return ReportOptions(
        color=wants_color(options.color, os.environ) and (options.output is None or options.color == "always"),
        width=shutil.get_terminal_size((100, 24)).columns,
        show_silenced=options.show_silenced,
        quiet=options.quiet,
    )
