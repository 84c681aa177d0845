"""Language tags as files state them ("uk-UA", "en_GB", "eng"), and the languages they stand for."""

from __future__ import annotations

_ISO_639_1_LENGTH = 2


def code_of(tag: str | None) -> str | None:
    """The two letters (ISO 639-1) that a tag begins with, small; None where it begins with none."""
    primary = _primary(tag or "")
    return primary if len(primary) == _ISO_639_1_LENGTH and primary.isascii() and primary.isalpha() else None


def same_language(tag: str, other: str) -> bool:
    """Whether two tags stand for the same language, wherever it is spoken."""
    return _primary(tag) == _primary(other)


def is_english(tag: str) -> bool:
    """Whether the tag stands for English of any kind."""
    return _primary(tag) == "en"


def _primary(tag: str) -> str:
    primary = tag.strip().partition("-")[0].partition("_")[0].lower()
    return "en" if primary == "eng" else primary
