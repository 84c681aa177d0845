"""A "not" that the translation lost, or that the source does not have.

Negations are counted clause by clause, since Slavic and Romance languages negate every word of a clause that can be.
Words that carry a negation in English ("without", "unable", "hardly") or may stand for one in the source count, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Pair, Span
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule
from mtaudit_rules.resources.bilingual.negation import (
    implied_in_english,
    is_known,
    is_plain,
    loses_not_only,
    may_negate,
    negations,
    negations_in_english,
)


class NegationMismatch(SourceRule):
    """Fewer negations than the source has, or one where it has none."""

    error_type = ErrorType.MISTRANSLATION
    severity = Severity.MAJOR
    message = "The source negates here, and the article does not."
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "The mayor does want to leave.",
            "The mayor does want to leave.",
            None,
            source="Der Bürgermeister will nicht gehen.",
            language="de",
        ),
        Bad("Vaccines don't protect people.", "don't", None, source="As vacinas protegem as pessoas.", language="pt"),
        Bad(
            "It is safe just for guests.",
            "It is safe just for guests.",
            None,
            source="这里不仅对客人是安全的。",
            language="zh",
        ),
    )
    good = (
        Good("He left without a word.", "Ушёл, не сказав ни слова.", "ru"),
        Good("It was hardly a surprise.", "Das war kaum eine Überraschung.", "de"),
        Good("Nobody saw anything.", "Nikdo nic neviděl.", "cs"),
        "The mayor does not want to leave.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """Sentences whose negations differ, in the languages whose negations are known."""
        if not is_known(pair.language):
            return
        here = negations_in_english(pair.target)
        there = negations(pair.source, pair.language)
        if there > len(here) + implied_in_english(pair.target) or loses_not_only(pair.source, pair.target):
            message = "The source negates more often here than the article." if here else None
            yield self.finding(document, pair.span, message=message)
        elif (plain := [match for match in here if is_plain(match)]) and not may_negate(pair.source, pair.language):
            first = plain[0]
            start = first.start()
            while start and not pair.target[start - 1].isspace():
                start -= 1  # "don't" and not its "n't"
            span = Span(pair.span.start + start, pair.span.start + first.end())
            yield self.finding(document, span, message="The article negates here, and the source does not.")
