"""The words of an article that no list explains."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtaudit_rules.resources.wordlist.lookup import is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtaudit.article import Document, Token

LONGEST = 40
"""Letters beyond which a run of them is no word, whatever it is."""

_MOST_IN_A_SENTENCE = 2
"""Unknown words from which a sentence is in another language, or in code."""
_TOUCHING = frozenset("-‐‑'’.@#/_&*~+=")
_BRACKETING = frozenset('()[]"“”‘«»')


def strangers(document: Document, shortest: int) -> Iterator[Token]:
    """Lower-case words of plain letters that are unknown in any case, stand once, and stand free.

    Left out are the words of sentences that hold several, those next to another unknown or accented word, and those
    alone between brackets or quotation marks, where a writer quotes another language.
    """
    counts = Counter(token.lower for token in document.tokens)
    for sentence in document.sentences:
        tokens = document.tokens_in(sentence)
        odd = [number for number, token in enumerate(tokens) if _is_unknown(token)]
        if len(odd) > _MOST_IN_A_SENTENCE:
            continue
        for number in odd:
            token = tokens[number]
            beside = tokens[max(0, number - 1) : number] + tokens[number + 1 : number + 2]
            if (
                shortest <= len(token.text)
                and token.text.islower()
                and token.text.isascii()
                and counts[token.lower] == 1
                and all(t.text.isascii() and not _is_unknown(t) for t in beside)
                and _stands_free(document.text, token)
                and not is_known(token.text.capitalize())
            ):
                yield token


def _is_unknown(token: Token) -> bool:
    word = token.text
    return word.isalpha() and 5 <= len(word) <= LONGEST and not is_known(word)


def _stands_free(text: str, token: Token) -> bool:
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    if before in _TOUCHING or (after in _TOUCHING and text[token.end + 1 : token.end + 2].isalnum()):
        return False
    return not (before in _BRACKETING and after in _BRACKETING)
