"""What a rule is, and how rules run.

This is the door for whoever writes one:

    from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity

What a rule reads in an article comes from `mtaudit.article`, what it knows of words from `mtaudit.language`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.door import lazily

if TYPE_CHECKING:
    from mtaudit.errors import RuleDefinitionError
    from mtaudit.rule.contract import AnchoredRule, Bad, Basis, Good, InSource, Measured, Quoted, Rule
    from mtaudit.rule.finding import Applicability, ArticleFinding, Finding
    from mtaudit.rule.kinds.density import DensityRule
    from mtaudit.rule.kinds.learned import LearnedRule
    from mtaudit.rule.kinds.lexicon import Entry, LexiconRule
    from mtaudit.rule.kinds.pattern import Case, PatternRule
    from mtaudit.rule.kinds.source import SourceRule
    from mtaudit.rule.kinds.tags import TagCase, TagMatch, TagRule
    from mtaudit.rule.mqm import ErrorType, Severity

__all__ = [
    "AnchoredRule", "Applicability", "ArticleFinding", "Bad", "Basis", "Case", "DensityRule", "Entry", "ErrorType",
    "Finding", "Good", "InSource", "LearnedRule", "LexiconRule", "Measured", "PatternRule", "Quoted", "Rule",
    "RuleDefinitionError", "Severity", "SourceRule", "TagCase", "TagMatch", "TagRule",
]  # fmt: skip

__getattr__ = lazily(
    __name__,
    {
        "contract": (
            "AnchoredRule", "Bad", "Basis", "Good", "InSource", "Measured", "Quoted", "Rule", "RuleDefinitionError",
        ),
        "finding": ("Applicability", "ArticleFinding", "Finding"),
        "kinds.density": ("DensityRule",),
        "kinds.learned": ("LearnedRule",),
        "kinds.lexicon": ("Entry", "LexiconRule"),
        "kinds.pattern": ("Case", "PatternRule"),
        "kinds.source": ("SourceRule",),
        "kinds.tags": ("TagCase", "TagMatch", "TagRule"),
        "mqm": ("ErrorType", "Severity"),
    },
)  # fmt: skip
