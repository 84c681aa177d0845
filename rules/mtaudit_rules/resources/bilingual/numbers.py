"""The numbers of a sentence, with every value that each may stand for.

"1.234" is a thousand or one and a bit, "3,5 млн" is three and a half millions, "21.30" is a time. Two sentences agree
about a number where one reading of it is found on both sides.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from mtaudit.article import Span
from mtaudit.language import Pattern
from mtaudit_rules.resources.bilingual.languages import UNSPACED, Language, language

_FIGURES = Pattern(r"(?<![\p{L}\d.,])(?:\d{1,3}(?:[ \u00a0\u202f’']\d{3}(?!\d))+(?:,\d+)?|\d+(?:[.,:٫٬]\d+)*)")
_FIGURES_UNSPACED = Pattern(r"(?<![A-Za-z\d.,])\d+(?:[.,:]\d+)*")
_WORD = Pattern(r"[\p{L}\p{M}]+\.?")
_ENGLISH_SCALE = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mln": 6, "m": 6, "mn": 6, "bn": 9, "billion": 9, "b": 9,
    "trillion": 12, "tn": 12, "trn": 12, "lakh": 5, "crore": 7, "dozen": 0,
}  # fmt: skip
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {word: 10 * at for at, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_ENGLISH: dict[str, float] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **_TENS,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "once": 1, "twice": 2,
    "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "couple": 2, "pair": 2, "both": 2, "single": 1, "dozen": 12,
    "dozens": 12, "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "million": 1e6, "billion": 1e9,
    "a": 1, "an": 1, "half": 0.5, "quarter": 0.25, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
    "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90, "noon": 12, "midnight": 0, "decade": 10,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "century": 100, "quarters": 0.25, "quadruple": 4, "fold": 1,
}  # fmt: skip
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_CJK_NUMBER = Pattern(r"[〇零一二三四五六七八九十百千万亿两兩億萬]{1,30}+")
"""No number is longer, and the value of a longer one would be too large for a float."""
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_MOST_FIGURES = 300
"""Figures of a number that are read; more are no number, and a float holds no more."""
_AFTER_NOON = Pattern(r"\s?(?:[pP]\.?\s?[mM]\b|o['’]clock|in the (?:afternoon|evening)|at night)")


@dataclass(frozen=True)
class Number:
    """A number in figures: its place, every value that it may stand for, and the parts of a score, time or date.

    `scaled` are the values with the scale word that follows, if one does.
    """

    span: Span
    text: str
    values: frozenset[float]
    parts: frozenset[float] | None = None
    scaled: frozenset[float] = frozenset()
    unit: str = ""
    """The scale word that follows, as it stands."""

    @property
    def shown(self) -> str:
        """The figures with their scale word."""
        return f"{self.text} {self.unit}".strip()

    def agrees(self, other: Number) -> bool:
        """Whether one reading of both is the same; a million and a billion of the same figure do not agree."""
        if self.scaled and other.scaled:
            return bool(self.scaled & other.scaled)
        return bool(self.values & other.values)

    @property
    def is_likely_year(self) -> bool:
        """Whether it may be a year, which translators add for readers of another day."""
        return len(self.text) == 4 and self.text[:2] in {"19", "20"}

    @property
    def is_day(self) -> bool:
        """Whether it may be a day of the month, which "today" or "on Monday" may stand for."""
        return self.text.isdigit() and len(self.text) <= 2 and int(self.text) <= 31

    @property
    def english(self) -> str:
        """The figures as English writes them, as far as that can be told: with a decimal point."""
        whole, comma, part = self.text.partition(",")
        if comma and whole.isdigit() and part.isdigit() and len(part) != 3:
            return f"{whole}.{part}"
        return self.text


@dataclass(frozen=True)
class Numbers:
    """The numbers of a sentence: those in figures, and the values that are written in words."""

    figures: tuple[Number, ...]
    words: frozenset[float]

    def hold(self, number: Number) -> bool:
        """Whether one reading of `number` is here, in figures or in words."""
        if any(number.agrees(each) for each in self.figures) or number.values & self.words:
            return True
        loose = self._parts | self._known if number.parts is not None else self._parts
        return bool(number.values & self._parts) or (number.parts is not None and number.parts <= loose)

    @cached_property
    def _known(self) -> frozenset[float]:
        return self.words.union(*(each.values for each in self.figures))

    @cached_property
    def _parts(self) -> frozenset[float]:
        return frozenset[float]().union(*(each.parts for each in self.figures if each.parts))


def english_numbers(text: str, *, offset: int = 0) -> Numbers:
    """The numbers of an English sentence; `offset` is added to their places."""
    figures = tuple(_figures(text, _FIGURES, _ENGLISH_SCALE, offset))
    return Numbers(figures, frozenset(_in_english_words(text)))


def numbers_of(text: str, language: Language) -> Numbers:
    """The numbers of a sentence of the original."""
    text = _plain_figures(text)
    pattern = _FIGURES_UNSPACED if language.code in UNSPACED else _FIGURES
    figures = list(_figures(text, pattern, language.scale, 0))
    if language.code in _IN_PARTS:
        figures = _joined(figures, text)
    return Numbers(tuple(figures), frozenset(_in_words(text, language)))


_IN_PARTS = frozenset({"ja", "ko", "tr", "zh"})
"""Languages that write one number in several parts: "1万2千", "53 bin 537"."""


def _joined(figures: list[Number], text: str) -> list[Number]:
    """The figures with neighbours that are parts of one number made one: each part is less than the one before."""
    joined: list[Number] = []
    for number in figures:
        before = joined[-1] if joined else None
        value, rest = max(before.scaled, default=0.0) if before else 0.0, max(number.scaled or number.values)
        if before and rest < value and _is_next(before, number, text):
            whole = frozenset({_rounded(value + rest)})
            span = Span(before.span.start, number.span.end)
            joined[-1] = Number(span, text[span.start : span.end], whole, None, whole)
        else:
            joined.append(number)
    return joined


def _is_next(before: Number, number: Number, text: str) -> bool:
    """Whether nothing but the scale word of the one stands before the other."""
    between = text[before.span.end : number.span.start].strip()
    return bool(between) and between == before.unit[: len(between)] and len(between) <= _LONGEST_SCALE


_LONGEST_SCALE = 8


def _plain_figures(text: str) -> str:
    """`text` with ASCII digits, "21h30" as "21:30" and a space for the currency in "Rp1,5"; places stay."""
    text = _plain_digits(text)
    for pattern, at, char in ((_FRENCH_HOUR, 1, ":"), (_GLUED_CURRENCY, 0, " ")):
        for match in list(pattern.finditer(text)):
            start, end = match.span(at)
            text = text[:start] + char * (end - start) + text[end:]
    return text


_FRENCH_HOUR = Pattern(r"(?<=\b\d{1,2})(\s?[hH]\s?)(?=[0-5]\d\b)")
_GLUED_CURRENCY = Pattern(r"(?<!\p{L})(?:Rp|R|kr|zł|Kč)(?=\d)")


def _plain_digits(text: str) -> str:
    """`text` with the digits of every script as ASCII ones; places stay."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _figures(text: str, pattern: Pattern, scale: Mapping[str, int], offset: int) -> Iterator[Number]:
    for match in pattern.finditer(text):
        read = frozenset(_readings(match.group()))
        powers = tuple(_powers_after(text, match.end(), scale))
        scaled = frozenset(_rounded(value * 10.0**power) for power in powers for value in read)
        values = read | scaled
        following = _WORD.match(text, _past_space(text, match.end())) if scaled else None
        unit = following.group() if following else ""
        if scale is _ENGLISH_SCALE and _AFTER_NOON.match(text, match.end()):
            values = values.union(_rounded(value + 12) for value in read if value < 12)
        parts = frozenset(float(part) for part in _parts(match.group())) if _is_composite(match.group()) else None
        yield Number(Span(offset + match.start(), offset + match.end()), match.group(), values, parts, scaled, unit)


