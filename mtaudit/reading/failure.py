"""What could not be read, or not audited."""

from __future__ import annotations

from dataclasses import dataclass

from mtaudit.errors import InputError, one_line

NO_MEMORY = "needs more memory than there is"


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be audited, and why, in one line."""

    id: str
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", one_line(self.message))


def reason_of(error: Exception) -> str:
    """Why an article failed, whatever was raised: a fault of the program, too, costs that article and no other."""
    if isinstance(error, InputError):
        return str(error)
    if isinstance(error, MemoryError):
        return NO_MEMORY
    return f"cannot be audited: {type(error).__name__}: {error}"
