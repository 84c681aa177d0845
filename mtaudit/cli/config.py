"""`mtaudit config`: the settings that hold here, and where each of them comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.cli.options import add_gate, add_settings, settings_of
from mtaudit.cli.output import one_line, write
from mtaudit.settings.file import shown

if TYPE_CHECKING:
    import argparse

    from mtaudit.cli.options import Commands


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "config",
        help="show the settings",
        description="Show every setting with its origin: default, settings file, environment or command line.",
    )
    parser.add_argument("--show", action="store_true", required=True, help="show the settings")
    add_gate(parser)
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    rows = [(one_line(f"{key} = {value}"), one_line(origin)) for key, value, origin in shown(settings_of(options))]
    width = min(max(len(setting) for setting, _ in rows), 60)
    write("".join(f"{setting:<{width}}  # {origin}\n" for setting, origin in rows))
    return 0
