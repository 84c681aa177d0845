"""An article lost where English cannot do without: "in same way", "one of reasons", "from United States".

Slavic languages, Chinese, Japanese, Korean and Hindi have no article to translate.
"""

from __future__ import annotations

from mtaudit.language import Form, noun_forms
from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule
from mtaudit_rules.resources.paradigms import COUNTED_NOUNS, one_of

_PREPOSITION = "in|of|from|to|by|at|with|across|against|between|outside|inside"
_PLURAL = one_of(*(noun_forms(noun)[Form.PLURAL] for noun in COUNTED_NOUNS if noun != "thousand"))
_END = "~/NN|NNS|NNP|NNPS|POS|HYPH|JJ|VBG|VBN|CC|CD"
_NOUN = one_of(
    """
    way time thing place year day period office level number amount city country month night question problem reason
    direction situation conditions age family group school type kind room house person man company party team result
    price rate
    """
)
_SUPERLATIVE = "biggest|largest|highest|greatest|smallest|oldest|youngest|strongest|richest|poorest|fastest|worst"


class MissingArticle(TagRule):
    """A "the" missing before "same", a superlative, the name of a country that needs it, or after "one of"."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = 'An article is missing: "{fix}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The two men work in same office.", "same office", "the same office"),
        Bad("It was one of reasons for the strike.", "of reasons", "of the reasons"),
        Bad("The team came from United States in May.", "United States", "the United States"),
        Bad("He is one of most popular singers.", "of most", "of the most"),
    )
    good = (
        "They backed same-sex marriage and paid same day.",
        "It was one of dozens of reasons, one of many, one of them. She spoke of most of them.",
        "The team came from United States territory, and from Manchester United.",
        "One of Europe's best; one of two reasons.",
    )
    cases = (
        TagCase(
            f"{_PREPOSITION}|is|are|was|were|has|have|had [ n:same w:{_NOUN}/NN|NNS ] {_END}",
            "the {n} {w}",
        ),
        TagCase(f"one [ p:of n:{_PLURAL}/NNS ] {_END}", "{p} the {n}"),
        TagCase(f"{_PREPOSITION} [ n:united w:states|kingdom|nations/NNPS|NNP|NNS ] {_END}", "the {n} {w}"),
        TagCase(f"{_PREPOSITION} [ n:czech|soviet|dominican w:republic|union/NNP ] {_END}", "the {n} {w}"),
        TagCase("one [ of n:most ] /JJ|RB|VBN", "of the {n}"),
        TagCase(f"one [ of n:{_SUPERLATIVE} ] /NN|NNS|JJ", "of the {n}"),
    )
