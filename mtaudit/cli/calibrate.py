"""`mtaudit calibrate`: measures every rule on labelled text; its own module reads the arguments."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from mtaudit.cli.options import Commands


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "calibrate",
        help="measure the rules on labelled text",
        add_help=False,
        prefix_chars="\0",  # no argument can begin so, so all of them are handed on, options too
    )
    parser.add_argument("arguments", nargs="*")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status."""
    calibrate: Callable[[Sequence[str]], int] = import_module("mtaudit.calibrate").main
    return calibrate(options.arguments)
