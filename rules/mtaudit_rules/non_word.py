"""A word that no English dictionary, name list or loan explains: what an engine made up from pieces.

Engines translate in pieces of words and now and then put pieces together that are no word ("cooperativity" is one,
"resivence" is none). Capitalised words are left alone: the world has more names than any list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtaudit.document import Document
from mtaudit.finding import ArticleFinding, Finding
from mtaudit.mqm import ErrorType, Severity
from mtaudit.rule import Bad, Quoted, Rule
from mtaudit.text import Token
from mtaudit_rules.wordlist import is_known, looks_mistyped, nearest

_SHORTEST = 5
_LONGEST = 40
_TOUCHING = frozenset("-‐‑'’.@#/_&*~+=")
_BRACKETING = frozenset('()[]"“”‘«»')


class NonWord(Rule):
    """Lower-case words that are unknown and that no slip of the hand explains."""

    error_type = ErrorType.SPELLING
    severity = Severity.MAJOR
    message = '"{text}" is no English word; look up what the original says.'
    in_quotations = Quoted.REPORT
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
        """Unknown words that stand once in the article, away from other unknown words."""
        tokens = document.tokens
        counts = Counter(token.lower for token in tokens)
        unknown = {
            number
            for number, token in enumerate(tokens)
            if token.text.isascii()
            and token.text.isalpha()
            and len(token.text) >= _SHORTEST
            and not is_known(token.text)
        }
        for number in sorted(unknown):
            token = tokens[number]
            if (
                token.text.islower()
                and counts[token.lower] == 1
                and not {number - 1, number + 1} & unknown
                and _stands_free(document.text, token)
                and not _is_foreign(tokens, number)
                and not is_known(token.text.capitalize())
                and not looks_mistyped(token.text)
                and nearest(token.text) is None
            ):
                yield self.finding(document, token.span)


def _stands_free(text: str, token: Token) -> bool:
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    if before in _TOUCHING or (after in _TOUCHING and text[token.end + 1 : token.end + 2].isalnum()):
        return False
    return not (before in _BRACKETING and after in _BRACKETING)


def _is_foreign(tokens: tuple[Token, ...], number: int) -> bool:
    """Whether a neighbour has accents, as in a quotation from another language."""
    return any(not t.text.isascii() for t in tokens[max(0, number - 1) : number + 2])
