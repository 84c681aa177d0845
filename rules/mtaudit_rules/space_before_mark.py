"""A space before a comma, colon, semicolon, question or exclamation mark, as French sets it."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity


class SpaceBeforeMark(PatternRule):
    """White space between a word and the mark that belongs to it."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MINOR
    message = "English sets no space before this mark."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The talks failed , he said.", "failed ,", "failed,"),
        Bad("What did he say : nothing at all.", "say :", "say:"),
        Bad("Who knew ? Nobody.", "knew ?", "knew?"),
    )
    good = (
        "The talks failed, he said.",
        "The final score was 2 : 1 in Rome.",
        "He sent :) and :-( all day; the file is .txt, the calibre .22.",
    )
    cases = (
        Case(
            r"(?P<word>[\w\p{L}]+[\"”’')\]]?)[ \t\u00a0\u2009\u202f]+(?P<mark>[,;:?!])(?=[\"”’»]?(?:\s|$))",
            "{word}{mark}",
            (" ,", " ;", " :", " ?", " !"),
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """Not between numbers, where a colon parts a score or a ratio."""
        after = document.text[match.end() : match.end() + 2].strip()
        return not (match["mark"] == ":" and match["word"].isdigit() and after[:1].isdigit())
