"""A wording that the glossary forbids: "Kiev" where the house writes "Kyiv".

An entry without a source term holds for every article. One with a source term holds where that stands in the source's
sentence, so that a word may be right for one term and wrong for another. The house has decided, so that this is no
guess: it is critical, and fails an article, unless the settings give the rule another severity.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Glossary, Term, instead
from mtaudit.language import Use
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Rule, Severity

_KYIV = (Term("", ("Kyiv",), ("Kiev",)), Term("", ("chicken Kiev",), ("cutlet Kiev-style",)))
_BANK = (Term("Bank", ("bank",), ("bench",), "de"),)


class ForbiddenTerm(Rule):
    """A forbidden wording of the glossary, in singular or plural; not inside a wording that the glossary asks for."""

    error_type = ErrorType.WRONG_TERM
    severity = Severity.CRITICAL
    message = 'The glossary forbids "{text}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("Kiev's mayor spoke.", "Kiev", "Kyiv", glossary=_KYIV),
        Bad("Two stewardesses left.", "stewardesses", None, glossary=(Term("", (), ("stewardess",)),)),
        Bad("The bank, a bench, closed.", "bench", "bank", source="Die Bank schloss.", language="de", glossary=_BANK),
    )
    good = (
        Good("They had chicken Kiev in Kyiv.", glossary=_KYIV),
        Good("He sat on a bench.", glossary=_BANK),
        "The Kiev train left.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """The forbidden wordings of the article, sentence by sentence, then those of pairs with their terms."""
        glossary = document.glossary
        if glossary is None:
            return
        for sentence in document.sentences:
            for use in glossary.forbidden_in(document.text[sentence.start : sentence.end], sentence.start):
                if not use.owner.source:
                    yield self._forbidden(document, use)
        for use in _in_pairs(document, glossary):
            yield self._forbidden(document, use)

    def _forbidden(self, document: Document, use: Use[Term]) -> Finding:
        text = document.text[use.span.start : use.span.end]
        message = f"{self.message[:-1]} ({use.owner.note})." if use.owner.note else None
        return self.finding(document, use.span, instead(use, text, use.owner), message=message, stated=True)


def _in_pairs(document: Document, glossary: Glossary) -> Iterator[Use[Term]]:
    """Forbidden wordings beside a source that holds their term; where no target stands, another rule tells."""
    for pair in document.bitext.pairs if document.bitext else ():
        asked = glossary.terms_in(pair.source, pair.language)
        held = [use.owner for use in glossary.targets_in(pair.target)] if asked else []
        for use in glossary.forbidden_in(pair.target, pair.span.start) if asked else ():
            if use.owner in asked and (use.owner in held or not use.owner.targets):
                yield use
