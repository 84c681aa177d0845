"""Quotation marks that the source has and the article has lost."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from mtaudit.article import Document, Pair
from mtaudit.language import Pattern
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule

_SOURCE_MARKS = Pattern(r"[\"“”„‟«»「」『』]")
_MARKS = Pattern(r"[\"“”„«»]|(?<!\w)['‘’]\w|\w[.,!?]?['’](?!\w)")
_FEWEST = 2
_FEWEST_WORDS = 4
_FEWEST_CHARACTERS = 12


class QuotationMismatch(SourceRule):
    """Sentences that quote in the source and not in the article, so that nobody sees whose words they are.

    Two of ten findings on labelled text were marked, so that it runs where it is selected alone.
    """

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    enabled = False
    message = "The source puts words of this sentence in quotation marks; the article has none."
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "The mayor said we will stay.",
            "The mayor said we will stay.",
            None,
            source="Der Bürgermeister sagte: „Wir bleiben noch hier.“",
            language="de",
        ),
        Bad(
            "He called it a big step for us all.",
            "He called it a big step for us all.",
            None,
            source="Он назвал это «большим шагом для нас».",
            language="ru",
        ),
    )
    good = (
        Good("The mayor said: “We will stay.”", "Der Bürgermeister sagte: „Wir bleiben.“", "de"),
        Good("He called it a 'big step'.", "Он назвал это «большим шагом».", "ru"),
        Good("The newspaper Kommersant wrote of it.", "Об этом писала газета «Коммерсантъ».", "ru"),
        "The mayor said we will stay.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """Sentences with two marks or more on one side and none on the other; a name in marks is no quotation."""
        there = [match.start() for match in _SOURCE_MARKS.finditer(pair.source)]
        if len(there) < _FEWEST or _MARKS.search(pair.target) or document.in_quotation(pair.span):
            return
        quoted = [pair.source[a + 1 : b] for a, b in itertools.pairwise(there)][::2]
        if any(_is_long(words, pair.language) for words in quoted):
            yield self.finding(document, pair.span)


def _is_long(words: str, language: str | None) -> bool:
    """Whether what is quoted is more than a name."""
    if language in {"zh", "ja"}:
        return len(words) >= _FEWEST_CHARACTERS
    return len(words.split()) >= _FEWEST_WORDS
