"""A run of function words of another language inside an English sentence: "the head of la junta del distrito"."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import ArticleFinding, Bad, Case, ErrorType, Finding, InSource, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_SMALL_WORDS = {
    "fr": "les des dans avec pour sur qui est sont une aux cette leurs nous vous été était ont être",
    "es": "los las del con para por está como sus más pero también fue son muy desde este esta",
    "pt": "dos das com para uma não são mais seu sua pelo pela foi também está",
    "it": "gli della delle degli nel nella con una sono che anche più stato questo dal dalla",
    "de": "der und den dem mit für von auf eine einen einer nicht ist sind wird wurde auch bei nach über sich",
    "nl": "het een voor niet zijn wordt werd ook bij naar deze hebben",
}
_SETS = tuple(frozenset(words.split()) for words in _SMALL_WORDS.values())
_ENOUGH = 2
_RUNS = tuple(
    (
        language,
        rf"(?<![\w’'-])(?P<flag>{one_of(words.split())}\s\p{{Ll}}[\w’']+\s{one_of(words.split())}(?:\s\p{{Ll}}[\w’']+)?)(?![\w’'-])",
    )
    for language, words in _SMALL_WORDS.items()
)


class UntranslatedWords(PatternRule):
    """Small words of one foreign language on either side of a lower-case word."""

    error_type = ErrorType.UNTRANSLATED
    severity = Severity.MAJOR
    message = '"{text}" was left in the source language; translate it.'
    in_quotations = Quoted.SKIP
    in_source = InSource.CONFIRMS
    bad = (
        Bad("The army said con fuerzas del orden it held.", "con fuerzas del orden"),
        Bad("He called it the Lage und den rest of it, mit gewalt auf alle.", "mit gewalt auf alle"),
    )
    good = (
        "The man on the van was a des res man; los angeles was not.",
        "A van driver met police outside. The dog met his van in the yard; she met her van crew.",
        "Per capita income is on par with that of the den.",
    )
    cases = tuple(Case(expression, source_languages=(language,)) for language, expression in _RUNS)

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """As every pattern rule, where the article holds two different small words of one language at all."""
        words = {token.lower for token in document.tokens}
        if any(len(words & small) >= _ENOUGH for small in _SETS):
            yield from super().check(document)

    def accepts(self, document: Document, match: Match) -> bool:
        """Not beside capitals: names of ships, plays and places keep their language."""
        before = document.text[: match.start()].rstrip()[-1:]
        words = document.text[max(0, match.start() - 25) : match.start()].split()[-1:]
        return before != "(" and not (words and words[0][:1].isupper() and len(words[0]) > 1)
