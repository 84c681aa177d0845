"""An office shared out between a country and an adjective: "Kolb, Russia and the Ukrainian envoy, said".

"The Russia and Ukraine envoy" comes back with its first half torn off into a country that seems to act by itself.
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer import countries
from mtaudit_rules.resources.gazetteer.slots import COUNTRY, DEMONYM, OFFICE, PERSON


class EnvoyOfTwoCountries(PatternRule):
    """A person in apposition to a country and an office."""

    error_type = ErrorType.WORD_ORDER
    severity = Severity.MAJOR
    message = "The office was torn apart."
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "Kolb, Poland and the Czech envoy, left.",
            "Poland and the Czech envoy",
            "the Poland and Czech Republic envoy",
        ),
        Bad(
            "Ana Kolb, Peru and the Chilean ambassador, spoke.",
            "Peru and the Chilean ambassador",
            "the Peru and Chile ambassador",
        ),
    )
    good = (
        "Kolb met Poland and the Czech envoy in Bonn.",
        "In Bonn, Poland and the Czech president agreed.",
    )
    cases = (
        Case(
            rf"(?:^|[.!?]\s|\n|\b(?:said|told|by)\s){PERSON},\s(?P<flag>(?P<one>{COUNTRY})\sand\sthe\s(?P<two>{DEMONYM})\s(?P<office>{OFFICE})),",
        ),
    )

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """Both countries by name before the office."""
        del document, case
        return f"the {match['one']} and {_COUNTRIES[match['two']]} {match['office']}"


_COUNTRIES = {adjective: country.name for country in reversed(countries()) for adjective in country.adjectives}
