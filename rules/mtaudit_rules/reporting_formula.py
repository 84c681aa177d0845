"""A formula of attribution that English reporting words otherwise."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class ReportingFormula(LexiconRule):
    """A formula of attribution that English reporting words otherwise."""

    error_type = ErrorType.UNIDIOMATIC
    severity = Severity.MAJOR
    message = 'News English does not say "{text}".'
    in_quotations = Quoted.LOWER
    bad = (
        Bad("He did not develop more.", "did not develop more", "did not elaborate"),
        Bad("The envoy declared to the press that talks would go on.", "declared to the press", "told the press"),
    )
    good = (
        "He did not elaborate.",
        "The company did not develop more software.",
    )
