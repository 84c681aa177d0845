"""One sentence of the source put in two ways.

Sentences are compared whole, headlines and captions above all. A name that the source writes in Latin letters and the
article in two spellings is the business of `inconsistent-name-spelling`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Bitext, Document
from mtaudit.language import Pattern
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule

_FEWEST_WORDS = 3
_WORD = Pattern(r"\w+")


class InconsistentTranslation(SourceRule):
    """Equal sentences of the source that are not equal in the article."""

    error_type = ErrorType.INCONSISTENT_TERM
    severity = Severity.MINOR
    message = 'The source has the same words here as before, where the article put "{fix}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "The town hall burns.\n\nThe mayor left.\n\nThe city hall is on fire.",
            "The city hall is on fire.",
            "The town hall burns.",
            source="Das Rathaus brennt.\n\nDer Bürgermeister ging.\n\nDas Rathaus brennt.",
            language="de",
        ),
        Bad(
            "Photo of our editors.\n\nIt rained.\n\nPicture by the editorial board.",
            "Picture by the editorial board.",
            "Photo of our editors.",
            source="Foto de la redacción.\n\nLlovió.\n\nFoto de la redacción.",
            language="es",
        ),
    )
    good = (
        Good(
            "The hall burns.\n\nIt rained.\n\nThe hall burns.",
            "Das Rathaus brennt.\n\nEs regnete.\n\nDas Rathaus brennt.",
            "de",
        ),
        Good("Yes.\n\nIt rained.\n\nRight.", "Ja.\n\nEs regnete.\n\nJa.", "de"),
        "The town hall burns. The city hall burns.",
    )

    def check_bitext(self, document: Document, bitext: Bitext) -> Iterator[Finding]:
        """Pairs whose source was met before, with another translation."""
        seen: dict[str, str] = {}
        for pair in bitext.pairs:
            source = " ".join(pair.source.lower().split())
            target = " ".join(pair.target.split())
            before = seen.setdefault(source, target)
            if _words(before) != _words(target) and len(target.split()) >= _FEWEST_WORDS:
                yield self.finding(document, pair.span, before)


def _words(sentence: str) -> list[str]:
    """The words of a sentence alone: another mark at its end is no other translation."""
    return [match.group().lower() for match in _WORD.finditer(sentence)]