def _past_space(text: str, at: int) -> int:
    while text[at : at + 1].isspace() or text[at : at + 1] == "-":
        at += 1
    return at


def _parts(figures: str) -> list[str]:
    return "".join(char if char.isdigit() else " " for char in figures[:_MOST_FIGURES]).split()


def _is_composite(figures: str) -> bool:
    """Whether it is a score, a time or a date, which may be written with other marks on the other side."""
    if len(figures) > _MOST_FIGURES:
        return False
    return ":" in figures or (figures.count(".") == 2 and len(_parts(figures)[1]) < 3)


def _rounded(value: float) -> float:
    """`value` as its figures say it: 4.1 times a million is 4099999.9999999995 else, and never 4,100,000."""
    return float(f"{value:.12g}")


def _readings(figures: str) -> Iterator[float]:
    """Every value of a row of figures: with its marks as grouping, and with the last as the decimal mark."""
    parts = _parts(figures)
    yield float("".join(parts))
    if len(parts) > 1:
        yield float(f"{''.join(parts[:-1])}.{parts[-1]}")
    if len(parts) == 2 and parts[1] == "00":
        yield float(parts[0])
    if len(parts) == 1 and len(figures) == 4 and figures[:2] in {"19", "20"}:
        yield float(figures[2:])


def _powers_after(text: str, at: int, scale: Mapping[str, int]) -> Iterator[int]:
    following = text[at : at + 24].lstrip(" \u00a0\u202f-多余餘几幾").lower()
    for beginning, power in scale.items():
        if following.startswith(beginning) and (
            len(beginning) > 2 or not following[len(beginning) :][:1].isalpha() or not beginning.isascii()
        ):
            yield power
            rest = following[len(beginning) :].lstrip()
            yield from (power + more for word, more in scale.items() if rest.startswith(word) and _multiplies(word))


