"""An organisation, office or country whose name was translated instead of replaced by its English name."""

from __future__ import annotations

from mtaudit.rule import Bad, ErrorType, LexiconRule, Quoted, Severity


class OrganisationName(LexiconRule):
    """An organisation, office or country whose name was translated instead of replaced by its English name."""

    error_type = ErrorType.WRONG_TERM
    severity = Severity.MAJOR
    message = 'English has a name of its own for "{text}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The Organization of the United Nations met.", "Organization of the United Nations", "United Nations"),
        Bad(
            "The World Organization of Health warned of flu.",
            "World Organization of Health",
            "World Health Organization",
        ),
    )
    good = (
        "The United Nations met.",
        "The World Health Organization warned of flu.",
    )
