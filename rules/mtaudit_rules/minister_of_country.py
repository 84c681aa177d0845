"""A minister with both field and country hung on by "of": "the Minister of Defense of Ukraine".

English news writes the country first and the field before the office: "Ukraine's defense minister".
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import COUNTRY

_FIELDS = {
    "defense": "defense",
    "defence": "defence",
    "foreign affairs": "foreign",
    "external affairs": "foreign",
    "foreign relations": "foreign",
    "exterior": "foreign",
    "the interior": "interior",
    "interior": "interior",
    "internal affairs": "interior",
    "home affairs": "home",
    "finance": "finance",
    "finances": "finance",
    "the economy": "economy",
    "economy": "economy",
    "justice": "justice",
    "health": "health",
    "education": "education",
    "culture": "culture",
    "agriculture": "agriculture",
    "energy": "energy",
    "the environment": "environment",
    "environment": "environment",
    "transport": "transport",
    "labour": "labour",
    "labor": "labor",
    "trade": "trade",
    "tourism": "tourism",
    "sports": "sports",
    "sport": "sports",
    "industry": "industry",
}
_FIELD = "|".join(sorted((f.replace(" ", r"\s") for f in _FIELDS), key=len, reverse=True))


class MinisterOfCountry(PatternRule):
    """The words "Minister of" a field "of" a country or a person."""

    error_type = ErrorType.WORD_ORDER
    severity = Severity.MINOR
    message = '"{text}" stacks genitives as in the source.'
    in_quotations = Quoted.SKIP
    bad = (
        Bad(
            "The Minister of Defense of Poland, Ana Kolb, left.",
            "The Minister of Defense of Poland",
            "Poland’s defense minister",
        ),
        Bad(
            "He met the Minister of Foreign Affairs of Grybov.",
            "the Minister of Foreign Affairs of Grybov",
            "Grybov’s foreign minister",
        ),
    )
    good = (
        "The Ministry of Foreign Affairs of Poland published a note.",
        "Poland’s defense minister left. The Minister of Health resigned.",
        "She was Minister of Education of the region.",
    )
    cases = (
        Case(
            rf"(?<![\w-])(?P<flag>(?:the\s)?minister\sof\s(?P<field>{_FIELD})\sof\s(?P<owner>(?-i:{COUNTRY}|\p{{Lu}}\p{{Ll}}+)))(?![\w’'-]|\s(?-i:\p{{Lu}}))",
            anchors=("minister of",),
            ignore_case=True,
        ),
    )

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """Country, field and office in the English order."""
        del case
        apostrophe = "'" if "'" in document.text and "’" not in document.text else "’"
        field = _FIELDS[" ".join(match["field"].lower().split())]
        return f"{match['owner']}{apostrophe}s {field} minister"
