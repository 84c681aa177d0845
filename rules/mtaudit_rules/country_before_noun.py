"""A country's name before a noun that wants its adjective or its genitive: "these Ukraine pieces", "the Russia army".

News English sets countries before nouns ("the Ukraine war", "China tariffs"), so only nouns with which it never does
are listed.
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer import countries
from mtaudit_rules.resources.gazetteer.slots import one_of

_NAMES = {c.name: c.adjectives[0] for c in countries() if c.adjectives and " " not in c.name and len(c.name) > 3}
_COUNTRY = one_of(_NAMES)
_ADJECTIVE_NOUNS = one_of(
    "people citizens citizen soldiers soldier troops army navy language culture peninsula coastline "
    "nationality passport passports population parliament children".split()
)
_PART_NOUNS = one_of("pieces parts portions bits".split())
_DETERMINER = r"(?:[Tt]he|[Tt]hese|those|this|that|its|their|his|her|our|many|some|several|two|three)"
_LAND = one_of("peninsula territory territories region city town village land lands island islands areas".split())
_SEIZED = one_of("seized occupied annexed attacked invaded captured bombed lost conquered claimed".split())


class CountryBeforeNoun(PatternRule):
    """A country's name where English has the adjective, the genitive or a clause."""

    error_type = ErrorType.WORD_ORDER
    severity = Severity.MAJOR
    message = "English does not set the country's name here."
    in_quotations = Quoted.LOWER
    bad = (
        Bad("Moscow wants to keep these Ukraine pieces for good.", "Ukraine pieces", "pieces of Ukraine"),
        Bad("The Poland army and its allies marched.", "Poland army", "Polish army"),
        Bad("He spoke of the Russia peninsula seized in 2014.", "Russia peninsula seized", "peninsula Russia seized"),
    )
    good = (
        "The Ukraine war and the China tariffs go on.",
        "The Jordan government and the Chad army are named here as teams.",
        "Parts of Ukraine are occupied.",
        "The England women won; the Kenya runner claimed gold and the Germany side attacked.",
    )
    cases = (
        Case(
            rf"\b{_DETERMINER}\s(?P<flag>(?P<country>{_COUNTRY})\s(?P<noun>{_LAND})\s(?P<verb>{_SEIZED}))\b",
            "{noun} {country} {verb}",
        ),
        Case(rf"\b{_DETERMINER}\s(?P<flag>(?P<country>{_COUNTRY})\s(?P<part>{_PART_NOUNS}))\b", "{part} of {country}"),
        Case(
            rf"\b{_DETERMINER}\s(?P<flag>(?P<owner>{_COUNTRY})\s(?P<noun>{_ADJECTIVE_NOUNS}))\b(?!\s(?:seized|occupied|annexed))"
        ),
    )
    exceptions = ("us army",)

    def accepts(self, document: Document, match: Match) -> bool:
        """Not a country whose name is also a person's or a team's."""
        del document
        return (match.groupdict().get("country") or match.groupdict().get("owner")) not in {
            "Jordan",
            "Chad",
            "Georgia",
            "Israel",
        }

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The template, or the country's adjective before the noun."""
        fix = super().fix_for(document, match, case)
        return fix or f"{_NAMES[match['owner']]} {match['noun']}"
