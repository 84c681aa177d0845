"""A place that a careful reader stumbles over: a wrong word, broken grammar, a garbled name, an idiom word for word.

Much of what a translator leaves behind cannot be listed. The model has learned from places that readers of machine
translations marked as visibly wrong; the readers were language models, and the model knows no source. It says what is
suspected, asks for more in an article that looks native as a whole, and stays silent where another rule speaks. Its
findings are at most major, as what was meant cannot be seen from the translation alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, LearnedRule, Quoted, Severity

_SUSPICIONS = {
    "mistranslation": (ErrorType.MISTRANSLATION, '"{text}" looks like the wrong word or the wrong sense here.'),
    "nonsense": (ErrorType.UNINTELLIGIBLE, '"{text}" makes no sense here.'),
    "idiom_calque": (ErrorType.UNIDIOMATIC, 'English does not say "{text}"; it may be put word for word.'),
    "named_entity": (ErrorType.DO_NOT_TRANSLATE, 'The name in "{text}" looks garbled or translated.'),
    "grammar": (ErrorType.GRAMMAR, 'The grammar of "{text}" looks broken.'),
    "word_order": (ErrorType.WORD_ORDER, 'The words of "{text}" seem to stand in the wrong order.'),
    "omission": (ErrorType.OMISSION, 'Words seem to be missing at "{text}".'),
    "duplication": (ErrorType.DUPLICATION, '"{text}" seems to say something twice.'),
    "untranslated": (ErrorType.UNTRANSLATED, '"{text}" looks untranslated, misspelt or invented.'),
    "casing": (ErrorType.CAPITALIZATION, '"{text}" seems to have the wrong capitals.'),
    "punctuation_spacing": (ErrorType.PUNCTUATION, 'The marks or spaces at "{text}" look wrong.'),
    "number_date": (ErrorType.NUMBER_FORMAT, '"{text}" is no form of a number, date or unit that English uses.'),
}
"""What a kind of suspicion is called: its error type, and the message."""


class SuspectWording(LearnedRule):
    """Places that are likely wrong, each with its kind, severity and measured confidence."""

    error_type = ErrorType.MISTRANSLATION
    severity = Severity.MINOR
    message = '"{text}" looks wrong here.'
    in_quotations = Quoted.REPORT
    aliases = ("unusual-wording",)
    bad = (
        Bad(
            "The mayor has the bridge closed since yesterday because of the crash of the strong rain water.",
            "crash of the strong rain water",
        ),
        Bad(
            "Municipal leaders grasped the bull nose of the plum rain season, the council said.",
            "bull nose",
        ),
    )
    good = (
        "The mayor said the town would rebuild the bridge by next spring.",
        "Town leaders prepared for the rainy season in time, and fewer streets were flooded than a year ago.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The suspected places of one article."""
        for suspect in self.suspects(document):
            error_type, message = _SUSPICIONS[suspect.kind]
            yield self.finding(
                document,
                suspect.span,
                severity=Severity.MINOR if suspect.severity == "minor" else Severity.MAJOR,
                error_type=error_type,
                message=message,
                confidence=suspect.confidence,
                core=suspect.likeliest,
            )
