"""Connectives and set phrases that translations use several times as often as native writers.

"The fact that", "due to the", "at the same time", "in the case of": each is good English, and translators of every
language reach for them (Baker 1993 calls it explicitation). Their rate per word was compared between encyclopedia text
and its translations back from twelve languages, and between English-born news and news put into English.
"""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.article import Document, Span
from mtaudit.language import Pattern
from mtaudit.rule import Bad, DensityRule, ErrorType, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_SIGNS = (
    "at the same time|the minister of|therefore|are located|these are|the fact that|on the basis of|related to|"
    "the presence of|have not yet|has not yet|with which|on which|in the case of|the case of|point of view|"
    "equipped with|the entire|with the help of|the help of|the ministry of|it is difficult|belongs to|so that|"
    "a kind of|at that time|is located|take care of|for this reason|first of all|the name of|occupied by|"
    "in the form of|practically|it must be|considered a|depends on|that of|a certain|due to the|in addition|"
    "in this way|characterized by|possible to|a large number of|thanks to|the creation of|consists of"
).split("|")
_PATTERN = Pattern(rf"(?<![\w'-]){one_of(_SIGNS)}(?![\w'-])")


class TranslatedConnectives(DensityRule):
    """The density of some fifty connectives, against native news and encyclopedia text."""

    error_type = ErrorType.AWKWARD
    severity = Severity.MINOR
    message = (
        "{count} connectives stand here of a kind that translations abound in; a native article has about {expected}."
    )
    in_quotations = Quoted.REPORT
    native_rate = 0.0010
    native_spread = 0.5
    bad = (
        Bad(
            "Due to the rain and the fact that it was cold, the talks, with the help of the mayor, ended "
            "at the same time as the fair.",
            "with the help of",
        ),
        Bad(
            "In addition, the roof, thanks to the rain, is in the form of a bowl, so that the fact that it "
            "leaks is clear.",
            "thanks to",
        ),
    )
    good = (
        "Because it rained, the mayor helped to end the talks as the fair closed.",
        "He said that, in addition, it was late.",
    )

    def signs(self, document: Document) -> Sequence[Span]:
        """Every connective of the list, the longest where two share words."""
        return [Span(*match.span()) for match in _PATTERN.finditer(document.folded)]
