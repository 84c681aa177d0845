"""An article in which more words are suspect than native writers leave, few of them enough to be told one by one.

Many weak signs make one strong one. The finding stands for the errors that the model expects beyond those that are told
singly, and costs as many minor ones, so that a garbled article cannot pass for a clean one.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, LearnedRule, Quoted, Severity

_SHOWN = 5
"""Places that are named as evidence."""
_WORDS_OF_AN_ERROR = 2.5
"""Words that a mark holds on average in the marked text that the model learned from."""

_GARBLED = (
    "The president of the community of the sports made on Monday to know that the conduct of the game goes always "
    "forward in the bad. The players have not the will to make the thing of which they are charged, he has said to the "
    "newspaper men, and the treasury is to ground. Also the public is of the opinion that to the team a new breath "
    "must be brought, in order that it can come out from the below of the classification."
)
_NATIVE = (
    "The council voted on Tuesday to close the old bridge while engineers look at the cracks in its piers. Drivers "
    "will have to take the ring road until spring, and the bus company said its timetable would change. Shopkeepers on "
    "the high street fear for their takings, although the mayor promised to cut their rates."
)


class ReadsAsTranslated(LearnedRule):
    """One finding of the article as a whole, with the places that speak loudest."""

    error_type = ErrorType.AWKWARD
    severity = Severity.MINOR
    message = "Reads as machine translated: about {count} of {words} words are suspect."
    in_quotations = Quoted.REPORT
    defers = False
    bad = (
        Bad(_GARBLED, "goes always forward in the bad"),
        Bad(f"{_GARBLED} {_GARBLED}", "goes always forward in the bad"),
    )
    good = (_NATIVE, "Too short to tell.")

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The finding of one article, or none."""
        density = self.density(document)
        if density is None:
            return
        told = sum(len(document.tokens_in(suspect.span)) for suspect in self.suspects(document))
        wrong = round(density.share * density.words)
        shown = sorted(suspect.span for suspect in density.suspects[:_SHOWN])
        if shown:
            yield self.article_finding(
                self.message.replace("{count}", str(wrong)).replace("{words}", str(density.words)),
                shown,
                confidence=density.confidence,
                count=max(1.0, round((density.wrong - told) / _WORDS_OF_AN_ERROR, 2)),
            )
