"""Forms that no word list can hold one by one: contractions, prefixed and suffixed words, compounds.

A form is accepted only round a common word, so that an invented word ("neuroxin") does not slip through on the strength
of a rare one.
"""

from __future__ import annotations

import re

from mtaudit_rules.resources.wordlist.store import frequency, is_listed

_COMBINING_FORMS = """
un re non anti pre ex co pro de dis mis over under out up down sub super hyper hypo ultra mega micro mini midi maxi
nano pico giga kilo multi poly omni mono bi tri quad quadri tetra penta hexa semi demi hemi quasi pseudo neo proto
paleo palaeo retro post ante inter intra infra trans cross counter contra alter auto meta para peri epi endo exo ecto
iso macro bio eco geo agro agri aero astro cosmo cyber crypto cryo techno electro photo neuro psycho socio ethno euro
afro anglo franco russo sino indo italo hispano judeo graeco greco turko radio tele video audio cine docu edu info
robo thermo hydro petro pyro immuno cardio gastro leuko haemo hemo myco nitro phospho chloro fluoro oxy onco osteo
rheumo vaso xeno arch vice self fore after back by in on off mid step great grand half all well ill early late alt pan
"""
COMBINING_FORMS = frozenset(_COMBINING_FORMS.split())
"""What may stand before a common word, with a hyphen or without."""

_READY_PREFIXES = frozenset(
    ("un", "non", "anti", "over", "under", "super", "hyper", "ultra", "multi", "mini", "mega", "micro", "nano",
     "counter", "inter", "pre", "post", "sub")
)  # fmt: skip
"""Prefixes that go before any word. The other forms begin too many misspelt words ("renumerations", "televison")."""

_ADDED_AS_IS = re.compile(
    r"""(.+) (?: like|less|ness|wise|wards?|proof|free|gate|fold )
      | (.* (?: [^sxzhy] | [aeiou]y | [^cs]h )) s
      | (.* (?: [sxzo] | [cs]h )) es""",
    re.VERBOSE,
)
_ADDED_WITHOUT_E = re.compile(r"(.*[^aeioy])(?:ed|ing|ers?|able|ish|esque)")
"""Endings before which a final e is dropped; as in "wasteing", which is wrong, it is not."""
_NOUNS_OF_QUALITY = {"icity": "ic", "ability": "able", "ibility": "ible"}
_CONTRACTIONS = ("'s", "'", "'ll", "'ve", "'re", "'d", "'m", "n't")
_GLUED = frozenset(("an", "as", "at", "by", "he", "in", "is", "it", "of", "on", "or", "to", "we"))
_COMMON = 55
_VERY_COMMON = 60
_SHORTEST_PREFIX = 2
_SHORTEST_PART = 3
_SHORTEST_RARE_STEM = 5


def without_contraction(plain: str) -> str:
    """`plain` without a possessive or contracted ending: "parliament's" → "parliament"."""
    for ending in _CONTRACTIONS:
        if plain.endswith(ending) and len(plain) > len(ending):
            return plain.removesuffix(ending)
    return plain


def is_formed(lower: str) -> bool:
    """Whether a lower-case word of letters alone is made of common words in a way in which English makes new ones."""
    return _drops_g(lower) or _is_prefixed(lower) or _is_suffixed(lower) or _is_compound(lower)


def _drops_g(word: str) -> bool:
    """As "talkin" for "talking" does."""
    return word.endswith("in") and len(word) > _SHORTEST_PART + 1 and is_listed(f"{word}g")


def _is_prefixed(word: str) -> bool:
    """As "protocluster" and "uncosted" are."""
    for place in range(_SHORTEST_PREFIX, len(word) - _SHORTEST_PART + 1):
        prefix, stem = word[:place], word[place:]
        if prefix in COMBINING_FORMS and frequency(stem) >= _COMMON:
            return True
        if prefix in _READY_PREFIXES and len(stem) >= _SHORTEST_RARE_STEM and is_listed(stem):
            return True
    return False


def _is_suffixed(word: str) -> bool:
    """As "drooler", "templating" and "photogenicity" are, and "vacancys" is not."""
    added = _ADDED_AS_IS.fullmatch(word)
    if added and _is_common(next(filter(None, added.groups()))):
        return True
    added = _ADDED_WITHOUT_E.fullmatch(word)
    if added and (_is_common(added[1]) or _is_common(f"{added[1]}e")):
        return True
    return any(
        word.endswith(noun) and is_listed(word.removesuffix(noun) + adjective)
        for noun, adjective in _NOUNS_OF_QUALITY.items()
    )


def _is_common(stem: str) -> bool:
    return len(stem) >= _SHORTEST_PART and frequency(stem) >= _COMMON


def _is_compound(word: str) -> bool:
    """As "stockmarket" is; but also "toprevent": a space that somebody left out makes no invented word.

    A word written twice ("timetime") is no compound.
    """
    for place in range(2, len(word) - 1):
        left, right = word[:place], word[place:]
        if left != right and _is_part(left) and _is_part(right):
            return True
    return False


def _is_part(word: str) -> bool:
    return word in _GLUED or (len(word) >= _SHORTEST_PART and frequency(word) >= _VERY_COMMON)
