"""A sentence far too short or too long for its source: something was left out, or added.

The logarithm of the lengths' ratio is held against what the language's translations show (`languages.toml`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from mtaudit.article import Document, Pair
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule
from mtaudit_rules.resources.bilingual.languages import language

_FEWEST = 25
"""Characters of English under which the length of a sentence tells nothing."""
_TOO_SHORT = 2.7
_TOO_LONG = 2.2
"""How many standard deviations off a length may be; translations are seldom too long, and often short."""


class LengthMismatch(SourceRule):
    """Sentences whose length nothing in the source explains."""

    error_type = ErrorType.OMISSION
    severity = Severity.MAJOR
    message = "This is far shorter than its source: was something left out?"
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "Last Friday the mayor left.",
            "Last Friday the mayor left.",
            None,
            source="Na última sexta-feira, o presidente da câmara deixou a cidade com toda a família, os dois cães e "
            "uma mala cheia de documentos que ninguém até agora conseguiu encontrar em parte alguma.",
            language="pt",
        ),
        Bad(
            "The mayor left, together with his family, two dogs and a bag of letters that nobody has found so far.",
            "The mayor left, together with his family, two dogs and a bag of letters that nobody has found so far.",
            None,
            source="Der Bürgermeister ging am Freitag fort.",
            language="de",
        ),
    )
    good = (
        Good(
            "The mayor left the town on Friday evening.", "Der Bürgermeister verließ die Stadt am Freitagabend.", "de"
        ),
        Good("Yes.", "Ja, das ist richtig so.", "de"),
        "The mayor left.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """Sentences far off the usual length, in the languages for which it is known."""
        usual = language(pair.language)
        expected = len(pair.source) * usual.length
        if max(expected, len(pair.target)) < _FEWEST or not usual.length:
            return
        spread = math.sqrt(usual.spread**2 + 2.5 * usual.length / expected)
        off = math.log(len(pair.target) / expected) / spread
        if off < -_TOO_SHORT:
            yield self.finding(document, pair.span)
        elif off > _TOO_LONG:
            message = "This is far longer than its source: was something added?"
            yield self.finding(document, pair.span, message=message, error_type=ErrorType.ADDITION)
