"""A word put together against the rules of English spelling, or spelt as its cousin in the source language.

Engines that build words from pieces join them without the change that English asks for ("vacancys"), write a piece
twice ("timetime"), or keep the ending that the source word had ("organisacion", "negociations"). Ordinary slips of the
keyboard are left to spell checkers.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, InSource, Quoted, Rule, Severity
from mtaudit_rules.resources.wordlist import is_known, looks_mistyped, nearest, strangers

_SHORTEST = 6
_COUSINS = (
    ("cion", "tion"),
    ("zion", "tion"),
    ("zione", "tion"),
    ("tione", "tion"),
    ("sione", "sion"),
    ("tacao", "tation"),
    ("negoci", "negoti"),
    ("ique", "ic"),
    ("isme", "ism"),
    ("ismo", "ism"),
    ("iste", "ist"),
    ("ista", "ist"),
    ("idad", "ity"),
    ("idade", "ity"),
    ("itat", "ity"),
    ("itaet", "ity"),
    ("mente", "ly"),
    ("logie", "logy"),
    ("graphie", "graphy"),
    ("kratie", "cracy"),
    ("cratie", "cracy"),
    ("cracia", "cracy"),
    ("encia", "ence"),
    ("ancia", "ance"),
    ("parlament", "parliament"),
    ("adminstr", "administr"),
    ("konf", "conf"),
    ("kont", "cont"),
    ("kand", "cand"),
    ("direkt", "direct"),
    ("projekt", "project"),
    ("struktur", "structur"),
    ("aktiv", "activ"),
    ("elektr", "electr"),
    ("teror", "terror"),
    ("oposi", "opposi"),
    ("inmigr", "immigr"),
    ("desarm", "disarm"),
)


class MalformedWord(Rule):
    """Unknown lower-case words that a rule of spelling, or the source language's, leads to a known one."""

    error_type = ErrorType.SPELLING
    severity = Severity.MINOR
    message = '"{text}" is no English word.'
    in_quotations = Quoted.REPORT
    in_source = InSource.REFUTES
    bad = (
        Bad("The firm has two vacancys in Bonn.", "vacancys", "vacancies"),
        Bad("The negociations failed in May.", "negociations", "negotiations"),
        Bad("The organisacion of the cup was poor.", "organisacion", "organisation"),
    )
    good = (
        "The firm has two vacancies; the negotiations failed.",
        "The colour and the color of the organisation; a mystique, a ballista.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Unknown words with one way to a known one."""
        for token in strangers(document, _SHORTEST):
            word = token.text
            fix = _cousin(word) or (None if looks_mistyped(word) else nearest(word))
            if fix is not None and fix.islower():
                yield self.finding(document, token.span, fix)


def _cousin(word: str) -> str | None:
    """The English word that differs from an unknown one only as the source language spells it."""
    for foreign, english in _COUSINS:
        respelt = word.replace(foreign, english)
        if respelt != word and is_known(respelt):
            return respelt
    return None
