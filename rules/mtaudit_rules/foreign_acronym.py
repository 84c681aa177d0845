"""An organisation's acronym left in the source language: "the ONU", "the OTAN"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from mtaudit.article import Document, Span
from mtaudit.rule import AnchoredRule, Bad, ErrorType, Finding, InSource, Quoted, Severity
from mtaudit_rules.resources.gazetteer import Acronym, organisation_acronyms


class ForeignAcronym(AnchoredRule):
    """Acronyms that only other languages use."""

    error_type = ErrorType.UNTRANSLATED
    severity = Severity.MAJOR
    message = '"{text}" is the acronym of another language.'
    in_quotations = Quoted.REPORT
    in_source = InSource.CONFIRMS
    bad = (
        Bad("The ONU sent observers.", "ONU", "UN"),
        Bad("Ministers of the OTAN met in Bonn.", "OTAN", "NATO"),
    )
    good = (
        "The UN and NATO sent observers.",
        "The ONU (the French name of the UN) is on the sign. Otan is a village.",
    )

    @cached_property
    def _acronyms(self) -> tuple[Acronym, ...]:
        known = organisation_acronyms()
        return tuple(known[name] for name in sorted(known) if not known[name].ambiguous)

    def anchors(self) -> Iterator[tuple[str, int]]:
        """Each acronym in lower case."""
        for number, acronym in enumerate(self._acronyms):
            yield acronym.foreign.lower(), number

    def check_entry(self, document: Document, entry: int, sentence: Span) -> Iterator[Finding]:
        """The acronym in capitals, unless the article explains it in brackets."""
        acronym = self._acronyms[entry]
        at = document.text.find(acronym.foreign, sentence.start, sentence.end)
        while at != -1:
            span = Span(at, at + len(acronym.foreign))
            before, after = document.text[at - 1 : at], document.text[span.end : span.end + 2]
            if (
                not before.isalnum()
                and before not in {"(", "-"}
                and not after[:1].isalnum()
                and after[:1] != "-"
                and after != " ("
            ):
                yield self.finding(document, span, acronym.english, source_languages=sorted(acronym.languages))
            at = document.text.find(acronym.foreign, span.end, sentence.end)
