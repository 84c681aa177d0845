"""A place whose accented letters fell out: "So Paulo", "Medelln", "Crdoba".

A converter that knows no accents drops the letters that bear them, and the name no longer says where.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

from mtaudit.article import Document, Span
from mtaudit.rule import AnchoredRule, Applicability, Bad, ErrorType, Finding, Quoted, Severity
from mtaudit_rules.resources.gazetteer import places
from mtaudit_rules.resources.wordlist import is_known

_SHORTEST = 5


class LostLetter(AnchoredRule):
    """Names of the gazetteer without their accented letters."""

    error_type = ErrorType.CHARACTER_ENCODING
    severity = Severity.MAJOR
    message = "The accented letters of this name fell out."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("The firm has offices in So Paulo and Bonn.", "So Paulo", "São Paulo"),
        Bad("Police in Medelln arrested two men.", "Medelln", "Medellín"),
    )
    good = (
        "The firm has offices in São Paulo and Sao Paulo.",
        "So Paulo went home; he said so.",
    )

    @cached_property
    def _names(self) -> tuple[tuple[str, str], ...]:
        every = places()
        plain = {_without_accents(name) for name in every} | every
        stripped = ((_without_accented_letters(name), name) for name in sorted(every) if not name.isascii())
        return tuple(
            (bare, name)
            for bare, name in stripped
            if len(bare) >= _SHORTEST and bare.isascii() and bare not in plain and not _is_ordinary(bare)
        )

    def anchors(self) -> Iterator[tuple[str, int]]:
        """Each name without its accented letters."""
        for number, (bare, _) in enumerate(self._names):
            yield bare.lower(), number

    def check_entry(self, document: Document, entry: int, sentence: Span) -> Iterator[Finding]:
        """The name as it stands, unless a sentence begins with it ("So Paulo went home")."""
        bare, name = self._names[entry]
        at = document.text.find(bare, sentence.start + 1, sentence.end)
        while at != -1:
            span = Span(at, at + len(bare))
            if not document.text[at - 1].isalnum() and not document.text[span.end : span.end + 1].isalnum():
                yield self.finding(document, span, name)
            at = document.text.find(bare, span.end, sentence.end)


def _is_ordinary(bare: str) -> bool:
    """Whether the stripped name is an English word or another name; of two words, "So Paulo" is not."""
    return " " not in bare and is_known(bare)


def _without_accents(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def _without_accented_letters(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", name) if char.isascii())
