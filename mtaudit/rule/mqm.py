"""The terms of Multidimensional Quality Metrics: severities, error types and penalty points.

Typology: MQM core (https://themqm.org, CC BY 4.0), first level as in ISO 5060:2024. Severity multipliers
1, 5 and 25 are those of the MQM 2.0 scorecard.
"""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How bad an error is if it is one, from least to most."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def points(self) -> int:
        """Penalty points of one error of this severity."""
        return _POINTS[self]

    def at_least(self, other: Severity) -> bool:
        """Whether this severity is as bad as `other` or worse."""
        return self.points >= other.points

    def lowered(self) -> Severity:
        """The next severity down; minor stays minor."""
        return Severity.MAJOR if self is Severity.CRITICAL else Severity.MINOR


_POINTS = {Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}


class ErrorType(StrEnum):
    """An MQM error type, written dimension/subtype."""

    MISTRANSLATION = "accuracy/mistranslation"
    FALSE_FRIEND = "accuracy/mistranslation/false-friend"
    ADDITION = "accuracy/addition"
    OMISSION = "accuracy/omission"
    DO_NOT_TRANSLATE = "accuracy/do-not-translate"
    UNTRANSLATED = "accuracy/untranslated"
    NUMBER_MISMATCH = "accuracy/mistranslation/number"
    WRONG_TERM = "terminology/wrong-term"
    INCONSISTENT_TERM = "terminology/inconsistent-use-of-terminology"
    GRAMMAR = "linguistic-conventions/grammar"
    WORD_ORDER = "linguistic-conventions/grammar/word-order"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    CAPITALIZATION = "linguistic-conventions/spelling/capitalization"
    UNINTELLIGIBLE = "linguistic-conventions/unintelligible"
    CHARACTER_ENCODING = "linguistic-conventions/character-encoding"
    DUPLICATION = "linguistic-conventions/textual-conventions/duplication"
    AWKWARD = "style/awkward-style"
    UNIDIOMATIC = "style/unidiomatic-style"
    INCONSISTENT_STYLE = "style/inconsistent-style"
    NUMBER_FORMAT = "locale-conventions/number-format"
    CURRENCY_FORMAT = "locale-conventions/currency-format"
    MEASUREMENT_FORMAT = "locale-conventions/measurement-format"
    DATE_FORMAT = "locale-conventions/date-format"
    TIME_FORMAT = "locale-conventions/time-format"
    MARKUP = "design-and-markup/markup-tag"

    @property
    def dimension(self) -> str:
        """The first level of the typology, such as "accuracy"."""
        return self.value.partition("/")[0]
