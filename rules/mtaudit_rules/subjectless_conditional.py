"""A conditional whose verb was lost: "If this can, we are ready"."""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity


class SubjectlessConditional(PatternRule):
    """A condition such as "If this can,": a modal verb with nothing to do."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MAJOR
    message = 'The verb of "{text}" was lost.'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("“If this can, we will help,” she said.", "If this can,", "If this can happen,"),
        Bad("If that may, the talks go on.", "If that may,", "If that may happen,"),
    )
    good = (
        "If I may, I will say a word. If he can, he helps.",
        "If this can happen, we will help.",
        "If this could, over time, become law, we will help. If that can, the mayor said, be done, do it.",
    )
    cases = (
        Case(
            r"\b(?P<flag>(?P<a>[Ii]f\s(?:this|that|these|those)\s(?:can|could|may|might|must|should)),)(?=\s(?:then\s)?(?:I|we|he|she|they|you|it|the|a|an|our|his|her|their|its)\b)(?![^.!?]{1,40},\s\p{Ll})",
            "{a} happen,",
            ("if ",),
        ),
    )
