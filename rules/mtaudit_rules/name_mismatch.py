"""A name that the source does not have: "Prime Minister Bergmann" where it has Heath.

Names are compared in plain Latin letters, by likeness, so that declined and transcribed forms agree, and names of
places by what the languages call them. Languages whose scripts cannot be so compared are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Pair
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule
from mtaudit_rules.resources.bilingual.names import COMPARABLE, holds, may_be_misspelt, names_in


class NameMismatch(SourceRule):
    """Names of people and places that nothing in the source's sentence can stand for."""

    error_type = ErrorType.MISTRANSLATION
    severity = Severity.MAJOR
    message = 'Nothing in the source\'s sentence can stand for "{text}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "The Russian president Bergmann spoke.",
            "Bergmann",
            None,
            source="Ruský prezident Vladimir Putin promluvil.",
            language="cs",
        ),
        Bad("The road ends in Lisbon.", "Lisbon", None, source="Die Straße endet in Merklingen.", language="de"),
    )
    good = (
        Good("The envoy flew from Vienna to Moscow.", "Der Gesandte flog von Wien nach Moskau.", "de"),
        Good("Zelensky met Babiš in Prague.", "Зеленский встретился с Бабишем в Праге.", "ru"),
        "The Russian president Bergmann spoke.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """Names without a counterpart; one that stands elsewhere in the original may be put for a pronoun."""
        if pair.language not in COMPARABLE:
            return
        whole = document.original.text if document.original else ""
        for name in names_in(pair.target, offset=pair.span.start):
            if not (holds(pair.source, name) or holds(whole, name) or may_be_misspelt(name)):
                yield self.finding(document, name.span)
