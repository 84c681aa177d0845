"""A term that the glossary calls otherwise: "Supreme Council" where the source's Рада is to be "Verkhovna Rada".

Checked where a source and a glossary are at hand: a sentence whose source holds a term must hold one of the term's
targets, in singular or plural. Marked is a forbidden wording that stands there instead, or the target of another term
of which the source says nothing, or else the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtaudit.article import Document, Glossary, Pair, Term, instead
from mtaudit.language import Use
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule

_RADA = Term("Верховна Рада", ("Verkhovna Rada", "parliament"), ("Supreme Council",))
_OFFICES = (Term("прем'єр-міністр", ("prime minister",)), Term("президент", ("president",)))


class GlossaryTerm(SourceRule):
    """A sentence without any of the targets that the glossary names for a term of its source."""

    error_type = ErrorType.WRONG_TERM
    severity = Severity.MAJOR
    message = 'The glossary has {expected}, not "{text}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "The Supreme Council met on Monday.",
            "Supreme Council",
            "Verkhovna Rada",
            source="Верховна Рада зібралася в понеділок.",
            language="uk",
            glossary=(_RADA,),
        ),
        Bad(
            "The president of Poland arrived.",
            "president",
            "prime minister",
            source="Прибув прем’єр-міністр Польщі.",
            language="uk",
            glossary=_OFFICES,
        ),
        Bad(
            "Workers left the factory.",
            "Workers left the factory.",
            None,
            source="工会会员离开了工厂。",
            language="zh",
            glossary=(Term("工会", ("trade union", "labour union")),),
        ),
    )
    good = (
        Good("Parliament met on Monday.", "Засідання Верховної Ради було в понеділок.", "uk", (_RADA,)),
        Good("The prime ministers' talks ended.", "Переговори прем'єр-міністрів завершилися.", "uk", _OFFICES),
        Good("The president spoke.", "Der Präsident sprach.", "de", _OFFICES),
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """The terms that are not as the glossary has them; those of which nothing can be marked are told in one."""
        glossary = document.glossary
        if glossary is None:
            return
        asked = glossary.terms_in(pair.source, pair.language)
        written = list(glossary.targets_in(pair.target, pair.span.start)) if asked else []
        held = [use.owner for use in written]
        missing = [term for term in asked if term.targets and term not in held]
        unplaced: list[Term] = []
        is_placed = False
        for term in missing:
            uses = _in_its_place(term, glossary, pair, [use for use in written if use.owner not in asked])
            if not uses:
                unplaced.append(term)
            for use in uses:
                is_placed = True
                text = document.text[use.span.start : use.span.end]
                yield self.finding(
                    document,
                    use.span,
                    instead(use, text, term),
                    message=self.message.replace("{expected}", _expected(term)),
                )
        if unplaced and not is_placed:  # else the sentence would swallow what was marked in it
            expected = "; ".join(map(_expected, unplaced))
            message = f"The glossary has {expected}, and nothing of it stands here."
            yield self.finding(document, pair.span, message=message)


def _in_its_place(term: Term, glossary: Glossary, pair: Pair, stray: Sequence[Use[Term]]) -> list[Use[Term]]:
    """What stands where the term should: its forbidden wordings, or the target of the one term that has no source."""
    forbidden = [use for use in glossary.forbidden_in(pair.target, pair.span.start) if use.owner == term]
    if forbidden:
        return forbidden
    return list(stray) if len({use.owner for use in stray}) == 1 else []


def _expected(term: Term) -> str:
    targets = " or ".join(f'"{target}"' for target in term.targets)
    note = f" ({term.note})" if term.note else ""
    return f'{targets} for "{term.source}"{note}'
