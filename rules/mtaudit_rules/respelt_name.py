"""A name that the article spells otherwise elsewhere: "Ovechkin" three times and "Ovichkin" once.

An engine that transliterates a name anew in every sentence arrives at more than one spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from mtaudit.article import Document
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, InSource, Quoted, Rule, Severity
from mtaudit_rules.resources.wordlist import is_known

_SHORTEST = 6
_LONGEST = 40
_USUAL = 2
"""Mentions from which a spelling is the article's own."""
_ENDINGS = frozenset("s es n an ian i a o e ov ova ev eva ski ska sky in ina er ers rs".split())


class RespeltName(Rule):
    """An unknown name one or two letters away from one that stands more often."""

    error_type = ErrorType.INCONSISTENT_TERM
    severity = Severity.MINOR
    message = 'The article spells this name "{fix}" elsewhere.'
    in_quotations = Quoted.REPORT
    in_source = InSource.REFUTES
    bad = (
        Bad("Grybovska spoke. Then Grybovska left. In Bonn Gribovska was seen.", "Gribovska", "Grybovska"),
        Bad("We saw Tanakashi play. Then Tanakashi won, and Tanakachi wept.", "Tanakachi", "Tanakashi"),
    )
    good = (
        "Grybovska spoke. Then Grybovska left. Her father Grybovski was seen.",
        "Johnson spoke. Then Johnson left. Johnston was seen.",
        "Vyshkove fell. Vyshkove burned. The Vyshkovers left.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Rare spellings near a usual one; neither a known name, so that two people are not made one."""
        names = [t for t in document.tokens if t.is_capitalized and _SHORTEST <= len(t.text) <= _LONGEST]
        counts = Counter(
            _bare(token.text) for token in names if token.text.isalpha() or "'" in token.text or "’" in token.text
        )
        unknown = {name: count for name, count in counts.items() if not name.isupper() and not is_known(name)}
        usual = [name for name, count in unknown.items() if count >= _USUAL]
        rare = {name: fix for name in unknown if counts[name] == 1 and (fix := _usual_spelling(name, usual, counts))}
        for token in names:
            name = _bare(token.text)
            if name in rare:
                yield self.finding(document, token.span, rare[name] + token.text[len(name) :])


def _bare(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name


def _usual_spelling(name: str, usual: list[str], counts: Counter[str]) -> str | None:
    near = [other for other in usual if _is_respelling(name, other)]
    return max(near, key=lambda other: counts[other]) if len(near) == 1 else None


def _is_respelling(name: str, other: str) -> bool:
    """Whether the two differ in one letter (two in long names) inside the word, and are no forms of one another."""
    if name[0] != other[0] or name == other:
        return False
    allowed = 2 if min(len(name), len(other)) >= 10 else 1
    if OSA.distance(name, other, score_cutoff=allowed) > allowed:
        return False
    stem = _common_start(name, other)
    return not (_is_ending(name[stem:]) and _is_ending(other[stem:]))


def _common_start(name: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))


def _is_ending(rest: str) -> bool:
    return rest == "" or rest in _ENDINGS
