"""A sentence left in another language.

Sentences that hold enough of the small words of English are English; only the others are put to langdetect (Shuyo's
language detection, with a fixed seed), and only where they are long enough for it to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Span
from mtaudit.language import detected_language
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, Quoted, Rule, Severity
from mtaudit_rules.resources.wordlist import is_known

_WORDS = 6
_LETTERS = 30
_LONGEST = 40
_TELLING = 4
"""Letters from which a word tells languages apart."""
_ENGLISH = frozenset(
    "the of and to in a is was for that on with as it at by from be are his he has have not this which but or an they "
    "were her she their had will said who its been more one about up out there all after would no you we i if when "
    "what so".split()
)
_NO_PROSE = frozenset("@<>=_/\\|{}")
"""Characters of addresses, paths and markup, in which langdetect sees Welsh and Vietnamese."""
_SHARE = 0.12
"""Share of small English words from which a sentence is English; other languages share a few ("a", "in")."""


class UntranslatedSentence(Rule):
    """Sentences of six words or more that are surely not English."""

    error_type = ErrorType.UNTRANSLATED
    severity = Severity.CRITICAL
    message = "This sentence was left in the source language; translate it."
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "The mayor left. Der Bürgermeister hat das Rathaus am Montag ohne ein weiteres Wort verlassen. It rained.",
            "Der Bürgermeister hat das Rathaus am Montag ohne ein weiteres Wort verlassen.",
        ),
        Bad(
            "The mayor left. Le maire a quitté la mairie lundi sans dire un mot de plus. It rained.",
            "Le maire a quitté la mairie lundi sans dire un mot de plus.",
        ),
    )
    good = (
        "Grybovska, Kolb, Marek, Ruiz, Okafor, Tanaka and Lindqvist.",
        "Rain stopped play. “C’est la vie,” he said.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Sentences in which English hardly occurs and another language surely does."""
        for sentence in document.sentences:
            if _may_be_foreign(document, sentence):
                language = detected_language(document.text[sentence.start : sentence.end])
                if language and language != "en":
                    yield self.finding(document, sentence, source_languages=(language,))


def _may_be_foreign(document: Document, sentence: Span) -> bool:
    if _NO_PROSE.intersection(document.text[sentence.start : sentence.end]):
        return False
    tokens = document.tokens_in(sentence)
    small = [token.lower for token in tokens if token.text.isalpha()]
    if len(small) < _WORDS or sum(len(word) for word in small) < _LETTERS:
        return False
    capitalized = sum(token.is_capitalized for token in tokens)
    share = sum(word in _ENGLISH for word in small) / len(small)
    if share > _SHARE or capitalized > len(tokens) / 2:
        return False
    long = [word for word in small if _TELLING <= len(word) <= _LONGEST]
    return sum(map(is_known, long)) <= len(long) * 3 / 4
