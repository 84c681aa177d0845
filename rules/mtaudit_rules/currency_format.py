"""Money told in the source's order: "50 million of euros", "20 millions euros"."""

from __future__ import annotations

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_CURRENCY = one_of(
    "euros dollars pounds francs yen yuan roubles rubles rupees pesos reais reals zlotys crowns kronor kroner liras "
    "lira hryvnias hryvnia rials dinars dirhams riyals won rupiah ringgit baht rand shekels forints lei leva".split()
)
_AMOUNT = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred)"
_COUNTED = one_of("people inhabitants tourists visitors tons tonnes barrels years copies jobs viewers voters".split())


class CurrencyFormat(PatternRule):
    """Scales and currencies joined as other languages join them."""

    error_type = ErrorType.CURRENCY_FORMAT
    severity = Severity.MINOR
    message = "English tells this sum in another order."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The club paid 50 million of euros.", "50 million of euros", "50 million euros"),
        Bad("It costs 20 millions euros a year.", "20 millions euros", "20 million euros"),
        Bad("Some 3 millions of people fled.", "3 millions of people", "3 million people"),
    )
    good = (
        "The club paid 50 million euros; millions of euros are owed.",
        "It cost 5 million of people’s savings.",
        "Of the 50 million of us, some pay. Tens of millions of dollars went astray.",
    )
    cases = (
        Case(
            rf"\b(?P<n>{_AMOUNT})\s(?P<scale>million|billion|trillion)s?\sof\s(?P<cur>{_CURRENCY})\b",
            "{n} {scale} {cur}",
            ("illion of", "illions of"),
        ),
        Case(
            rf"\b(?P<n>{_AMOUNT})\s(?P<scale>million|billion|trillion)s\s(?P<cur>{_CURRENCY}|{_COUNTED})\b",
            "{n} {scale} {cur}",
            ("illions ",),
        ),
        Case(
            rf"\b(?P<n>{_AMOUNT})\s(?P<scale>million|billion|trillion)s?\sof\s(?P<cur>{_COUNTED})\b(?!['’-]|\s\p{{Ll}}+s\b)",
            "{n} {scale} {cur}",
            ("illion of", "illions of"),
        ),
    )
