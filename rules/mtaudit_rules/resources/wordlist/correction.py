"""Which common word an unknown one was meant to be.

A slip is a letter too many, too few, wrong, or swapped with its neighbour (Damerau 1964); slips are counted as the
optimal string alignment distance.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from mtaudit_rules.resources.wordlist.lookup import is_known
from mtaudit_rules.resources.wordlist.morphology import without_contraction
from mtaudit_rules.resources.wordlist.store import common_forms, frequency, plain_letters

_LONG_ENOUGH_FOR_A_GUESS = 6
_LONG_ENOUGH_FOR_TWO_SLIPS = 8
_CLEAR_LEAD = 12
"""How much more frequent than the next a candidate must be, as ten times the logarithm of the ratio: 16 times."""
_REGULAR_SPELLINGS = (
    (re.compile(r"([^aeiou])ys$"), r"\1ies"),
    (re.compile(r"([^aeiou])yed$"), r"\1ied"),
    (re.compile(r"([^aeiou])yly$"), r"\1ily"),
    (re.compile(r"lely$"), "ly"),
    (re.compile(r"([^aeioy])eing$"), r"\1ing"),
    (re.compile(r"^(..+)\1$"), r"\1"),
)
"""Endings joined without the change that English spelling asks for ("vacancys"), and a word written twice."""


def nearest(word: str) -> str | None:
    """The common word or well-known name that an unknown token should have been, or None where that is not clear.

    "vacancys" → "vacancies", "timetime" → "time", "kyiv" → "Kyiv", "offically" → "officially"; None for a known word,
    for one that is many slips or nothing from a common word, and where two common words are as near. One slip is
    forgiven in words of six letters or more. Names are near common words by chance, so an answer for a token with a
    capital is worth something only where the token is no name.
    """
    bare = without_contraction(plain_letters(word))
    lower = bare.lower()
    if is_known(word):
        return None
    found = _regular_spelling(lower) or _well_known_name(lower) or _one_slip_away(lower)
    if found is None:
        return None
    if bare.isupper():
        found = found.upper()
    elif bare[0].isupper():
        found = found[0].upper() + found[1:]
    return found + plain_letters(word)[len(bare) :]


def looks_mistyped(word: str) -> bool:
    """Whether an unknown token is so near a common word or a well-known name that a typist may have meant it.

    That is one slip, or two in words of eight letters or more. It is the mark by which typing errors, which native text
    has too, are told from words that a translation engine made up. What `nearest` derives from a wrong ending, a wrong
    case or a doubling does not count as mistyped.
    """
    lower = without_contraction(plain_letters(word)).lower()
    if _regular_spelling(lower) or _well_known_name(lower):
        return False
    return bool(_slips(lower, 2 if len(lower) >= _LONG_ENOUGH_FOR_TWO_SLIPS else 1))


def _regular_spelling(lower: str) -> str | None:
    for pattern, replacement in _REGULAR_SPELLINGS:
        spelt = pattern.sub(replacement, lower)
        if spelt != lower and frequency(spelt):
            return spelt
    return None


def _well_known_name(lower: str) -> str | None:
    name = lower.capitalize()
    return name if frequency(name) else None


def _one_slip_away(lower: str) -> str | None:
    if len(lower) < _LONG_ENOUGH_FOR_A_GUESS:
        return None
    ranked = sorted((-frequency(form), form) for form in _slips(lower, 1))
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _CLEAR_LEAD):
        return None
    return ranked[0][1]


def _slips(lower: str, most: int) -> list[str]:
    """The common words and well-known names that at most so many slips turn into `lower`."""
    forms = common_forms()
    near = extract(lower, forms.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
    return [forms[spelling] for spelling, _, _ in near]
