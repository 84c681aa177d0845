"""A word that no English dictionary, name list or loan explains: what an engine made up from pieces.

Engines translate in pieces of words and now and then put pieces together that are no word ("cooperativity" is one,
"resivence" is none). Capitalised words are left alone: the world has more names than any list.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, InSource, Quoted, Rule, Severity
from mtaudit_rules.resources.wordlist import looks_mistyped, nearest, strangers

_SHORTEST = 5


class NonWord(Rule):
    """Lower-case words that are unknown and that no slip of the hand explains."""

    error_type = ErrorType.SPELLING
    severity = Severity.MAJOR
    message = '"{text}" is no English word; look up what the original says.'
    in_quotations = Quoted.REPORT
    in_source = InSource.REFUTES
    bad = (
        Bad("The resivenciness of the army was low.", "resivenciness"),
        Bad("They spoke of the deseparamented towns.", "deseparamented"),
    )
    good = (
        "The resilience of the army was low; the barista and the hackathon went on.",
        "The “schlimmbesserung” was praised, like chiaroscuro.",
        "A tehcnical slip is human.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Strangers that are no slip for a known word."""
        for token in strangers(document, _SHORTEST):
            if not looks_mistyped(token.text) and nearest(token.text) is None:
                yield self.finding(document, token.span)
