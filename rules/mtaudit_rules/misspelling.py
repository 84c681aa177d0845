"""A misspelling that a hand does not make: an engine's respelling of a known word.

Where exactly one known word is near, the finding says which; ordinary slips of the keyboard are left to spell checkers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtaudit.document import Document
from mtaudit.finding import ArticleFinding, Finding
from mtaudit.mqm import ErrorType, Severity
from mtaudit.rule import Bad, Quoted, Rule
from mtaudit_rules.wordlist import is_known, looks_mistyped, nearest

_SHORTEST = 6


class Misspelling(Rule):
    """Lower-case words near exactly one known word, that no slip of the keyboard explains."""

    error_type = ErrorType.SPELLING
    severity = Severity.MINOR
    message = '"{text}" is misspelt; write "{fix}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The presidant of the clubb left.", "presidant", "president"),
        Bad("They wanted indipendence from the crown.", "indipendence", "independence"),
    )
    good = (
        "The president of the club left.",
        "The colour and the color of the organisation.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Unknown words with one near neighbour."""
        counts = Counter(token.lower for token in document.tokens)
        for token in document.tokens:
            word = token.text
            if len(word) < _SHORTEST or not word.islower() or not word.isascii() or counts[word] > 1 or is_known(word):
                continue
            if is_known(word.capitalize()) or looks_mistyped(word):
                continue
            fix = nearest(word)
            if fix is not None and fix.islower():
                yield self.finding(document, token.span, fix)
