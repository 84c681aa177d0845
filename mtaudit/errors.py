"""What a user can cause and mend: one exception type, one line each; and how what strangers wrote is quoted in it."""

from __future__ import annotations

LONGEST_LINE = 400
"""Characters of a message: a name or a value in it may be as long as whoever wrote it liked."""
_LONGEST_QUOTED = 60


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """`text` on one line, the middle left out where it is longer: names stand at the beginning, reasons at the end."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    half = (longest - 1) // 2
    return f"{line[: longest - 1 - half]}…{line[-half:]}"


def quoted(value: str) -> str:
    """A value that somebody wrote, in quotation marks, and cut where it is long."""
    return repr(value if len(value) <= _LONGEST_QUOTED else f"{value[:_LONGEST_QUOTED]}…")


class Interrupted(KeyboardInterrupt):
    """A signal asked the program to end; any other KeyboardInterrupt may be one that a rule raised."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.signal_number = signal_number


class MtauditError(Exception):
    """Something the user can mend; its text is one complete line, and the command exits with status 2."""

    def __str__(self) -> str:
        return one_line(super().__str__())


class ConfigError(MtauditError):
    """A setting that cannot be used; the text names where it stands."""


class InputError(MtauditError):
    """An article that cannot be read; the text says what is wrong with it, and names it where its id is known."""


class RuleDefinitionError(MtauditError):
    """A rule or a lexicon that breaks its contract; the text names the file and the field."""


class DeadlineError(MtauditError):
    """A pattern that ran past its deadline; the audit of that rule on that article is incomplete."""
