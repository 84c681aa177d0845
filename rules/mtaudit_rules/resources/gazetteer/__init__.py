"""Names of places, people, dates and organisations: what rules know of the world.

The data are frozen text files beside this module, one record a line, read when first asked for and kept. Nothing
else is read at run time. LICENSES.md names the source and licence of each file; `rules/building/build_gazetteer.py`
writes those that come from other packages.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    Gender = Literal["f", "m", "u"]

__all__ = [
    "Acronym",
    "Country",
    "cities",
    "continents_and_regions",
    "countries",
    "given_names",
    "lower_case_phrases",
    "months",
    "months_in",
    "news_agencies",
    "organisation_acronyms",
    "places",
    "proper_forms",
    "regions",
    "surnames",
    "weekdays",
    "weekdays_in",
]


class Country(NamedTuple):
    """A country, or a place that news treats as one; in each field of several names the usual one stands first."""

    code: str
    """ISO 3166-1 alpha-2, ISO 3166-2 for a part of a country (GB-SCT), XK for Kosovo."""
    name: str
    """The common English name, without an article."""
    also: tuple[str, ...]
    """Other names and abbreviations that news writes; may be empty."""
    adjectives: tuple[str, ...]
    inhabitant: tuple[str, ...]
    """One person: Pole; Frenchman, Frenchwoman."""
    inhabitants: tuple[str, ...]
    """Several, or all of them: Poles; French, Frenchmen, Frenchwomen."""
    capitals: tuple[str, ...]
    """Seats of government and the spellings of their names."""


class Acronym(NamedTuple):
    """An acronym of another language and what English writes in its place."""

    foreign: str
    english: str
    languages: frozenset[str]
    """ISO 639-1 codes of languages that use it."""
    ambiguous: bool
    """Whether English-language news also uses it in its own right, so that alone it proves nothing."""
    meaning: str
    """What it stands for, in English."""


@cache
def proper_forms() -> Mapping[str, str]:
    """Words and phrases that English always capitalises: all in lower case → properly cased.

    A key is one word or words parted by single spaces ("new york" → "New York", "nato" → "NATO"). Words that have a
    lower-case sense worth the name (turkey, china, polish, march) are not in it; set phrases that keep a word in lower
    case are in `lower_case_phrases`.
    """
    return {form.lower(): form for form in _lines("proper_forms.txt")}


@cache
def lower_case_phrases() -> frozenset[str]:
    """Phrases, all in lower case, in which a word of `proper_forms` may stand as it is: "french fries"."""
    return frozenset(_lines("lower_case_phrases.txt"))


@cache
def countries() -> tuple[Country, ...]:
    """All countries, by code; also Kosovo, Palestine, Taiwan, the Vatican, the four of the UK and dependencies."""
    return tuple(
        Country(code, name, *(tuple(field.split("|")) if field else () for field in fields))
        for code, name, *fields in _records("countries.tsv")
    )


@cache
def cities() -> frozenset[str]:
    """Cities of at least 100,000 people and all capitals, properly cased; with diacritics and without."""
    return frozenset(_lines("cities.txt")).union(*(country.capitals for country in countries()))


@cache
def regions() -> frozenset[str]:
    """States, provinces, islands and historic lands, properly cased."""
    return frozenset(_lines("regions.txt"))


@cache
def continents_and_regions() -> frozenset[str]:
    """Continents, groups of countries, seas, rivers, mountains and deserts, properly cased and without an article."""
    return frozenset(_lines("continents_and_regions.txt"))


@cache
def places() -> frozenset[str]:
    """All of `cities`, `regions` and `continents_and_regions`, and every name of a country."""
    names = (name for country in countries() for name in (country.name, *country.also))
    return cities() | regions() | continents_and_regions() | frozenset(names)


@cache
def given_names() -> Mapping[str, Gender]:
    """Given names of many languages in Latin script: in lower case → "f", "m", or "u" for both or unknown.

    Some are English words too (will, grace, mark): a caller looks at the capital letter and the neighbours.
    """
    return cast("dict[str, Gender]", dict(_records("given_names.tsv")))


@cache
def surnames() -> frozenset[str]:
    """Surnames in Latin script, in lower case; many are English words too."""
    return frozenset(_lines("surnames.txt"))


@cache
def news_agencies() -> frozenset[str]:
    """Wire services and photo agencies as credits write them, in their own casing."""
    return frozenset(_lines("news_agencies.txt"))


def months() -> Mapping[str, str]:
    """English months and their abbreviations: in lower case, without a full stop → the month's full name."""
    return _calendar("en", "month")


def weekdays() -> Mapping[str, str]:
    """English weekdays and their abbreviations: in lower case, without a full stop → the day's full name."""
    return _calendar("en", "weekday")


def months_in(language: str) -> Mapping[str, str]:
    """Month names of another language: in lower case → the English month.

    Names that English spells alike, or that are English words, are left out. `language` is one of ar cs de es fa fr hi
    id it nl pl pt ru tr uk.

    Raises:
        KeyError: the language is not one of these.
    """
    return _calendar(language, "month")


def weekdays_in(language: str) -> Mapping[str, str]:
    """Weekday names of another language: in lower case → the English weekday; otherwise as `months_in`.

    Raises:
        KeyError: the language is not one of those that `months_in` knows.
    """
    return _calendar(language, "weekday")


@cache
def organisation_acronyms() -> Mapping[str, Acronym]:
    """Acronyms of other languages that translation leaves standing, by their own spelling: "OTAN" → NATO."""
    return {
        foreign: Acronym(foreign, english, frozenset(languages.split()), ambiguous == "ambiguous", meaning)
        for foreign, english, languages, ambiguous, meaning in _records("organisation_acronyms.tsv")
    }


def _calendar(language: str, kind: Literal["month", "weekday"]) -> Mapping[str, str]:
    return _calendars()[language, kind]


@cache
def _calendars() -> Mapping[tuple[str, str], Mapping[str, str]]:
    calendars: dict[tuple[str, str], dict[str, str]] = {}
    for language, kind, name, english in _records("calendar.tsv"):
        calendars.setdefault((language, kind), {})[name] = english
    return calendars


def _records(file_name: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines(file_name)]


def _lines(file_name: str) -> list[str]:
    lines = files(__name__).joinpath(file_name).read_text(encoding="utf-8").rstrip("\n").split("\n")
    header = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return lines[header:]
