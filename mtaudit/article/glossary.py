"""A house's glossary: what terms of the source are called in English, and which words are not to be written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mtaudit.language.inflection import Form, noun_forms
from mtaudit.language.text import fold
from mtaudit.language.wordings import EnglishWordings, SourceWordings, Use

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a glossary.

    `source` is a term of the original, in `language` (ISO 639-1) or, where that is None, in any; "" where the entry
    holds for every article. `targets` are what may stand for it, the best one first, and `forbidden` what may not.
    """

    source: str
    targets: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    language: str | None = None
    note: str = ""

    def __str__(self) -> str:
        """The entry on one line: "Rada → Council, not Soviet"."""
        wanted = " or ".join(self.targets)
        parts = [f"{self.source} → {wanted}" if self.source and wanted else self.source or wanted]
        parts += [f"not {' or '.join(self.forbidden)}"] if self.forbidden else []
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Glossary:
    """The terms of a run, ready to be looked for."""

    terms: tuple[Term, ...]

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Term, ...]]]:
        return Glossary, (self.terms,)  # the indexes are made again where they are needed

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits for what decides which findings there are."""
        content = sorted([term.source, *term.targets, "", *term.forbidden, term.language or ""] for term in self.terms)
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:8]

    def terms_in(self, source: str, language: str | None) -> list[Term]:
        """The terms of which the source term stands in a text of the original.

        Args:
            source: a sentence of the original.
            language: its language (ISO 639-1); None, which nobody knows, may be that of any term.
        """
        return self._sources.find(source, lambda term: not (language and term.language) or term.language == language)

    def targets_in(self, text: str, offset: int = 0) -> Iterator[Use[Term]]:
        """What stands in an English text of the terms' targets; places count from `offset`."""
        return self._targets.find(text, offset)

    def forbidden_in(self, text: str, offset: int = 0) -> Iterator[Use[Term]]:
        """The forbidden wordings in an English text; none inside a target, as "Kiev" is in "chicken Kiev"."""
        uses = list(self._forbidden.find(text, offset))
        wanted = [use.span for use in self.targets_in(text, offset)] if uses else []
        for use in uses:
            if not any(span.covers(use.span) and span != use.span for span in wanted):
                yield use

    @cached_property
    def _sources(self) -> SourceWordings[Term]:
        return SourceWordings((term.source, term) for term in self.terms if term.source)

    @cached_property
    def _targets(self) -> EnglishWordings[Term]:
        return EnglishWordings((target, term, False) for term in self.terms for target in term.targets)

    @cached_property
    def _forbidden(self) -> EnglishWordings[Term]:
        return EnglishWordings(
            (wording, term, fold(wording) in map(fold, term.targets))
            for term in self.terms
            for wording in term.forbidden
        )


def instead(use: Use[Term], written: str, term: Term) -> str | None:
    """What to write in place of a wording: the term's first target, in its number and with its capitals.

    Args:
        use: the wording to be replaced.
        written: how it stands in the text.
        term: the term that is meant; None is returned where it has no target.
    """
    if not term.targets:
        return None
    target = noun_forms(term.targets[0])[Form.PLURAL] if use.is_plural else term.targets[0]
    if written.isupper() and not use.wording.isupper():
        return target.upper()
    is_sentence_case = written[:1].isupper() and not use.wording[:1].isupper()
    return target[:1].upper() + target[1:] if is_sentence_case else target
