"""A place, people, language, weekday or month written without its capital.

Many languages write nationalities, months and weekdays small, and an engine that translates in pieces loses the
capital of a name now and then: "talks in kyiv", "the american delegation", "on friday".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from mtaudit.article import Document, Span
from mtaudit.language import Pattern, escape
from mtaudit.rule import AnchoredRule, Applicability, Bad, ErrorType, Finding, Quoted, Severity
from mtaudit_rules.resources.gazetteer import lower_case_phrases, proper_forms


class LowercaseName(AnchoredRule):
    """Names of the gazetteer that English always capitalises."""

    error_type = ErrorType.CAPITALIZATION
    severity = Severity.MAJOR
    message = '"{text}" is a name and takes a capital.'
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    exceptions = ("chicken kiev",)
    bad = (
        Bad("The delegation flew to kyiv by night.", "kyiv", "Kyiv"),
        Bad("Talks with the ukrainian side go on.", "ukrainian", "Ukrainian"),
        Bad("They meet on thursday in Geneva.", "thursday", "Thursday"),
    )
    good = (
        "She bred a guernsey cow and ate neapolitan pizza.",
        "He ordered chicken kiev and french fries.",
        "See https://example.org/kyiv or write to desk@kyiv.example.",
        "The delegation flew to Kyiv.",
    )

    @cached_property
    def _forms(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(proper_forms().items()))

    def anchors(self) -> Iterator[tuple[str, int]]:
        """Every name in lower case; one entry serves them all, since what was found says which it is."""
        for number, (lower, _) in enumerate(self._forms):
            yield lower, number

    def check_entry(self, document: Document, entry: int, sentence: Span) -> Iterator[Finding]:
        """Occurrences of one name that are in lower case and stand as a word of running text."""
        lower, proper = self._forms[entry]
        for match in _spaced(lower).finditer(document.text, sentence.start, sentence.end):
            span = Span(*match.span())
            if _is_running_text(document.text, span) and not _is_in_lower_case_phrase(document, span, sentence):
                yield self.finding(document, span, proper)


@lru_cache(maxsize=1024)
def _spaced(name: str) -> Pattern:
    """The name with any white space between its words."""
    return Pattern(r"\s+".join(escape(word) for word in name.split()))


_TOUCHING = frozenset("@/#_\\-.&=~‑")


def _is_running_text(text: str, span: Span) -> bool:
    """Whether the span is a word by itself: no part of an address, a hashtag or a compound."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before.isalnum() or after.isalnum() or (before in _TOUCHING and before):
        return False
    if after in {"’", "'"}:
        return text[span.end + 1 : span.end + 2] in {"s", ""} or not text[span.end + 1].isalnum()
    goes_on = text[span.end + 1 : span.end + 2].isalnum()
    return not (after and after in _TOUCHING and goes_on)


def _is_in_lower_case_phrase(document: Document, span: Span, sentence: Span) -> bool:
    for phrase in lower_case_phrases():
        at = document.folded.find(phrase, max(sentence.start, span.end - len(phrase)), span.start + len(phrase))
        if at != -1 and Span(at, at + len(phrase)).covers(span):
            return True
    return False