def _multiplies(word: str) -> bool:
    """Whether a scale word may follow another: "mil milhões", "万亿"; short ones of letters may be other words."""
    return len(word) > len("mil") or word >= "\u3000"


def _in_english_words(text: str) -> Iterator[float]:
    values = [_ENGLISH.get(match.group().lower().rstrip(".")) for match in _WORD.finditer(text)]
    for at, value in enumerate(values):
        if value is None:
            continue
        yield float(value)
        running = float(value)
        for following in values[at + 1 : at + 6]:
            if following is None:
                continue  # "and", and the hyphen's other side
            if following >= 100 and following > running % following:
                running *= following
            elif following < running and (running % 100 == 0 or (running % 10 == 0 and following < 10)):
                running += following
            else:
                break
            yield running


def _in_words(text: str, language: Language) -> Iterator[float]:
    lowered = text.lower()
    if language.code in {"zh", "ja"}:
        for match in _CJK_NUMBER.finditer(text):
            yield from _cjk_values(match.group())
    exact, stems = _number_words(language.code)
    for match in _WORD.finditer(lowered):
        word = match.group().rstrip(".")
        if word in exact:
            yield from exact[word]
        elif len(word) >= _STEM:
            yield from stems.get(word[:_STEM], ())
        yield from (10.0**power for beginning, power in language.scale.items() if word.startswith(beginning))


_STEM = 4
"""Letters by which a number word is known in whatever case it stands."""


@cache
def _number_words(code: str) -> tuple[Mapping[str, tuple[float, ...]], Mapping[str, tuple[float, ...]]]:
    """The values of number words and months of a language: by word, and by stem."""
    known = language(code)
    exact: dict[str, tuple[float, ...]] = {}
    stems: dict[str, tuple[float, ...]] = {}
    for table in (known.numbers, known.months):
        for word, value in table.items():
            exact[word] = (*exact.get(word, ()), float(value))
            if len(word) >= _STEM:
                stems[word[:_STEM]] = (*stems.get(word[:_STEM], ()), float(value))
    return exact, stems


def _cjk_values(characters: str) -> Iterator[float]:
    """The value of a Chinese number, and those of its digits read one by one, as years are."""
    if all(char in _DIGITS for char in characters):
        yield float("".join(str(_DIGITS[char]) for char in characters))
        yield from (float(_DIGITS[char]) for char in characters)
        return
    total, section, digit = 0, 0, 0
    for char in characters:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif (power := _POWERS.get(char, 1)) >= 10**4:
            total, section, digit = (total + section + digit or 1) * power, 0, 0
        else:
            section, digit = section + (digit or 1) * power, 0
    yield float(total + section + digit)


def may_count(text: str, language: Language) -> bool:
    """Whether some word of an original may hold a number, in a compound or a case that is not known."""
    lowered = text.lower()
    if language.code in UNSPACED:
        return any(word in lowered for word in language.counting)
    return any(match.group().startswith(language.counting) for match in _WORD.finditer(lowered))


def unexplained(here: Numbers, there: Numbers, english: str) -> list[Number]:
    """The figures of an English sentence that its original does not hold, names of diseases and the like left out."""
    return [
        number
        for number in here.figures
        if not there.hold(number) and not (number.text == "19" and "covid" in english.lower())
    ]
