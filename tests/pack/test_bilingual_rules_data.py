"""What the rules that read originals know of languages: numbers, negations, names and units."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from importlib.resources import files

import pytest

from mtaudit.article.original import Original
from mtaudit.reading import markup
from mtaudit.rule import SourceRule
from mtaudit.rule.registry import load_rules
from mtaudit_rules.resources.bilingual.languages import Language, language
from mtaudit_rules.resources.bilingual.names import holds, names_in
from mtaudit_rules.resources.bilingual.negation import may_negate, negations
from mtaudit_rules.resources.bilingual.numbers import english_numbers, numbers_of, unexplained
from mtaudit_rules.resources.bilingual.units import english_quantities, units_beside

TABLE = tomllib.loads(files("mtaudit_rules.resources.bilingual").joinpath("languages.toml").read_text(encoding="utf-8"))
RULES = {rule.id: rule for rule in load_rules(["mtaudit_rules"]) if isinstance(rule, SourceRule)}


def fired(rule: str, text: str, source: str, code: str = "de") -> list[str]:
    document = replace(markup.read(text, id="a", format="text"), original=Original(source, code))
    return [document.text[slice(*each.span)] for each in RULES[rule].check(document) if hasattr(each, "span")]


SAME_NUMBERS = [
    ("de", "Im Lager stehen 1.250 Kisten.", "1,250 crates are in the store."),
    ("de", "Er kam um 19.37 Uhr.", "He came at 7:37 p.m."),
    ("de", "Es kostete 4,1 Mio. Euro.", "It cost 4,100,000 euros."),
    ("ru", "Дом стоил 8,2 млн рублей.", "The house cost 8,200,000 roubles."),
    ("ru", "Ушли 16,4 тыс. человек.", "16,400 people left."),
    ("cs", "Přišlo 12 tisíc lidí.", "12,000 people came."),
    ("fr", "Il a vendu 3 500 billets en 2019.", "He sold 3,500 tickets in 2019."),
    ("es", "Hay 2,5 millones de olivos.", "There are 2.5 million olive trees."),
    ("pl", "Zebrano 7 mld złotych.", "7 billion zlotys were raised."),
    ("pt", "Plantaram 40 mil árvores.", "They planted 40,000 trees."),
    ("tr", "Depoda 15 bin kitap var.", "There are 15,000 books in the store."),
    ("hi", "गाँव में 5 लाख पेड़ हैं।", "There are 500,000 trees."),
    ("hi", "उसने १२३ आम खरीदे।", "She bought 123 mangoes."),
    ("ar", "في المكتبة ٣٥٠٠ كتاب.", "The library has 3,500 books."),
    ("ar", "الطول ٣٫٥ متر.", "It is 3.5 metres long."),
    ("fa", "او ۷۸ سیب خرید.", "He bought 78 apples."),
    ("zh", "村里有三万五千人。", "The village has 35,000 people."),
    ("zh", "桥建于二〇一九年。", "The bridge was built in 2019."),
    ("zh", "售出1.2亿张票。", "120 million tickets were sold."),
    ("ja", "客は２４００人だった。", "There were 2,400 guests."),
    ("ja", "十五匹の猫がいる。", "There are 15 cats."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "source", "english"), SAME_NUMBERS)
def test_the_same_number_is_known_in_both_languages(code: str, source: str, english: str) -> None:
    here, there = english_numbers(english), numbers_of(source, language(code))
    assert here.figures
    assert unexplained(here, there, english) == []
    assert unexplained(english_numbers(f"{english} So did 8765431."), there, english) != []


def test_a_scale_keeps_the_value_that_the_figures_say() -> None:
    for tenths in range(1, 1000):
        source = numbers_of(f"{tenths // 10},{tenths % 10} млн", language("ru"))
        assert source.hold(english_numbers(f"{tenths * 100_000:,}").figures[0]), tenths


def test_every_minute_of_an_afternoon_is_the_same_on_a_clock_of_twelve_hours() -> None:
    for hour in range(1, 12):
        for minute in range(60):
            there = numbers_of(f"{hour + 12}.{minute:02} Uhr", language("de"))
            assert there.hold(english_numbers(f"{hour}:{minute:02} p.m.").figures[0]), (hour, minute)


@pytest.mark.parametrize(
    "odd", ["1" * 100_000, "1" * 400 + ".1.2", "1," * 50_000, "万" * 50_000, "一" * 9999, "\ud800", "", "…"]
)
@pytest.mark.parametrize("code", ["de", "zh"])
def test_numbers_without_end_are_read(odd: str, code: str) -> None:
    assert english_numbers(odd).words | numbers_of(odd, language(code)).words is not None
    assert all(each.values for each in numbers_of(odd, language(code)).figures)


NEGATED = [
    ("bg", "Той не дойде.", "Той дойде."),
    ("cs", "Nikdo nepřišel.", "Všichni přišli."),
    ("da", "Han kom ikke.", "Han kom."),
    ("de", "Er kam nicht.", "Er kam."),
    ("el", "Δεν ήρθε.", "Ήρθε."),
    ("es", "Él no vino.", "Él vino."),
    ("et", "Ta ei tulnud.", "Ma tulin koju."),
    ("fi", "Hän ei tullut.", "Hän tuli."),
    ("fr", "Il n'est pas venu.", "Il est venu."),
    ("he", "הוא לא בא.", "הוא בא."),
    ("hi", "वह नहीं आया।", "वह घर गया।"),
    ("hr", "On nije došao.", "On je došao."),
    ("hu", "Péter nem jött.", "Péter jött."),
    ("id", "Dia tidak datang.", "Dia datang."),
    ("is", "Hann kom ekki.", "Hann kom."),
    ("it", "Lui non viene.", "Lui viene."),
    ("ja", "彼は来ません。", "彼は来ます。"),
    ("ko", "그는 오지 않았다.", "그는 왔다."),
    ("lt", "Jis neatėjo.", "Jis atėjo."),
    ("lv", "Viņš nav mājās.", "Viņš ir mājās."),
    ("nb", "Han kom ikke.", "Han kom."),
    ("nl", "Hij kwam niet.", "Hij kwam."),
    ("pl", "On nie przyszedł.", "On przyszedł."),
    ("pt", "Ele não veio.", "Ele veio."),
    ("ro", "El nu a venit.", "El a venit."),
    ("ru", "Он не пришёл.", "Он пришёл."),
    ("sk", "On neprišiel.", "On prišiel."),
    ("sl", "On ni prišel.", "On je prišel."),
    ("sr", "Он није дошао.", "Он је дошао."),
    ("sv", "Han kom inte.", "Han kom."),
    ("tr", "Ali gelmedi.", "Ali geldi."),
    ("uk", "Він не прийшов.", "Він прийшов."),
    ("vi", "Anh ấy không đến.", "Anh ấy đến."),
    ("zh", "他没来。", "他来了。"),
    ("ar", "هو لم يأت.", "هو أتى."),
    ("fa", "او خانه نیست.", "او آمد."),
]


@pytest.mark.parametrize(("code", "negated", "affirmed"), NEGATED)
def test_a_negation_is_told_in_every_language(code: str, negated: str, affirmed: str) -> None:
    assert negations(negated, code) == 1
    assert negations(affirmed, code) == 0
    assert may_negate(negated, code)
    assert not may_negate(affirmed, code)


def test_no_language_is_without_a_negation_to_test() -> None:
    assert {code for code, entry in TABLE.items() if "negation" in entry} == {code for code, _, _ in NEGATED}


def test_the_table_of_languages_has_known_keys_alone() -> None:
    known = {field.name for field in fields(Language)} - {"code", "numbers", "months", "weekdays"}
    for code, entry in TABLE.items():
        assert entry.keys() <= known, code
        assert len(code) == 2
        assert 0.5 < entry["length"] < 5
        assert all(isinstance(power, int) and 0 < power < 16 for power in entry.get("scale", {}).values())
        for key in entry.keys() - {"length", "spread", "scale"}:
            assert all(isinstance(word, str) and word.strip("*") for word in entry[key]), (code, key)


def test_a_name_stands_where_it_is_written() -> None:
    for text in ("It was Zelensky's Petrov again.", "It was\nZelensky\nPetrov again.", "He saw\u00a0Petrov."):
        for name in names_in(text, offset=5):
            assert name.text.split() == text[name.span.start - 5 : name.span.end - 5].replace("'s", "").split()
    (name,) = names_in("They met Ludvík Zelensky.")
    assert holds("Людвик Зеленский пришёл.", name)
    assert not holds("Мэр пришёл домой.", name)
    assert list(names_in("When\nThe mayor left,\nMonday Was over.")) == []


def test_units_beside_a_figure() -> None:
    assert [(each.figures, each.unit) for each in english_quantities("5 km, $20 and 3,500 hectares")] == [
        ("5", "kilometres"), ("20", "US dollars"), ("3500", "hectares"),
    ]  # fmt: skip
    assert units_beside("5", "Es sind 5 Kilometer und 6 Meilen.") == {"kilometres"}
    assert units_beside("20", "Это стоило 20 млн евро.") == {"euros"}
    assert units_beside("7", "Es sind 5 Kilometer.") == frozenset()
    assert list(english_quantities("1," * 50_000 + "x" + "1" * 100_000 + "x")) == []


ODD = [
    "a" * 20_000, "a@" * 9000, "a." * 9000, "1" * 20_000 + "x", "e" + "\u0301" * 9000, "“" * 5000, "\ud800" * 99,
    "\u202e\u200f" * 999, "!?. , " * 999, "no " * 3000, "Aa" * 9000, "万" * 9000,
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("code", ["de", "zh"])
def test_no_rule_fails_on_odd_text(odd: str, code: str) -> None:
    for rule in RULES:
        fired(rule, odd, odd[::-1], code)
        fired(rule, odd, "Ja.", code)


def test_a_row_shared_with_the_source_is_marked_across_a_line_break() -> None:
    source = "Ele disse que alguns dos trabalhadores municipais saíram."
    assert fired("same-as-source", "Some dos trabalhadores\nmunicipais left.", source, "pt") == [
        "dos trabalhadores\nmunicipais"
    ]
    assert fired("same-as-source", "xalguns dos trabalhadores left.", source, "pt") == []
