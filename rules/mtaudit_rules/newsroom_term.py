"""A term of news, politics, war or law that English newsrooms call something else."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class NewsroomTerm(LexiconRule):
    """A term of news, politics, war or law that English newsrooms call something else."""

    error_type = ErrorType.WRONG_TERM
    severity = Severity.MAJOR
    message = 'English newsrooms do not write "{text}".'
    in_quotations = Quoted.LOWER
    bad = (
        Bad("The sides signed a cease-fire contract.", "cease-fire contract", "cease-fire agreement"),
        Bad("The inbound administration has named its envoy.", "inbound administration", "incoming administration"),
    )
    good = (
        "The ceasefire agreement held.",
        "The inbound flight was late.",
    )
