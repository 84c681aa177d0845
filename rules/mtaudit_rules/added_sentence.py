"""A sentence that nothing in the source answers to."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Bitext, Document
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule


class AddedSentence(SourceRule):
    """Sentences that the translation has and the source has not."""

    error_type = ErrorType.ADDITION
    severity = Severity.MAJOR
    message = "Nothing in the source answers to this sentence."
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "The mayor left the town on Monday with 12 guards.\n\nNobody knows why he went on that very day and with "
            "so many people, and nobody wants to say.\n\nHe will be back in Bonn on 24 May, he said.",
            "Nobody knows why he went on that very day and with so many people, and nobody wants to say.",
            None,
            source="Der Bürgermeister verließ die Stadt am Montag mit 12 Wachen.\n\nEr werde am 24. Mai wieder in Bonn "
            "sein, sagte er.",
            language="de",
        ),
        Bad(
            "The mayor left the town on Monday with 12 guards.\n\nNobody knows why he went on that very day and with "
            "so many people, and nobody wants to say.\n\nHe will be back in Bonn on 24 May.\n\nIt rained for 17 hours.",
            "Nobody knows why he went on that very day and with so many people, and nobody wants to say.",
            None,
            source="Der Bürgermeister verließ die Stadt am Montag mit 12 Wachen.\n\nEr werde am 24. Mai wieder in Bonn "
            "sein.\n\nEs regnete 17 Stunden lang.",
            language="de",
        ),
    )
    good = (
        Good("He left. It rained.", "Er ging. Es regnete.", "de"),
        Good("He left. It rained.", "Er ging, und es regnete.", "de"),
        "He left.",
    )

    def check_bitext(self, document: Document, bitext: Bitext) -> Iterator[Finding]:
        """Links whose side in the source is empty."""
        for source, target in bitext.links:
            if target.length and not source.length:
                yield self.finding(document, target)
