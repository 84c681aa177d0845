"""A finding: one suspected error, exact and complete when made.

In MQM's words it is an unconfirmed issue; only a person's judgement turns it into an error.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mtaudit.language.text import Span, fold

if TYPE_CHECKING:
    from mtaudit.article.document import BlockKind, Document
    from mtaudit.rule.mqm import ErrorType, Severity


class Applicability(StrEnum):
    """Whether a fix may be applied without a person looking at it."""

    SAFE = "safe"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Finding:
    """One suspected error at one place.

    `span` is a range of the document's text, `source_span` the same place in the source. `fix` is what to write
    instead of `text` ("" to delete it), or None where the rule cannot tell. `confidence` is the measured share of
    the rule's findings that are right, 0 to 1. `source_languages` are the languages whose wording would explain it.
    `fingerprint` names the finding by rule, words and neighbouring words, so that it survives edits elsewhere. `core`
    is the part of `span` that makes it a finding, where that is not all of it: a wording that is right silences the
    finding by holding that part. `stated` says that a user decided it, or that nothing was measured of its rule, so
    that the gate weighs it by its severity alone.
    """

    rule: str
    span: Span
    source_span: Span
    text: str
    error_type: ErrorType
    severity: Severity
    confidence: float
    message: str
    fix: str | None
    applicability: Applicability
    block: BlockKind | None
    in_quotation: bool
    source_languages: tuple[str, ...]
    docs_url: str
    fingerprint: str
    core: Span | None = None
    stated: bool = False

    @property
    def points(self) -> float:
        """Penalty points: those of its severity, as far as it is sure."""
        return self.severity.points * self.confidence


@dataclass(frozen=True, slots=True)
class ArticleFinding:
    """One suspected error of the article as a whole, with the places that speak for it; `stated` as in `Finding`.

    `count` says for how many errors it stands, where it is made of many signs.
    """

    rule: str
    error_type: ErrorType
    severity: Severity
    confidence: float
    message: str
    evidence: tuple[Span, ...]
    source_languages: tuple[str, ...]
    docs_url: str
    fingerprint: str
    stated: bool = False
    count: float = 1.0

    @property
    def points(self) -> float:
        """Penalty points: those of its severity, as far as it is sure, for each error that it stands for."""
        return self.severity.points * self.confidence * self.count


CONTEXT_WORDS = 3
"""Words on either side that enter a fingerprint."""


def fingerprint(rule: str, document: Document, span: Span) -> str:
    """A name for a finding that changes only when its words or the three on either side in its block do."""
    folded = document.folded
    block = document.block_at(span.start)
    first, last = block.span if block else (0, len(folded))
    reach = 80  # characters that surely hold the neighbouring words
    before = folded[max(first, span.start - reach) : span.start].split()[-CONTEXT_WORDS:]
    after = folded[span.end : max(span.end, min(last, span.end + reach))].split()[:CONTEXT_WORDS]
    return hash_fields(rule, *before, "[", *folded[span.start : span.end].split(), "]", *after)


def hash_fields(*fields: str) -> str:
    """Sixteen hexadecimal digits that stand for the fields, folded to lower case."""
    return hashlib.sha256("\x1f".join(fold(f) for f in fields).encode("utf-8", "surrogatepass")).hexdigest()[:16]
