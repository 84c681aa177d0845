"""The command `mtaudit`: one file for each of its commands.

Exit status: 0 where the gate passed, 1 where it failed, 2 where the job could not be done; never a count. A run that a
signal ended has 128 and the signal's number, 130 for the keyboard's.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from mtaudit.cli import baseline, calibrate, check, compare, config, explain, new_rule, report, rules, trust
from mtaudit.cli.options import Parser
from mtaudit.cli.output import complain, prepare_streams, write
from mtaudit.errors import Interrupted, MtauditError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from types import FrameType

__all__ = ["main"]

_COMMANDS = (check, report, compare, explain, rules, new_rule, baseline, calibrate, config, trust)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process by default) and return its exit status."""
    prepare_streams()
    try:
        with _interrupted_by_signals():
            return _run(arguments)
    except MtauditError as error:
        complain(str(error))
    except KeyboardInterrupt as error:
        complain("interrupted")
        return 128 + (error.signal_number if isinstance(error, Interrupted) else signal.SIGINT)
    except MemoryError:
        complain("there is not enough memory for this run")
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
def _interrupted_by_signals() -> Generator[None]:
    """Let the keyboard and SIGTERM end the run, and nothing else; what the caller handles in its own way stays so."""
    before = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    is_main = threading.current_thread() is threading.main_thread()
    ours = {number: usual for number, usual in before.items() if is_main and signal.getsignal(number) is usual}
    for number in ours:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, usual in ours.items():
            signal.signal(number, usual)


def _interrupt(number: int, _: FrameType | None) -> NoReturn:
    raise Interrupted(number)


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
