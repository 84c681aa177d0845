"""Watches over rules as they run: which one it is, and whether it runs on for ever.

A rule may be anybody's. One that loops in Python, sleeps or searches with `re` is interrupted when its time is up; one
that loops inside another C library cannot be, and neither can one that catches every exception there is. The watch
needs signals and hence the main thread of a POSIX process, and it belongs to whoever owns that process: the command
and its workers begin it, and a program that uses the library keeps its signals to itself.
"""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from mtaudit.errors import Interrupted

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import FrameType

SECONDS_PER_RULE = 30.0
"""How long a rule may take for an article, and a second more for each thousand characters."""
_SECONDS_PER_CHARACTER = 0.001
_TICK = 1.0


class OverdueError(BaseException):
    """A rule's time is up; no Exception, so that a rule which catches those does not catch it."""


class Mark(Protocol):
    """Where the number of the rule that runs is written, which another process may read; 0 for none."""

    value: int


class _Nowhere:
    value = 0


class _Watch:
    """What is watched in this process."""

    def __init__(self) -> None:
        self.mark: Mark = _Nowhere()
        self.end: float | None = None
        self.is_on = False


_watch = _Watch()


def begin(number: int, characters: int) -> None:
    """A rule begins to run on an article of so many characters; its number counts from 0."""
    _watch.mark.value = number + 1
    if _watch.is_on:
        _watch.end = time.monotonic() + SECONDS_PER_RULE + _SECONDS_PER_CHARACTER * characters


def end() -> None:
    """No rule runs any more."""
    _watch.end = None
    _watch.mark.value = 0


def is_from_rule(error: BaseException) -> bool:
    """Whether a rule raised it of itself; else somebody asks the program to end."""
    if not isinstance(error, KeyboardInterrupt):
        return True
    return not isinstance(error, Interrupted) and signal.getsignal(signal.SIGINT) is not signal.default_int_handler


def marks(mark: Mark) -> None:
    """From now on write there which rule runs."""
    _watch.mark = mark


@contextmanager
def watching() -> Generator[None]:
    """Interrupt rules whose time is up, where that can be done; not where somebody else uses the alarm."""
    can_watch = (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    )
    if not can_watch:
        yield
        return
    signal.signal(signal.SIGALRM, _look)
    signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)
    _watch.is_on = True
    try:
        yield
    finally:
        _watch.is_on = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _look(_: int, __: FrameType | None) -> None:
    if _watch.end is not None and time.monotonic() > _watch.end:
        raise OverdueError
