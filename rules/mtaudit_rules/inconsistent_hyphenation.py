"""One word written with and without its hyphen in one article: "cease-fire" and "ceasefire".

A house writes such a word one way; an engine writes it as each sentence happens to fall out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtaudit.article import Document, Span
from mtaudit.language import Pattern
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, Quoted, Rule, Severity
from mtaudit_rules.resources.wordlist import is_known

_HYPHENED = Pattern(r"(?<![\w-])\p{L}{2,}[-‐‑]\p{L}{3,}(?![\w-])")
_SHORTEST = 8
_LONGEST = 40
_MARGIN = 3
"""How many times as often one way must stand for the other to be the slip."""


class InconsistentHyphenation(Rule):
    """The rarer of two ways to write a compound, where the other is clearly the article's own."""

    error_type = ErrorType.INCONSISTENT_TERM
    severity = Severity.MINOR
    message = 'The article writes "{fix}" elsewhere.'
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "A cease-fire holds. The cease-fire is old. No cease-fire lasts. The ceasefire ended.",
            "ceasefire",
            "cease-fire",
        ),
        Bad("A takeover is near. The takeover failed. No takeover came. The take-over ended.", "take-over", "takeover"),
    )
    good = (
        "A cease-fire holds. The ceasefire ended.",
        "To make up is human; make-up is not. The makeup was thick. No makeup, no makeup.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Occurrences of the rarer way outside quotations."""
        hyphened: dict[str, list[Span]] = defaultdict(list)
        for match in _HYPHENED.finditer(document.text):
            key = match.group().lower().replace("‐", "-").replace("‑", "-")
            hyphened[key].append(Span(*match.span()))
        closed = {key.replace("-", ""): key for key in hyphened}
        joined: dict[str, list[Span]] = defaultdict(list)
        for token in document.tokens if closed else ():
            if token.lower in closed:
                joined[token.lower].append(token.span)
        for word, spans in joined.items():
            key = closed[word]
            one_way, other_way = hyphened[key], spans
            if not _SHORTEST <= len(key) <= _LONGEST or not is_known(word):
                continue
            if len(one_way) >= _MARGIN * len(other_way):
                yield from self._slips(document, other_way, key)
            elif len(other_way) >= _MARGIN * len(one_way):
                yield from self._slips(document, one_way, word)

    def _slips(self, document: Document, spans: list[Span], usual: str) -> Iterator[Finding]:
        for span in spans:
            capital = document.text[span.start].isupper()
            yield self.finding(document, span, usual[0].upper() + usual[1:] if capital else usual)
