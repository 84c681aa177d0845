"""A word three times over, or a small word twice: "Din Din Din", "of of the".

A neural engine that has lost its place repeats itself.
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match, Pattern
from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_CALLED = frozenset(
    "no yes ha hey very bye go run really long many never more far so please blah la ho oh ah wow boo hear buy sell "
    "stop now big that had knock tut chop whoa well there come wait out in up down on why what who mama papa".split()
)
_BEFORE_PLACES = frozenset("at in from near to of".split())
_SMALL_CAPITALIZED = frozenset("The A An Of To At For With From By In".split())
_SMALL = one_of("the a an of to at for with from by and or but as be its their his our this".split())


_SET_PHRASE = Pattern(r"\s(?:course|least|first|last|times|once|all|some|the\stime)\b")
"""What may follow the second of two small words by right: "spoke of of course", "looked at at least"."""


class RepeatedWord(PatternRule):
    """The same word over again where nobody calls out."""

    error_type = ErrorType.DUPLICATION
    severity = Severity.MAJOR
    message = '"{text}" repeats itself.'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The offer was made on Tuesday at Lor Lor Lor [Norway].", "Lor Lor Lor", "Lor"),
        Bad("The end of of the war is near.", "of of", "of"),
        Bad("The report says the the talks failed.", "the the", "the"),
    )
    good = (
        "“No, no, no!” she cried. It was very, very, very cold.",
        "Pago Pago lies far from Walla Walla; Duran Duran sang.",
        "The point that that makes had had its day.",
        "They gave her her phone; all it is is talk; he spoke of of course his own.",
    )
    cases = (
        Case(r"(?<![\w-])(?P<word>\p{L}{2,})(?:\s(?P=word)){2,}(?![\w-])", "{word}"),
        Case(
            rf"(?<![\w-])(?P<word>{_SMALL})\s(?P=word)(?![\w-]|['’]\w)",
            "{word}",
            severity=Severity.MINOR,
        ),
    )
    applicability = Applicability.SUGGESTED

    def accepts(self, document: Document, match: Match) -> bool:
        """Not an exclamation, nor a title such as "Spend Spend Spend", which stands after no preposition of place."""
        word = match["word"]
        if word.lower() in _CALLED or _SET_PHRASE.match(document.text, match.end()):
            return False
        before = document.text[max(0, match.start() - 8) : match.start()].split()
        return word[0].islower() or word in _SMALL_CAPITALIZED or (bool(before) and before[-1] in _BEFORE_PLACES)
