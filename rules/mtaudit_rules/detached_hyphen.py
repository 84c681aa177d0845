"""A hyphen with a space on one side: "re -election", "large -scale", "Paris- based".

Engines split words at hyphens before they translate and do not always join them again.
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of
from mtaudit_rules.resources.wordlist import is_known

_BOUND = frozenset("re pre anti non co semi multi inter intra counter cross mid sub ultra pro ex self vice".split())
"""First parts that hardly stand alone."""
_FIRST = one_of(
    "large small medium long short high low full part hard soft fast slow well ill single double half all north south "
    "east west two three four five six seven eight nine ten twenty thirty forty fifty hundred".split()
)
_ENDINGS = frozenset(
    "based led born backed related style scale sized year week day month hour minute old term range level profile rise "
    "made built owned run funded friendly speed quality century ranking election elected elections".split()
)
"""Second parts that follow a hyphen far more often than a dash."""
_SUSPENDED = frozenset("and or to but nor and/or through".split())
_LONGEST = 40


def _is_compound(first: str, second: str) -> bool:
    """Whether the two are known as one word, or the second is one that only compounds end in."""
    joined = first + second
    if second in _ENDINGS or (len(joined) <= _LONGEST and is_known(joined) and not is_known(second)):
        return True
    return first.lower() in _BOUND and len(joined) <= _LONGEST and (is_known(joined) or is_known(second))


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
        "He left - for good - on Monday. In the post -the letter - it said so.",
        "There were two -he counted them. They went west -about a mile.",
        "It fell to -4 degrees.",
        "Flags: use -v for more.",
    )
    cases = (
        Case(
            rf"\b(?P<a>{one_of(_BOUND)}|{_FIRST}|\d+)\s-(?P<b>\p{{Ll}}+)(?![\w-]*\s-\s)",
            "{a}-{b}",
            (" -",),
            ignore_case=True,
        ),
        Case(rf"\b(?P<a>\p{{L}}\w+)\s-(?P<b>{one_of(_ENDINGS)})\b", "{a}-{b}", (" -",)),
        Case(rf"\b(?P<a>\p{{L}}\w+|\d+)-\s(?P<b>{one_of(_ENDINGS)})\b", "{a}-{b}", ("- ",)),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """Not a dash that opens an aside, nor a suspended hyphen ("western-style and -quality")."""
        if match["a"].lower() in _SUSPENDED or not _is_compound(match["a"], match["b"]):
            return False
        sentence = document.sentence_at(match.start())
        end = sentence.end if sentence else match.end()
        return (
            " - " not in document.text[match.end() : end] and "- " not in document.text[match.end() : match.end() + 60]
        )
