"""Names of people and places in a translation, and whether its original holds them.

Names are compared in plain Latin letters by likeness, and those of places by their names in other languages, too
(`exonyms.tsv`). Scripts that write no vowels, or syllables of other sound, are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz, process

from mtaudit.article import Span
from mtaudit.language import Pattern, romanized
from mtaudit_rules.resources.gazetteer import cities, countries, given_names, surnames
from mtaudit_rules.resources.wordlist import is_known, looks_mistyped

COMPARABLE = frozenset(
    "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi".split()
)
"""Languages whose names can be compared letter by letter."""
_NAME = Pattern(r"(?<![\w’'-])\p{Lu}\p{Ll}[\p{L}’'-]*(?:\s\p{Lu}\p{Ll}[\p{L}’'-]*)*")
_BEGINS = Pattern(r"(?:^|[.!?:]['\"”’]?\s|\n|[\"“])\Z")
_WORD = Pattern(r"[\p{L}\p{M}]+")
_RUN = Pattern(r"\S+")
_ALIKE = 62
"""The likeness of two words, 0 to 100, from which one may be the other declined or spelt otherwise."""
_STEM = 4


class Name(NamedTuple):
    """A name in a translation: its place, its words, and every capitalised word around it."""

    span: Span
    text: str
    around: tuple[str, ...]


def names_in(text: str, *, offset: int = 0) -> Iterator[Name]:
    """The names that can be told from other words, by their letters alone; `offset` is added to their places."""
    for match in _NAME.finditer(text):
        places = [word.span() for word in _RUN.finditer(text, match.start(), match.end())]
        words = [text[start:end].removesuffix("'s").removesuffix("’s") for start, end in places]
        first, last = 0, len(words)
        while first < last and not _is_name(words[first]):
            first += 1
        while first < last and not _is_name(words[last - 1]):
            last -= 1
        kept = words[first:last]
        begins = _BEGINS.search(text, max(0, match.start() - 3), match.start())
        if kept and _tells(kept) and not (begins and first == 0 and len(kept) == 1 and not _is_listed(kept[0])):
            start, end = places[first][0], places[last - 1][0] + len(kept[-1])
            around = tuple(word for word in words[begins is not None :] if len(word) >= _STEM)
            yield Name(Span(offset + start, offset + end), " ".join(kept), (*kept, *around))


def _tells(words: list[str]) -> bool:
    """Whether a row of capitalised words is a name: all of them may be, and one can be nothing else."""
    return all(map(_is_name, words)) and any(not is_known(word.lower()) for word in words)


def may_be_misspelt(name: Name) -> bool:
    """Whether what looks like a name is rather an English word misspelt, such as "Novembre"."""
    return " " not in name.text and not _is_listed(name.text) and looks_mistyped(name.text.lower())


def _is_listed(word: str) -> bool:
    lower = word.lower()
    return lower in given_names() or lower in surnames() or word in _places()


def holds(source: str, name: Name) -> bool:
    """Whether an original holds a word of a name, or what it is called there."""
    known = _latin_words(source)
    if any(_is_among(_plain(word), known) for word in name.around):
        return True
    stems = {_plain(other)[:_STEM] for other in _exonyms().get(name.text, ())}
    return any((stem if len(stem) == _STEM else f" {stem}") in known.row for stem in stems)


def _is_name(word: str) -> bool:
    """Whether a capitalised word is no English one."""
    lower = word.lower()
    return (
        len(word) > 2
        and "-" not in word
        and word not in _of_countries()
        and (not is_known(lower) or lower in given_names())
        and lower not in _NO_NAMES
    )


class _Words(NamedTuple):
    """The words of an original in plain Latin letters: each, all in a row, and all as they are heard."""

    each: tuple[str, ...]
    row: str
    heard: str


def _is_among(word: str, known: _Words) -> bool:
    stem, bones = word[:_STEM], _bones(word)
    return (
        (stem in known.row if len(stem) == _STEM else f" {stem}" in known.row)
        or (len(bones) > 1 and f" {bones}" in known.heard)
        or (len(word) > 2 and process.extractOne(word, known.each, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None)
    )


_SOUNDS = (
    ("dzh", "j"), ("tsch", "k"), ("sch", "s"), ("zh", "j"), ("ch", "k"), ("kh", "k"), ("sh", "s"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("q", "k"), ("c", "k"), ("h", ""), ("y", ""),
)  # fmt: skip
"""How one language's letters are heard in another's: "Майкл" is "Maykl", and Michael."""


@lru_cache(maxsize=20_000)
def _bones(word: str) -> str:
    """A word's consonants as they are heard, no one twice in a row."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    kept = [char for char in word if char not in "aeiou"]
    return "".join(char for at, char in enumerate(kept) if at == 0 or kept[at - 1] != char)


@lru_cache(maxsize=16)  # a sentence is asked for each of its names, and the whole original for each sentence
def _latin_words(source: str) -> _Words:
    each = tuple(dict.fromkeys(_plain(match.group()) for match in _WORD.finditer(source)))
    return _Words(each, " " + " ".join(each), " " + " ".join(map(_bones, each)))


def _plain(word: str) -> str:
    return "".join(char for char in romanized(word).lower() if char.isalpha())


_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday english christian christians christmas easter covid internet mrs".split()
)


@cache
def _of_countries() -> frozenset[str]:
    """What belongs to countries: adjectives and people, which translators exchange freely for the country."""
    return frozenset(
        word for country in countries() for word in (*country.adjectives, *country.inhabitant, *country.inhabitants)
    )


@cache
def _places() -> frozenset[str]:
    return frozenset((*cities(), *(country.name for country in countries())))


@cache
def _exonyms() -> dict[str, tuple[str, ...]]:
    lines = files("mtaudit_rules.resources.bilingual").joinpath("exonyms.tsv").read_text(encoding="utf-8").splitlines()
    return {english: tuple(others.split("|")) for english, _, others in (line.partition("\t") for line in lines)}
