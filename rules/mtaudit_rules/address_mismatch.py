"""A web address, e-mail address, handle or hashtag that differs from the source's, or was lost."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process

from mtaudit.article import Document, Pair, Span
from mtaudit.language import Pattern
from mtaudit.rule import Bad, ErrorType, Finding, Good, Quoted, Severity, SourceRule

_ADDRESS = Pattern(
    r"(?i)\bhttps?://[^\s<>\"'”’)\]]+|\bwww\.[^\s<>\"'”’)\]]+|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@\w{2,}|"
    r"(?<![\w&#])#[\p{L}_]\w+|\b(?<![a-z\d-]|[a-z\d-]\.)[a-z\d-]++(?:\.[a-z\d-]++)*\.(?:com|org|net|info|gov|edu|ru|ua|de|fr|pl|cz|cn|es|pt|it|nl|tr|ir|in|id|jp|kr)\b"
    r"(?:/[^\s<>\"'”’)\]]*)?"
)
_ALIKE = 60
_CLOSING = ".,;:!?"


def _is_site(address: str) -> bool:
    """Whether it is a bare domain, by which English may call a newspaper that has another name at home."""
    return "@" not in address and "/" not in address


class AddressMismatch(SourceRule):
    """Addresses, which no translation changes."""

    error_type = ErrorType.DO_NOT_TRANSLATE
    severity = Severity.MAJOR
    message = "The source has no such address here; it has {fix}."
    in_quotations = Quoted.REPORT
    bad = (
        Bad(
            "Write to info@towm.de.",
            "info@towm.de",
            "info@town.de",
            source="Schreiben Sie an info@town.de.",
            language="de",
        ),
        Bad("Follow @mayor_two.", "@mayor_two", "@mayor_one", source="Folgen Sie @mayor_one.", language="de"),
        Bad("See the page.", "See the page.", None, source="Voir la page https://exemple.fr/page.", language="fr"),
    )
    good = (
        Good("Write to info@town.de.", "Schreiben Sie an info@town.de.", "de"),
        Good("Read BBC.com daily.", "Читайте bbc.com каждый день.", "ru"),
        "Write to info@towm.de.",
    )

    def check_pair(self, document: Document, pair: Pair) -> Iterator[Finding]:
        """Addresses of one side alone; hashtags may be translated."""
        here = [(m, m.group().rstrip(_CLOSING).lower()) for m in _ADDRESS.finditer(pair.target)]
        kept = {address for _, address in here}
        there = {m.group().rstrip(_CLOSING).lower(): m.group().rstrip(_CLOSING) for m in _ADDRESS.finditer(pair.source)}
        lost = {low: address for low, address in there.items() if low not in kept and not low.startswith("#")}
        for match, low in here:
            if low in there or low.startswith("#") or (not lost and _is_site(low)):
                continue
            nearest = process.extractOne(low, list(lost), score_cutoff=_ALIKE)
            span = Span(pair.span.start + match.start(), pair.span.start + match.start() + len(low))
            message = None if nearest else "The source has no such address here."
            yield self.finding(document, span, lost[nearest[0]] if nearest else None, message=message)
        if lost and kept <= there.keys():
            addresses = ", ".join(lost.values())
            yield self.finding(
                document, pair.span, message=f"The source has {addresses} here, and the article does not."
            )
