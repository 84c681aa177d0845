"""A phrase begun again: "a meeting after a meeting after a meeting", "the chief of the chief of the army"."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Span
from mtaudit.language import Match, Pattern
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, InSource, Quoted, Rule, Severity

_AFTER = Pattern(
    r"(?<![\w-])(?P<flag>(?:(?P<article>an?)\s)(?P<noun>\p{Ll}+)(?P<more>\s(?P<link>after)\s(?P=article)\s(?P=noun))+)(?![\w-])",
    ignore_case=True,
)
_LONGEST = 6
_MARKS_BETWEEN = frozenset('.!?;:,"“”()[]—–…/|')


class RepeatedPhrase(Rule):
    """Two to six words said twice in a row, and "a day after a day"."""

    error_type = ErrorType.DUPLICATION
    severity = Severity.MAJOR
    message = '"{text}" begins again.'
    in_quotations = Quoted.REPORT
    in_source = InSource.REFUTES
    bad = (
        Bad("They hold a meeting after a meeting on it.", "a meeting after a meeting", "meeting after meeting"),
        Bad("We go from a talk after a talk after a talk.", "a talk after a talk after a talk", "talk after talk"),
        Bad("The bank is a Bonn-based Bonn-based lender.", "Bonn-based Bonn-based", "Bonn-based"),
        Bad(
            "On Monday the head of state the head of state flew home.",
            "the head of state the head of state",
            "the head of state",
        ),
    )
    good = (
        "They hold meeting after meeting on it, day by day by day. A report on a report; a book by a book critic.",
        "If it is it is bad; what we have we have; New York New York.",
        "He ran and ran and ran; it went on and on and on.",
        "“Let it be, let it be,” they sang. A dollar a day, a dollar a day.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Phrases repeated within a sentence."""
        found = [self._after_one_another(document, match) for match in _AFTER.finditer(document.text)]
        for sentence in document.sentences:
            found += self._begun_again(document, sentence)
        end = 0
        for finding in sorted(found, key=lambda f: f.span):
            if finding.span.start >= end:
                yield finding
                end = finding.span.end

    def _after_one_another(self, document: Document, match: Match) -> Finding:
        fix = f"{match['noun']} {match['link']} {match['noun']}"
        return self.finding(document, Span(*match.span("flag")), fix)

    def _begun_again(self, document: Document, sentence: Span) -> Iterator[Finding]:
        tokens = document.tokens_in(sentence)
        words = [token.lower for token in tokens]
        at = 0
        starts = _candidates(words)
        while at < len(words) - 3:
            length = _repeated_from(words, at) if at in starts else 0
            first, last = tokens[at], tokens[min(at + 2 * length, len(words)) - 1]
            between = document.text[first.start : last.end]
            if (
                length
                and " - " not in between
                and not _MARKS_BETWEEN.intersection(between)
                and not _is_deliberate(words[at : at + length])
            ):
                fix = document.text[first.start : tokens[at + length - 1].end]
                yield self.finding(document, Span(first.start, last.end), fix)
                at += 2 * length
            else:
                at += 1


def _candidates(words: list[str]) -> set[int]:
    """The places from which the first word stands again as far off as a phrase is long."""
    return {
        at
        for length in range(2, _LONGEST + 1)
        for at, (one, other) in enumerate(zip(words, words[length:], strict=False))
        if one == other
    }


def _repeated_from(words: list[str], at: int) -> int:
    """How many words from `at` on are said again right after, or 0."""
    for length in range(_LONGEST, 1, -1):
        if words[at : at + length] == words[at + length : at + 2 * length]:
            return length
    return 0


_JOINED = frozenset("and or by after to on in a an if when what as whatever new it they we you he she i".split())


def _is_deliberate(phrase: list[str]) -> bool:
    """Whether English repeats such a phrase by right: "and on and on", "day by day by", numbers, one word again."""
    return (
        phrase[0] in _JOINED or phrase[-1] in _JOINED or len(set(phrase)) == 1 or not all(w.isalpha() for w in phrase)
    )
