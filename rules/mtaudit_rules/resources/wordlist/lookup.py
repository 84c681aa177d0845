"""Whether a token is a word, a name or a form that no dictionary lists."""

from __future__ import annotations

from functools import lru_cache

from mtaudit_rules.resources.wordlist.morphology import COMBINING_FORMS, is_formed, without_contraction
from mtaudit_rules.resources.wordlist.shapes import has_digits, is_unspelt, letter_runs, without_drawl
from mtaudit_rules.resources.wordlist.store import frequency, is_listed, plain_letters


@lru_cache(maxsize=65_536)  # articles repeat most of their words
def is_known(word: str) -> bool:
    """Whether `word` is English, a loan, a name, or a form that dictionaries leave out (a number, acronym, address).

    `word` is one token in Latin letters, with its apostrophes and hyphens and without other punctuation. A lower-case
    token must be known in lower case ("kyiv" is not); a capitalised one may be a name, or a word at the start of a
    sentence. Accents do not matter.

    That a lower-case token is unknown is evidence of an error. That a capitalised one is unknown is none: every article
    has names that no list holds.
    """
    plain = plain_letters(word)
    return _is_listed_in_some_case(plain) or is_unspelt(plain) or _is_made_of_known_parts(plain)


def _is_listed_in_some_case(plain: str) -> bool:
    if is_listed(plain):
        return True
    return not plain.islower() and (is_listed(plain.lower()) or is_listed(plain.title()))


def _is_made_of_known_parts(plain: str) -> bool:
    bare = without_contraction(plain)
    if bare != plain:
        return is_known(bare)
    lower = plain.lower()
    if "-" in lower:
        parts = plain.split("-")
        return is_known("".join(parts)) or all(part.lower() in COMBINING_FORMS or is_known(part) for part in parts)
    if "'" in lower:
        return all(map(is_known, plain.split("'")))
    if has_digits(lower):
        return all(map(is_known, letter_runs(plain)))
    if plain == lower and frequency(plain.capitalize()):
        return False  # "ireland" is no compound of "ire" and "land"
    return any(map(is_listed, without_drawl(lower))) or is_formed(lower)
