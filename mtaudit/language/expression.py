"""Regular expressions that cannot run for ever.

Every pattern of a rule is one of these, so that a hostile article can slow an audit down but never hang it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import regex

from mtaudit.errors import DeadlineError

if TYPE_CHECKING:
    from collections.abc import Iterator

Match: TypeAlias = "regex.Match[str]"

SECONDS_PER_SCAN = 2.0
"""The deadline of one scan, in seconds; ordinary scans take well under a millisecond."""


def escape(text: str) -> str:
    """The pattern that matches `text` itself."""
    return str(regex.escape(text))


class Pattern:
    """A compiled pattern with a deadline.

    Compiling waits until first use, so that a pack of many patterns loads fast. Offsets are code points of the
    text that is searched, and spans are half-open.
    """

    __slots__ = ("_compiled", "ignore_case", "source")

    def __init__(self, source: str, *, ignore_case: bool = False) -> None:
        self.source = source
        self.ignore_case = ignore_case
        self._compiled: regex.Pattern[str] | None = None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Matches from left to right between `start` and `end`.

        A lookbehind sees the text before `start`; nothing sees the text after `end`.

        Raises:
            DeadlineError: the scan ran past its deadline.
        """
        try:
            yield from self._pattern().finditer(
                text, start, len(text) if end is None else end, timeout=SECONDS_PER_SCAN
            )
        except TimeoutError as error:
            raise DeadlineError(f"a pattern ran past {SECONDS_PER_SCAN} s: {self.source[:80]!r}") from error

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first match, or None; bounds and deadline as in `finditer`."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The match that begins at `start`, or None; bounds and deadline as in `finditer`."""
        try:
            return self._pattern().match(text, start, len(text) if end is None else end, timeout=SECONDS_PER_SCAN)
        except TimeoutError as error:
            raise DeadlineError(f"a pattern ran past {SECONDS_PER_SCAN} s: {self.source[:80]!r}") from error

    def _pattern(self) -> regex.Pattern[str]:
        if self._compiled is None:
            self._compiled = regex.compile(self.source, regex.IGNORECASE if self.ignore_case else 0)
        return self._compiled
