"""What most rules subclass, so that a rule is mostly data."""

from mtaudit.kinds.density import DensityRule
from mtaudit.kinds.learned import LearnedRule
from mtaudit.kinds.lexicon import Entry, LexiconRule, read_lexicons
from mtaudit.kinds.pattern import Case, PatternRule
from mtaudit.kinds.source import SourceRule
from mtaudit.kinds.tags import TagCase, TagMatch, TagRule

__all__ = [
    "Case",
    "DensityRule",
    "Entry",
    "LearnedRule",
    "LexiconRule",
    "PatternRule",
    "SourceRule",
    "TagCase",
    "TagMatch",
    "TagRule",
    "read_lexicons",
]
