"""A city or a state called "she" or "he": "Kyiv had reaffirmed that she would fight".

Towns and countries have a grammatical gender in most languages of Europe, and the pronoun keeps it. A ship or a nation
in an old text may be "she"; a capital that stands for its government is "it".
"""

from __future__ import annotations

import itertools

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer import countries, given_names
from mtaudit_rules.resources.gazetteer.slots import one_of

_SAYS = one_of(
    "said says announced announces declared declares reaffirmed affirmed confirmed confirms denied denies "
    "insisted insists warned warns believes believed claims claimed stressed stresses added promised promises "
    "hopes hoped fears feared argues argued thinks thought acknowledged admitted admits repeated indicated "
    "recalled estimates estimated".split()
)
_CAPITALS = {name for c in countries() for name in (*c.capitals, c.name)}
_PLACES = one_of(
    name
    for name in _CAPITALS
    if len(name) > 3 and name[0].isupper() and name.lower() not in given_names() and "(" not in name
)


class PlaceAsPerson(PatternRule):
    """A capital or a country, a verb of saying, and a personal pronoun for it."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'A government is "it" in English, not "{text}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("Envoys learned that Kyiv had reaffirmed that she would fight on.", "she", "it"),
        Bad("On Monday Warsaw said she was ready to talk.", "she", "it"),
    )
    good = (
        "The mayor of Warsaw said she was ready to talk.",
        "Ana Kolb, in Warsaw, said that she was ready. A woman in Kyiv said she had fled.",
        "Warsaw said it was ready to talk.",
        "Tom Holland flew in. On Monday Holland said he was tired.",
    )
    cases = (
        Case(
            rf"(?:^|\n|[.!?]\s|\bthat\s|\bbut\s|\band\s|day\s|,\s)(?P<place>(?i:{_PLACES}))\s(?:has\s|had\s|also\s|again\s)*(?:{_SAYS})\s(?:that\s)?(?P<flag>she|he)\b",
            "it",
            (" she ", " he "),
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """The place is the subject: it follows no preposition, no comma after a name, and is nobody's surname."""
        if _is_surname(document, match["place"]):
            return False
        before = document.text[max(0, match.start() - 1) : match.start("place")]
        if "," not in before:
            return True
        sentence = document.sentence_at(match.start("place"))
        start = sentence.start if sentence else 0
        return not any(word[:1].isupper() for word in document.text[start : match.start("place")].split()[1:])


def _is_surname(document: Document, place: str) -> bool:
    """Whether the article names a person so: a given name stands before the word somewhere."""
    tokens = document.tokens
    return any(
        token.text == place and before.is_capitalized and before.lower in given_names()
        for before, token in itertools.pairwise(tokens)
    )
