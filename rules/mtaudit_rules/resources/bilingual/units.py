"""Units and currencies beside figures, on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.article import Span
from mtaudit.language import Pattern

_ENGLISH = {
    "kilometres": r"kilomet(?:re|er)s?|km",
    "miles": r"miles?",
    "metres": r"met(?:re|er)s?",
    "feet": r"feet|foot|ft",
    "kilograms": r"kilos?|kilogram(?:me)?s?|kg",
    "pounds (weight)": r"lbs?",
    "tonnes": r"tonnes?|metric tons?",
    "degrees Celsius": r"°\s?C|degrees Celsius",
    "degrees Fahrenheit": r"°\s?F|degrees Fahrenheit",
    "hectares": r"hectares?|ha",
    "acres": r"acres?",
    "euros": r"euros?|EUR",
    "US dollars": r"(?:US )?dollars?|USD",
    "pounds sterling": r"pounds sterling|GBP",
    "roubles": r"(?:rou|ru)bles?|RUB",
    "hryvnias": r"hryvni?as?|UAH",
    "yuan": r"yuan|RMB|CNY",
    "yen": r"yen|JPY",
    "zlotys": r"z[lł]ot(?:ys?|ies)|PLN",
    "crowns": r"crowns?|koruna|CZK",
}
_SOURCE = {
    "kilometres": r"kilom|quil[oó]m|chilom|килом|кілом|км|km|公里|千米|キロメートル|킬로미터|كيلومتر|کیلومتر|किलोमीटर",
    "miles": r"\b(?:mil(?:es|les|las|has|e|í|y|i)|meilen?|miglia)\b|миль|英里|マイル|마일",
    "metres": r"met(?:er|re|ro|ri|rů|rów|ry|r)|m[eè]tre|метр|米|メートル|미터",
    "kilograms": r"kilo(?!m)|kg|кг|килог|кілог|公斤|千克",
    "tonnes": r"ton[ne]|тонн|吨|トン|톤|tun",
    "degrees Celsius": r"°\s?C|摄氏度|Celsius|Цельси",
    "degrees Fahrenheit": r"°\s?F|华氏|Fahrenheit|Фаренгейт",
    "hectares": r"he[ck]tar|гектар|公顷|ha\b",
    "euros": r"euro|eur\b|€|евро|євро|欧元|ユーロ|유로|يورو|यूरो",
    "US dollars": r"d[oó]l+ar|дол+ар|美元|ドル|달러|دولار|دلار|डॉलर|usd|\$",
    "pounds sterling": r"pfund sterling|libras? est|фунтов? стерл|英镑|£",
    "roubles": r"rubel|rublo|roubl|рубл|卢布",
    "hryvnias": r"гривен|гривн|hriv|griwn",
    "yuan": r"yuan|юан|(?<![港加澳美台欧日])元(?!旦)|人民币|rmb",
    "yen": r"\byen|иен|日元|円",
    "zlotys": r"złot|злот|zł",
    "crowns": r"korun|крон|kč|koruny",
}
_SIGNS = {"€": "euros", "$": "US dollars", "£": "pounds sterling"}
_SCALE = r"(?:[\s-](?:hundred|thousand|million|billion|trillion))?"
_QUANTITY = Pattern(
    r"(?P<sign>(?<![\w])[€$£])?(?<!\d|\d[.,])(?P<figures>\d++(?:[.,]\d++)*+)"
    rf"{_SCALE}(?:[\s-]?(?:"
    + "|".join(f"(?P<u{at}>{unit})" for at, unit in enumerate(_ENGLISH.values()))
    + r"))?(?!\w)"
)
_SOURCE_UNITS = {unit: Pattern(rf"(?i)(?:{words})") for unit, words in _SOURCE.items()}
_FIGURES = Pattern(r"\d+(?:[.,]\d+)*")
_REACH = 22
"""Characters after a figure within which its unit stands, a scale word between."""


class Quantity(NamedTuple):
    """A figure with its unit: its place in the sentence, its digits, and the unit's name."""

    span: Span
    figures: str
    unit: str


def english_quantities(text: str) -> Iterator[Quantity]:
    """The figures of an English sentence that have a unit or a currency."""
    for match in _QUANTITY.finditer(text):
        unit = _SIGNS.get(match["sign"] or "")
        if unit is None:
            unit = next((name for at, name in enumerate(_ENGLISH) if match[f"u{at}"]), None)
        if unit is not None:
            end = match.end("figures") if match["sign"] else match.end()
            yield Quantity(Span(match.start(), end), _digits(match["figures"]), unit)


def units_beside(figures: str, source: str) -> frozenset[str]:
    """The units that stand right after, or as a sign before, a figure in an original; nothing where none is known."""
    found: set[str] = set()
    matches = list(_FIGURES.finditer(source))
    for at, match in enumerate(matches):
        if _digits(match.group()) != figures:
            continue
        limit = matches[at + 1].start() if at + 1 < len(matches) else len(source)
        after = source[match.end() : min(limit, match.end() + _REACH)]
        before = source[max(0, match.start() - 2) : match.start()]
        places = {unit: m.start() for unit, pattern in _SOURCE_UNITS.items() if (m := pattern.search(after))}
        if places:
            first = min(places.values())
            found.update(unit for unit, place in places.items() if place == first)
        found.update(unit for sign, unit in _SIGNS.items() if sign in before)
    return frozenset(found)


def _digits(figures: str) -> str:
    return "".join(char for char in figures if char.isdigit())
