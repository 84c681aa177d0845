"""What a rule is, how rules are found, and how they run.

This is the door for whoever writes one:

    from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity

What a rule reads in an article comes from `mtaudit.article`, what it knows of words from `mtaudit.language`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.door import lazily

if TYPE_CHECKING:
    from mtaudit.errors import RuleDefinitionError
    from mtaudit.rule.contract import UNMEASURED, AnchoredRule, Bad, Basis, Good, InSource, Measured, Quoted, Rule
    from mtaudit.rule.finding import Applicability, ArticleFinding, Finding
    from mtaudit.rule.kinds.density import DensityRule
    from mtaudit.rule.kinds.learned import LearnedRule
    from mtaudit.rule.kinds.lexicon import Entry, LexiconRule
    from mtaudit.rule.kinds.pattern import Case, PatternRule
    from mtaudit.rule.kinds.source import SourceRule
    from mtaudit.rule.kinds.tags import TagCase, TagMatch, TagRule
    from mtaudit.rule.mqm import ErrorType, Severity

__all__ = [
    "UNMEASURED",
    "AnchoredRule",
    "Applicability",
    "ArticleFinding",
    "Bad",
    "Basis",
    "Case",
    "DensityRule",
    "Entry",
    "ErrorType",
    "Finding",
    "Good",
    "InSource",
    "LearnedRule",
    "LexiconRule",
    "Measured",
    "PatternRule",
    "Quoted",
    "Rule",
    "RuleDefinitionError",
    "Severity",
    "SourceRule",
    "TagCase",
    "TagMatch",
    "TagRule",
]  # fmt: skip

__getattr__ = lazily(
    __name__,
    {
        "mtaudit.errors": ("RuleDefinitionError",),
        "mtaudit.rule.contract": (
            "AnchoredRule", "Bad", "Basis", "Good", "InSource", "Measured", "Quoted", "Rule", "UNMEASURED",
        ),
        "mtaudit.rule.finding": ("Applicability", "ArticleFinding", "Finding"),
        "mtaudit.rule.kinds.density": ("DensityRule",),
        "mtaudit.rule.kinds.learned": ("LearnedRule",),
        "mtaudit.rule.kinds.lexicon": ("Entry", "LexiconRule"),
        "mtaudit.rule.kinds.pattern": ("Case", "PatternRule"),
        "mtaudit.rule.kinds.source": ("SourceRule",),
        "mtaudit.rule.kinds.tags": ("TagCase", "TagMatch", "TagRule"),
        "mtaudit.rule.mqm": ("ErrorType", "Severity"),
    },
)  # fmt: skip
