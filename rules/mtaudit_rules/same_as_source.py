"""A sentence, or a row of words, that stands in the article as it stands in the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Pair, Span
from mtaudit.language import Pattern
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule
from mtaudit_rules.resources.wordlist import is_known

_ROW = Pattern(r"(?<![\p{L}’'])\p{Ll}[\p{L}’']++(?:\s\p{Ll}[\p{L}’']++){2,}+")
_WORD = Pattern(r"\S+")
_FEWEST = 3
_FEWEST_FOREIGN = 2
_LONGEST = 200
"""Words of a row that are looked at."""


class SameAsSource(SourceRule):
    """Rows of three lower-case words or more that both sides share, and that are not English."""

    error_type = ErrorType.UNTRANSLATED
    severity = Severity.MAJOR
    message = "This stands in the source word for word; translate it."
    in_quotations = Quoted.LOWER
    bad = (
        Bad(
            "He said that dos trabalhadores municipais some had left.",
            "dos trabalhadores municipais",
            None,
            source="Ele disse que alguns dos trabalhadores municipais saíram.",
            language="pt",
        ),
        Bad(
            "The fair, ponieważ wszyscy chcieli, was shut.",
            "ponieważ wszyscy chcieli",
            None,
            source="Targi zamknięto, ponieważ wszyscy chcieli.",
            language="pl",
        ),
    )
    good = (
        Good(
            "He said that the head of the council had left.",
            "Ele disse que o presidente da câmara municipal saiu.",
            "pt",
        ),
        Good("It was a de facto ban, a la carte.", "Es war ein de facto Verbot, a la carte.", "de"),
        "He said that o presidente da câmara municipal had left.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """The sentence that is its original, or else rows of words that the original's sentence holds."""
        words = pair.target.split()
        if pair.target == pair.source and len(words) >= _FEWEST and _are_foreign(words):
            yield self.finding(document, pair.span)
            return
        source = " ".join(pair.source.split())
        for match in _ROW.finditer(pair.target):
            places = [word.span() for word in _WORD.finditer(pair.target, match.start(), match.end())][:_LONGEST]
            row = _shared([pair.target[start:end] for start, end in places], source)
            words = [pair.target[start:end] for start, end in places[row]]
            if words and _are_foreign(words) and not _is_title(pair.target[: places[row][0][0]], words[0], source):
                start, end = places[row][0][0], places[row][-1][1]
                yield self.finding(document, Span(pair.span.start + start, pair.span.start + end))


def _are_foreign(words: list[str]) -> bool:
    letters = ("".join(filter(str.isalpha, word)).lower() for word in words)
    return sum(bool(word) and not is_known(word) for word in letters) >= _FEWEST_FOREIGN


def _shared(words: list[str], source: str) -> slice:
    """The first row of three words or more that stands in the original, as long as it is; or an empty one."""
    for first in range(len(words) - _FEWEST + 1):
        last = first + _FEWEST
        if " ".join(words[first:last]) not in source:
            continue
        while last < len(words) and " ".join(words[first : last + 1]) in source:
            last += 1
        return slice(first, last)
    return slice(0, 0)


def _is_title(before: str, word: str, source: str) -> bool:
    """Whether the word before, too, is the source's, with a capital: a name that was left as it is."""
    last = before.split()[-1:]
    return bool(last) and last[0][:1].isupper() and f"{last[0]} {word}" in source
