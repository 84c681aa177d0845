"""Which language an article seems to have been translated from, by what its findings would be explained by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtaudit.rule.finding import ArticleFinding, Finding

FEWEST = 2
"""Findings that name a language under which nothing is said: one alone is right less than half of the time."""
CLEARLY = 0.6
"""The share of the evidence that one language must hold; under it, nothing is said."""


class Origin(NamedTuple):
    """A language (ISO 639-1) and its share of the evidence, 0 to 1."""

    language: str
    share: float


def guess(findings: Iterable[Finding | ArticleFinding]) -> Origin | None:
    """The source language, or None where the findings do not tell.

    Each finding that names languages has one vote, weighed by its confidence and divided among them: a wording that
    five languages share says little of any.
    """
    votes: dict[str, float] = {}
    telling = [finding for finding in findings if finding.source_languages]
    if len(telling) < FEWEST:
        return None
    for finding in telling:
        languages = set(finding.source_languages)
        for language in languages:
            votes[language] = votes.get(language, 0.0) + finding.confidence / len(languages)
    ranked = sorted(votes, key=lambda language: (-votes[language], language))
    share = votes[ranked[0]] / sum(votes.values())
    return Origin(ranked[0], round(share, 4)) if share >= CLEARLY else None
