"""Pattern pieces that many rules share: days, months, countries, offices, names of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit_rules.resources.gazetteer import countries, months, weekdays

if TYPE_CHECKING:
    from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words or phrases, the longest first, white space as it may stand in an article."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(w.replace(".", r"\.").replace(" ", r"\s+") for w in longest_first) + ")"


WEEKDAY = one_of(weekdays().values())
MONTH = one_of(months().values())
COUNTRY = one_of(
    name for c in countries() for name in (c.name, *c.also) if name[0].isupper() and len(name) > 3 and "(" not in name
)
DEMONYM = one_of(adjective for c in countries() for adjective in c.adjectives)
OFFICE = one_of(
    "president|vice president|vice-president|prime minister|deputy prime minister|minister|deputy minister|secretary|"
    "chancellor|governor|mayor|ambassador|envoy|special envoy|special representative|commissioner|commander|"
    "commander-in-chief|chief of staff|general|spokesman|spokeswoman|spokesperson|head|leader|director|chief|"
    "press secretary|attorney|prosecutor|adviser|advisor|delegate|negotiator".split("|")
)
PERSON = r"\p{Lu}[\p{Ll}’'-]+(?:\s\p{Lu}[\p{Ll}’'-]+){0,2}"
"""One to three capitalised words: a person's name, if it is no place."""
