"""A hyphen with a space on one side: "re -election", "large -scale", "Paris- based".

Engines split words at hyphens before they translate and do not always join them again.
"""

from __future__ import annotations

from mtaudit.document import Document
from mtaudit.finding import Applicability
from mtaudit.kinds import Case, PatternRule
from mtaudit.mqm import ErrorType, Severity
from mtaudit.pattern import Match
from mtaudit.rule import Bad, Quoted
from mtaudit_rules.gazetteer.slots import one_of

_PREFIX = one_of(
    "re pre pro anti non ex co self semi multi inter intra counter cross mid post sub ultra vice well ill all half "
    "short long high low large small medium north south east west single double full part hard soft fast slow".split()
)
_NUMBER_WORD = one_of("two three four five six seven eight nine ten twenty thirty forty fifty hundred".split())
_SUSPENDED = frozenset("and or to but nor and/or through".split())
_SUFFIX = one_of(
    "based led born backed related style scale sized year week day month hour minute old old's long term time range "
    "level profile rise called made built owned run funded free friendly type class speed quality election elected "
    "elections entry opening offs in-chief elect general century speaking held controlled wing ranking".split()
)


class DetachedHyphen(PatternRule):
    """Compounds whose hyphen has a space on one side only."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = 'The hyphen of "{text}" came loose.'
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("It was his re -election that counted.", "re -election", "re-election"),
        Bad("A large -scale search began.", "large -scale", "large-scale"),
        Bad("The Prague- based firm closed.", "Prague- based", "Prague-based"),
        Bad("A 12 -year-old boy was found.", "12 -year", "12-year"),
    )
    good = (
        "The two- and three-year plans failed.",
        "He left - for good - on Monday.",
        "It fell to -4 degrees.",
        "Flags: use -v for more.",
    )
    cases = (
        Case(rf"\b(?P<a>{_PREFIX}|{_NUMBER_WORD}|\d+)\s-(?P<b>\p{{Ll}}\w+)", "{a}-{b}", (" -",), ignore_case=True),
        Case(rf"\b(?P<a>\p{{L}}\w+)\s-(?P<b>{_SUFFIX})\b", "{a}-{b}", (" -",)),
        Case(rf"\b(?P<a>\p{{L}}\w+|\d+)-\s(?P<b>{_SUFFIX})\b", "{a}-{b}", ("- ",)),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """Not a dash that opens an aside, nor a suspended hyphen ("western-style and -quality")."""
        if match["a"].lower() in _SUSPENDED:
            return False
        sentence = document.sentence_at(match.start())
        end = sentence.end if sentence else match.end()
        return (
            " - " not in document.text[match.end() : end] and "- " not in document.text[match.end() : match.end() + 60]
        )
