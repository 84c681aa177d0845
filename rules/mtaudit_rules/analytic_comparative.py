"""A short adjective compared with "more" or "most" where it takes an ending: "more straight than", "the most easy way".

Romance and Slavic languages compare every adjective with a word of its own.
"""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, Quoted, Severity, TagCase, TagRule
from mtaudit_rules.resources.paradigms import COMPARED, one_of

_BEFORE = "is|are|was|were|be|been|become|became|becoming|much|even|far"
_ADJECTIVE = one_of(*COMPARED)
_COMPARATIVES = {adjective: comparative for adjective, (comparative, _) in COMPARED.items()}
_SUPERLATIVES = {adjective: superlative for adjective, (_, superlative) in COMPARED.items()}


class AnalyticComparative(TagRule):
    """The comparative "more easy" for "easier", "the most easy" for "the easiest"."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = 'The form in English is "{fix}", not "{text}".'
    in_quotations = Quoted.SKIP
    bad = (
        Bad("The second leg was more easy than the first.", "more easy", "easier"),
        Bad("Winters have become more cold in the valley.", "more cold", "colder"),
        Bad("The train is the most fast way to the coast.", "most fast", "fastest"),
    )
    good = (
        "The second leg was easier than the first; it was more sad than funny.",
        "They need more cold drinks and more fast trains than before, and more high-rise flats.",
        "The train is the most easy-going way. The house was more old and more dirty.",
    )
    cases = (
        TagCase(
            f"{_BEFORE} [ more v:{_ADJECTIVE}/JJ|RB ] than|.|,|in|for|from",
            "{v}",
            _COMPARATIVES,
            unless=("more _ than /JJ", "more _ and|or more|less", "more /JJ and|or /JJ"),
        ),
        TagCase(f"the [ most v:{_ADJECTIVE}/JJ ] /NN|NNS", "{v}", _SUPERLATIVES),
    )
