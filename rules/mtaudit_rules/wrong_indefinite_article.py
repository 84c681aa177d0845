"""An "a" before a vowel sound or "an" before a consonant: "a inferior", "an university".

An engine that replaces a noun by another keeps the article of the first.
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.wordlist import is_known

_NO_VOWEL_SOUND = r"u(?:n(?:i(?!n|m)|anim)|s[aeu]|k|b|r[aio]|t[aeio]|g(?:an|ar))|e(?:u|w)|on(?:ce|e)|ou(?:i|a)|oa?x"
_SILENT_H = r"h(?:ours?|onest|onou?r|eir)"
_FUNCTION_WORD = frozenset(
    "and are as at if in into is it of off on onto or our out over under until up us also".split()
)


class WrongIndefiniteArticle(PatternRule):
    """An article that does not go with the sound of the next word."""

    error_type = ErrorType.GRAMMAR
    severity = Severity.MINOR
    message = 'The article does not go with the sound that follows: "{fix}".'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("He got a inferior degree.", "a inferior", "an inferior"),
        Bad("She founded an university in the north.", "an university", "a university"),
        Bad("They waited for a hour.", "a hour", "an hour"),
    )
    good = (
        "A European union is a one-off; a unanimous user wore a uniform, an unimportant one.",
        "Vitamin A is good, and grade A or B will do. An heir, an honest man, an hour and an historic day.",
        "An FBI agent, an 18-year-old, an X-ray, an MP. They paid a euro for a ewe.",
    )
    cases = (
        Case(
            rf"(?<![\w.’'&/-])(?P<a>[Aa])\s(?P<word>(?!{_NO_VOWEL_SOUND})[aeiou]\p{{Ll}}{{2,}}|{_SILENT_H}\b)(?![’'])",
            "{a}n {word}",
        ),
        Case(
            rf"(?<![\w.’'&/-])(?P<a>[Aa])n\s(?P<word>(?:(?!{_SILENT_H}|h)[b-df-hj-np-tv-z](?=\p{{Ll}}*[aeiouy])|(?=u(?:ni(?:ver|on|que|form|t)|s(?:e|u)))u|(?=eu)e)\p{{Ll}}{{2,}})(?![’'\p{{Lu}}])",
            "{a} {word}",
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """Not a letter ("vitamin A is"), nor a word of another language, whose sound is unknown."""
        word = match["word"]
        if word in _FUNCTION_WORD or not is_known(word):
            return False
        return match["a"].islower() or document.sentence_at(match.start()) is None or _opens_sentence(document, match)


def _opens_sentence(document: Document, match: Match) -> bool:
    sentence = document.sentence_at(match.start())
    return sentence is not None and not document.text[sentence.start : match.start()].strip("\"'“‘«([ ")
