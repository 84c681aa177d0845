"""Tokens that nobody spells from a dictionary: numbers, codes, acronyms, addresses, handles."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"""[@#]\w                             # a handle, a hashtag
      | .*://                              # a URL
      | www\.
      | [\w.+-]+@[\w-]+\.\w                # an e-mail address
      | .*\w\.(?:com|org|net|gov|edu|info|io|ai|tv|co\.uk|eu|uk|us|ca|au|de|fr|ru|ua|cn|in)(?:[/:?].*)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_ACRONYM = re.compile(r"(?:[A-Z]&?){1,6}s?")
_INNER_CAPITAL = re.compile(r"[^\W_]*[a-z][A-Z]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)s?")
_ROMAN = re.compile(r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})(?:th|st|nd|rd)?")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_UNIT = 2
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_LAUGHTER = re.compile(r"(?:a?(?:ha){2,}h?|(?:he){2,}|(?:ho){2,})")


def is_unspelt(plain: str) -> bool:
    """Whether a token of plain letters has a form that no dictionary lists.

    Such are a single letter, 1990s, 4x100m, H5N1, NATO, MPs, iPad, U.S, XIV, @who, bbc.com, hahaha. Digits with longer
    runs of lower-case letters ("2001fetched") are not.
    """
    lower = plain.lower()
    return (
        len(plain) < 2
        or not any(map(str.isalpha, plain))
        or _ACRONYM.fullmatch(plain) is not None
        or _INNER_CAPITAL.match(plain) is not None
        or _ORDINAL.fullmatch(lower) is not None
        or _ROMAN.fullmatch(lower) is not None
        or _INITIALS.fullmatch(plain) is not None
        or _LAUGHTER.fullmatch(lower) is not None
        or _ADDRESS.match(plain) is not None
        or (has_digits(plain) and all(len(run) <= _LONGEST_UNIT for run in letter_runs(plain)))
    )


def has_digits(plain: str) -> bool:
    """Whether there is a digit in the token."""
    return any(map(str.isdecimal, plain))


def letter_runs(plain: str) -> list[str]:
    """The runs of letters between a token's digits and marks: "ITV1's" → ["ITV", "s"]."""
    return _LETTERS.findall(plain)


def without_drawl(lower: str) -> list[str]:
    """The plain spellings that a word drawn out for effect may have: "sooo" → ["so", "soo"]; none for other words."""
    if not _DRAWN_OUT.search(lower):
        return []
    return [_DRAWN_OUT.sub(kept, lower) for kept in (r"\1", r"\1\1")]
