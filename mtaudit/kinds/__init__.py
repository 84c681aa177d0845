"""What most rules subclass, so that a rule is mostly data."""

from mtaudit.kinds.lexicon import Entry, LexiconRule, read_lexicons
from mtaudit.kinds.pattern import Case, PatternRule

__all__ = ["Case", "Entry", "LexiconRule", "PatternRule", "read_lexicons"]
