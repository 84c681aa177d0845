"""The command `mtaudit`: one file for each of its commands.

Exit status: 0 where the gate passed, 1 where it failed, 2 where the job could not be done; never a count.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mtaudit.cli import baseline, calibrate, check, compare, config, explain, new_rule, report, rules, trust
from mtaudit.cli.options import Parser
from mtaudit.cli.output import complain, prepare_streams, write
from mtaudit.errors import MtauditError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

__all__ = ["main"]

_COMMANDS = (check, report, compare, explain, rules, new_rule, baseline, calibrate, config, trust)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process by default) and return its exit status."""
    prepare_streams()
    try:
        with _interrupted_by_sigterm():
            return _run(arguments)
    except MtauditError as error:
        complain(str(error))
    except KeyboardInterrupt:
        complain("interrupted")
    except SystemExit as exit_:  # its code is not the gate's, whatever it is
        complain(f"something that mtaudit loaded, such as a rule file, ended the program (exit code {exit_.code!r})")
    except OSError as error:
        complain(f"{os.fsdecode(error.filename)}: {error.strerror}" if error.filename else str(error))
    return 2


def _run(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as exit_:  # argparse ends so after help and after bad usage
        return exit_.code if isinstance(exit_.code, int) else 2
    if options.version:
        from mtaudit.auditor import VERSION  # noqa: PLC0415 - loads the engine, which help can do without

        write(f"mtaudit {VERSION}\n")
        return 0
    if "run" not in options:
        parser.print_help()
        return 0
    status: int = options.run(options)
    return status


@contextmanager
def _interrupted_by_sigterm() -> Generator[None]:
    """Let SIGTERM end the run as the keyboard does, unless the caller handles it in its own way."""
    is_free = threading.current_thread() is threading.main_thread() and (
        signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )
    if not is_free:
        yield
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _parser() -> Parser:
    parser = Parser(
        prog="mtaudit",
        description="Audits news articles for what machine translation left behind.",
        epilog="Exit status: 0 passed, 1 the gate failed, 2 the job could not be done.",
    )
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)
    for command in _COMMANDS:
        command.add_to(commands)
    return parser
