"""Says what was found, beside the place: the correction, the message, and the reason to believe it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.reporters.html.annotate import evidence_id, mark_id, note_id, whole_id
from mtaudit.reporters.html.elements import Html, element, escape, foreign, href, join
from mtaudit.reporters.html.labels import language_name, letter, number, short_type_name, type_name
from mtaudit.rule.finding import Applicability, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.article.document import Document
    from mtaudit.judging.suppression import Silenced
    from mtaudit.rule.finding import ArticleFinding

_QUOTED = 90
"""Characters of the article's own words that a note repeats."""
_ORIGINAL = 240
"""Characters of the original's sentence that a note shows."""


def note(finding: Finding, at: int, document: Document) -> Html:
    """The note of a finding; `at` is its number in the article, from 1."""
    original = document.original_of(finding.span)
    back = element(
        "a", str(at), class_="number", href=f"#{mark_id(at)}", aria_label=f"Finding {at}, to its place in the text"
    )
    return element(
        "li",
        back,
        element("p", *_correction(finding), class_="correction"),
        element("p", foreign(finding.message), class_="message"),
        element("p", element("b", "source: "), foreign(shortened(original, _ORIGINAL), "q"), class_="original")
        if original
        else escape(""),
        element("p", *_reason(finding), class_="reason"),
        id=note_id(at),
        class_=f"note {finding.severity}",
        value=at,
        tabindex=-1,
        data_key=str(at),
        data_severity=finding.severity,
        data_type=finding.error_type,
    )


def whole_note(finding: ArticleFinding, index: int, document: Document) -> Html:
    """The note of a finding of the article as a whole, with links to its evidence; `index` counts from 0."""
    name = letter(index)
    return element(
        "li",
        element("span", name, class_="number"),
        element("p", foreign(finding.message), class_="message"),
        _evidence(finding, index, document),
        element("p", *_reason(finding), class_="reason"),
        id=whole_id(index),
        class_=f"note whole {finding.severity}",
        tabindex=-1,
        data_key=name,
        data_severity=finding.severity,
        data_type=finding.error_type,
    )


def silenced_note(silenced: Silenced) -> Html:
    """A line on a finding that was silenced, and by what."""
    finding = silenced.finding
    words = (foreign(shortened(finding.text), "q"), " ") if isinstance(finding, Finding) else ()
    return element(
        "li",
        element("p", *words, foreign(finding.message), class_="message"),
        element("p", *_reason(finding), " · silenced by ", foreign(silenced.by), class_="reason"),
    )


def shortened(text: str, most: int = _QUOTED) -> str:
    """The beginning of a long quotation from the article."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _correction(finding: Finding) -> Sequence[str]:
    words = (foreign(shortened(finding.text), "del"),) if finding.text else ()
    if finding.fix is None:
        return (foreign(shortened(finding.text), "q"),)
    arrow = element("span", " → ", class_="arrow", aria_hidden="true")
    if finding.fix == "":
        return (*words, arrow, element("b", "delete"))
    return (*words, arrow, element("b", "write:"), " ", foreign(finding.fix, "ins"))


def _evidence(finding: ArticleFinding, index: int, document: Document) -> Html:
    if not finding.evidence:
        return escape("")
    places = (
        element("a", foreign(shortened(document.text[span.start : span.end]), "q"), href=f"#{evidence_id(index, nth)}")
        for nth, span in enumerate(finding.evidence)
    )
    return element("p", element("b", "see: "), join(*places, by=", "), class_="evidence-list")


def _reason(finding: Finding | ArticleFinding) -> Sequence[str]:
    facts: list[str] = [
        element("b", finding.severity.capitalize(), class_="severity"),
        element("span", short_type_name(finding.error_type), title=type_name(finding.error_type)),
        escape(f"confidence {number(finding.confidence)}"),
    ]
    if finding.source_languages:
        languages = (foreign(language_name(code)) for code in finding.source_languages)
        facts.append(join("after ", join(*languages, by=" or ")))
    if isinstance(finding, Finding):
        facts += [escape("in a quotation")] if finding.in_quotation else []
        facts += [escape("safe to apply")] if finding.applicability is Applicability.SAFE else []
    address = href(finding.docs_url)
    facts.append(
        element("a", foreign(finding.rule), href=address, rel="external noopener noreferrer", title="About this rule")
        if address
        else element("code", foreign(finding.rule))
    )
    return (join(*facts, by=" · "),)
