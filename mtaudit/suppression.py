"""Silences findings, and remembers by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.config import Settings
    from mtaudit.document import Document
    from mtaudit.finding import ArticleFinding, Finding


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that was silenced, and the silencer, such as `vocabulary "kyiv"` or `comment in line 12`."""

    finding: Finding | ArticleFinding
    by: str


@dataclass(frozen=True, slots=True)
class UnusedSuppression:
    """A silencer that silenced nothing, named as in `Silenced`."""

    silencer: str


@dataclass(frozen=True, slots=True)
class Remaining:
    """What stands after suppression, and what does not."""

    findings: tuple[Finding, ...]
    article_findings: tuple[ArticleFinding, ...]
    silenced: tuple[Silenced, ...]
    unused: tuple[UnusedSuppression, ...]


class Silencer:
    """The suppressions of a run: vocabulary, exceptions, paths, baseline, and the comments of each article."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def apply(
        self, document: Document, findings: Sequence[Finding], article_findings: Sequence[ArticleFinding]
    ) -> Remaining:
        """What stands of the findings of one article; `unused` are the article's own comments that silence nothing."""
        del document
        return Remaining(tuple(findings), tuple(article_findings), (), ())
