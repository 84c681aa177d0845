"""An HTML entity that is shown as text: "&amp;", "&quot;", "&#39;"."""

from __future__ import annotations

import html

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Applicability, Bad, Case, ErrorType, PatternRule, Quoted, Severity


class HtmlEntity(PatternRule):
    """Entities left undecoded, spaced out by tokenisers too ("& quot ;")."""

    error_type = ErrorType.CHARACTER_ENCODING
    severity = Severity.MINOR
    message = "This is a character of HTML shown as text."
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("Marks &amp; Spencer closed.", "&amp;", "&"),
        Bad("The mayor&#39;s office burned.", "&#39;", "'"),
        Bad("He said & quot ; no more.", "& quot ;", '"'),
    )
    good = (
        "Marks & Spencer closed; R&D went on.",
        "AT&T; that is the firm.",
    )
    cases = (
        Case(r"&(?P<name>#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});", None, ("&",)),
        Case(r"&\s(?P<name>amp|quot|lt|gt|nbsp|apos|#\s?\d{2,5})\s?;", None, ("& ",)),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """Only what HTML knows by that name."""
        del document
        return html.unescape(_entity(match)) != _entity(match)

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The character itself."""
        del document, case
        character = html.unescape(_entity(match))
        return " " if character == "\u00a0" else character


def _entity(match: Match) -> str:
    return f"&{match['name'].replace(' ', '')};"
