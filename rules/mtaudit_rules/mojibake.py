"""Text decoded with the wrong table: "Ã©" for "é", "â€™" for an apostrophe."""

from __future__ import annotations

from collections.abc import Iterator

from mtaudit.article import Document, Span
from mtaudit.language import Pattern
from mtaudit.rule import Applicability, ArticleFinding, Bad, ErrorType, Finding, Quoted, Rule, Severity

_SUSPECT = Pattern(r"[ÂÃâÐÑÅÄï][\u0080-\u00bf\u0152-\u0178\u2013-\u203a\u20ac\u2122\u02c6\u02dc]|\ufffd")
_EDGES = frozenset('"“()[]')
_REACH = 40
"""Characters on either side of a suspect within which its word ends."""


class Mojibake(Rule):
    """Sequences that ftfy can prove to be a wrong decoding, and replacement characters."""

    error_type = ErrorType.CHARACTER_ENCODING
    severity = Severity.MAJOR
    message = 'The characters of "{text}" were decoded with the wrong table.'
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("They met at a cafÃ© in Bonn.", "cafÃ©", "café"),
        Bad("It is the mayorâ€™s car.", "mayorâ€™s", "mayor’s"),
        Bad("The M\ufffdnchen office shut.", "M\ufffdnchen", None),
    )
    good = (
        "They met at a café in Málaga; Âge tendre was sung.",
        "The RÃO spelling never occurs; NGÃ does.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Words in which ftfy finds a better decoding; without a fix where the character itself is lost."""
        if document.text.isascii():
            return
        end = 0
        for match in _SUSPECT.finditer(document.text):
            if match.start() < end:
                continue
            span = _word_around(document.text, Span(*match.span()))
            end = span.end
            fix = _repaired(document.text[span.start : span.end])
            if fix is not None:
                yield self.finding(document, span, fix)
            elif "\ufffd" in match.group():
                yield self.finding(
                    document, span, message="A character of “{text}” was lost; look it up in the original."
                )


def _word_around(text: str, span: Span) -> Span:
    """The run of characters without white space or brackets that holds `span`."""
    start, end = span
    while start > max(0, span.start - _REACH) and not text[start - 1].isspace() and text[start - 1] not in _EDGES:
        start -= 1
    while end < min(len(text), span.end + _REACH) and not text[end].isspace() and text[end] not in _EDGES:
        end += 1
    return Span(start, end)


def _repaired(word: str) -> str | None:
    import ftfy  # noqa: PLC0415 - loads tables that a clean article never needs

    fixed = ftfy.fix_encoding(word)
    return fixed if fixed != word and "\ufffd" not in fixed else None
