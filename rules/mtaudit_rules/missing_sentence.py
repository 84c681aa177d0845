"""A sentence of the source that nothing in the article answers to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from mtaudit.article import Bitext, Document, Span
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule

_SHOWN = 80


class MissingSentence(SourceRule):
    """Sentences left out; the finding marks the word after which one is missing, or before which, at the start."""

    error_type = ErrorType.OMISSION
    severity = Severity.MAJOR
    message = "Between here and the next sentence the source has more."
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "The mayor left the town on Monday with 12 guards.\n\nHe will be back in Bonn on 24 May, he said.",
            "guards.",
            None,
            source="Der Bürgermeister verließ die Stadt am Montag mit 12 Wachen.\n\nNiemand weiß, warum er an diesem "
            "Tag und mit so vielen Leuten fortging, und keiner will es sagen.\n\nEr werde am 24. Mai wieder in Bonn "
            "sein, sagte er.",
            language="de",
        ),
        Bad(
            "He will be back in Bonn on 24 May, he said.\n\nIt rained for 17 hours in the whole of the town.",
            "He",
            None,
            source="Niemand weiß, warum er an diesem Tag und mit so vielen Leuten fortging, und keiner sagt es.\n\n"
            "Er werde am 24. Mai wieder in Bonn sein, sagte er.\n\nEs regnete 17 Stunden lang in der ganzen Stadt.",
            language="de",
        ),
    )
    good = (
        Good("He left. It rained.", "Er ging. Es regnete.", "de"),
        Good("He left, and it rained.", "Er ging. Es regnete.", "de"),
        "He left.",
    )

    def check_bitext(self, document: Document, bitext: Bitext) -> Iterator[Finding]:
        """Links whose side in the article is empty."""
        tokens = document.tokens
        if not tokens:
            return
        ends = [token.end for token in tokens]
        for source, target in bitext.links:
            if target.length or not source.length:
                continue
            before = bisect_right(ends, target.start)
            near = tokens[max(before - 1, 0)]
            end = near.end
            while before and end < len(document.text) and not document.text[end].isspace():
                end += 1
            missing = " ".join(bitext.original.text[source.start : source.end].split())
            shown = missing if len(missing) <= _SHOWN else missing[: _SHOWN - 1] + "…"
            yield self.finding(document, Span(near.start, end), message=f"{self.message[:-1]}: “{shown}”")
