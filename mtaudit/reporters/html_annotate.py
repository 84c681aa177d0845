"""Marks findings in the text of an article, where it stands.

Findings may nest and cross. Elements nest only, so a finding that is still open where another ends is closed and
opened again there: every finding has at least one element of its own, and the text stands once.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtaudit.mqm import ErrorType
from mtaudit.reporters.html_labels import letter
from mtaudit.reporters.html_markup import Html, element, join, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtaudit.finding import ArticleFinding, Finding
    from mtaudit.text import Span

LANES = 3
"""Underlines that may stand one below the other; findings beyond share the last."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A place in the text that a note speaks of.

    `key` is what readers see (a number, or the letter of a finding of the whole article), `place` the id of the
    first element, `note` the id of the note. `style` is the severity, or "evidence"; `lane` how far below the text
    its underline stands, so that those of overlapping findings are told apart.
    """

    span: Span
    key: str
    place: str
    note: str
    style: str
    label: str
    lane: int = 0
    lang: str | None = None


def annotations(findings: Sequence[Finding], whole: Sequence[ArticleFinding]) -> tuple[Annotation, ...]:
    """One annotation for each finding and for each place that speaks for a finding of the whole article."""
    evidence = (
        Annotation(span, letter(index), evidence_id(index, nth), whole_id(index), "evidence",
                   f"Evidence for finding {letter(index)} of the whole article")
        for index, finding in enumerate(whole)
        for nth, span in enumerate(finding.evidence)
    )  # fmt: skip
    lanes = _lanes([finding.span for finding in findings])
    placed = (
        Annotation(finding.span, str(number), mark_id(number), note_id(number), finding.severity.value,
                   f"Finding {number}, {finding.severity}", lane, _language(finding))
        for (number, finding), lane in zip(enumerate(findings, 1), lanes, strict=True)
    )  # fmt: skip
    return (*placed, *evidence)


def note_id(number: int) -> str:
    """The id of the note of the finding with that number, from 1."""
    return f"note-{number}"


def mark_id(number: int) -> str:
    """The id of the first mark of the finding with that number, from 1."""
    return f"mark-{number}"


def whole_id(index: int) -> str:
    """The id of the note of a finding of the whole article, counted from 0."""
    return f"whole-{letter(index)}"


def evidence_id(index: int, nth: int) -> str:
    """The id of the `nth` place that speaks for a finding of the whole article, both from 0."""
    return f"place-{letter(index)}-{nth + 1}"


def annotated(text: str, span: Span, marks: Iterable[Annotation]) -> Html:
    """A stretch of the text with its marks, and after the end of each the link to its note.

    Args:
        text: the text of the document.
        span: the stretch.
        marks: annotations, of which those that touch the stretch count; where one goes on before or after it, only
            what lies inside is marked.
    """
    inside = sorted((mark for mark in marks if _touches(mark.span, span)), key=_outermost_first)
    bounds = sorted({span.start, span.end}.union(*(_clipped(mark.span, span) for mark in inside)))
    waiting = iter(inside)
    following = next(waiting, None)
    out: list[str] = []
    opened: list[Annotation] = []
    at = span.start
    for bound in bounds:
        out.append(join(text[at:bound]))
        at = bound
        survivors = _close(out, opened, bound, span)
        while following is not None and max(following.span.start, span.start) == bound:
            if following.span.end == bound:  # an empty range: a place where something is missing
                out.append(element_of(following, starts=True, content=""))
                out.append(_link(following))
            else:
                survivors.append(following)
            following = next(waiting, None)
        for mark in survivors:
            out.append(_opening(mark, starts=mark.span.start == bound))
            opened.append(mark)
    return Html("".join(out))


def element_of(mark: Annotation, *, starts: bool, content: str) -> Html:
    """One piece of a mark; the first piece bears its id."""
    empty = " point" if mark.span.length == 0 else ""
    return element(
        "span" if mark.style == "evidence" else "mark",
        content,
        id=mark.place if starts else None,
        class_=f"{mark.style} lane-{min(mark.lane, LANES - 1)}{empty}",
        data_key=mark.key,
        lang=mark.lang,
    )


def _close(out: list[str], opened: list[Annotation], bound: int, span: Span) -> list[Annotation]:
    """Close what ends at `bound`, with everything inside it; return what must be opened again, outermost first."""
    ending = [mark for mark in opened if min(mark.span.end, span.end) == bound]
    if not ending:
        return []
    survivors: list[Annotation] = []
    depth = opened.index(ending[0])
    for mark in reversed(opened[depth:]):
        out.append(_closing(mark))
    survivors = [mark for mark in opened[depth:] if mark not in ending]
    out.extend(_link(mark) for mark in reversed(ending) if mark.span.end == bound)
    del opened[depth:]
    return survivors


def _opening(mark: Annotation, *, starts: bool) -> str:
    return element_of(mark, starts=starts, content="").rpartition("</")[0]


def _closing(mark: Annotation) -> str:
    return "</span>" if mark.style == "evidence" else "</mark>"


def _link(mark: Annotation) -> Html:
    return element(
        "a", mark.key, class_=f"ref {mark.style}", href=f"#{mark.note}", data_key=mark.key, aria_label=mark.label
    )


def _touches(mark: Span, stretch: Span) -> bool:
    if mark.length == 0:
        return stretch.start <= mark.start < stretch.end
    return mark.overlaps(stretch)


def _clipped(mark: Span, stretch: Span) -> tuple[int, int]:
    return max(mark.start, stretch.start), min(mark.end, stretch.end)


def _outermost_first(mark: Annotation) -> tuple[int, int]:
    return mark.span.start, -mark.span.end


def _lanes(spans: Sequence[Span]) -> Iterator[int]:
    """The lowest number for each span that none overlapping it from before has; spans in order of place."""
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    for span in spans:
        while busy and busy[0][0] <= span.start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        lane = heapq.heappop(free) if free else len(busy)
        heapq.heappush(busy, (span.end, lane))
        yield lane


def _language(finding: Finding) -> str | None:
    """The language of words that were left in it, so that they are read aloud as what they are."""
    if finding.error_type is not ErrorType.UNTRANSLATED or len(finding.source_languages) != 1:
        return None
    return language(finding.source_languages[0])
