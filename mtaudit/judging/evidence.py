"""What an original says of findings that were made without it.

A finding names the languages whose wording would explain it: it gains confidence where the original is in one of them,
and loses it where it is not. So it does where its very words stand in the original, as its rule says (`InSource`). The
odds of being right are multiplied; the factors are likelihood ratios, stated here and not measured rule by rule.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtaudit.rule.contract import InSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mtaudit.article.bitext import Bitext, Pair
    from mtaudit.rule.contract import Rule
    from mtaudit.rule.finding import Finding

CONFIRMED = 2.0
REFUTED = 0.25


def weighed(findings: Iterable[Finding], bitext: Bitext, rules: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """The findings, each with the confidence that the original leaves it.

    Args:
        findings: findings of one article.
        bitext: that article beside its original.
        rules: the rules that made them, by id.
    """
    return tuple(_weighed(finding, bitext, rules[finding.rule]) for finding in findings)


def _weighed(finding: Finding, bitext: Bitext, rule: Rule) -> Finding:
    factor = 1.0
    if finding.source_languages and bitext.language:
        factor *= CONFIRMED if bitext.language in finding.source_languages else REFUTED
    if rule.in_source is not InSource.NOTHING and _stands_in(finding, bitext.pair_at(finding.span.start)):
        factor *= CONFIRMED if rule.in_source is InSource.CONFIRMS else REFUTED
    if factor == 1.0:
        return finding
    odds = factor * finding.confidence / max(1.0 - finding.confidence, 1e-6)
    return replace(finding, confidence=round(odds / (1.0 + odds), 3))


def _stands_in(finding: Finding, pair: Pair | None) -> bool:
    """Whether the words of a finding stand as words in the original's sentence."""
    if pair is None:
        return False
    words, source = " ".join(finding.text.split()), " ".join(pair.source.split())
    at = source.find(words)
    return at != -1 and not (
        _joins(source[at - 1 : at], words[:1]) or _joins(source[at + len(words) :][:1], words[-1:])
    )


def _joins(neighbour: str, edge: str) -> bool:
    """Whether two characters are of one word; a Latin word may stand between Chinese characters without a space."""
    return neighbour.isalnum() and edge.isalnum() and neighbour.isascii() == edge.isascii()
