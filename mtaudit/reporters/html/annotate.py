"""Marks findings in the text of an article, where it stands.

Findings may nest and cross. Elements nest only, so a finding that is still open where another ends is closed and
opened again there: every finding has at least one element of its own, and the text stands once.
"""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtaudit.reporters.html.elements import Html, element, end_tag, join, language, start_tag
from mtaudit.reporters.html.labels import letter
from mtaudit.rule.mqm import ErrorType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtaudit.language.text import Span
    from mtaudit.rule.finding import ArticleFinding, Finding

LANES = 3
"""Underlines that may stand one below the other; findings beyond share the last."""

_SPACES_MATTER = re.compile(r"[^\S\n]+|[^\n]*[^\S\n]{2}[^\n]*")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A place in the text that a note speaks of.

    `key` is what readers see (a number, or the letter of a finding of the whole article), `place` the id of its first
    mark, `note` the id of the note. `style` is the severity, or "evidence"; `lane` says how far below the text its
    underline stands, so that those of overlapping findings are told apart. `spaces`: whether white space is the point.
    """

    span: Span
    key: str
    place: str
    note: str
    style: str
    label: str
    lane: int = 0
    lang: str | None = None
    spaces: bool = False

    @property
    def tag(self) -> str:
        """The element that marks it."""
        return "span" if self.style == "evidence" else "mark"


def annotate(findings: Sequence[Finding], whole: Sequence[ArticleFinding]) -> tuple[Annotation, ...]:
    """One annotation for each finding and each place that speaks for a finding of the whole article, in order."""
    found: list[Annotation] = []
    lanes = _lanes([finding.span for finding in findings])
    for (number, finding), lane in zip(enumerate(findings, 1), lanes, strict=True):
        found.append(
            Annotation(
                span=finding.span,
                key=str(number),
                place=mark_id(number),
                note=note_id(number),
                style=finding.severity,
                label=f"Finding {number}, {finding.severity}",
                lane=lane,
                lang=_language(finding),
                spaces=_SPACES_MATTER.fullmatch(finding.text) is not None,
            )
        )
    for index, spoken_for in enumerate(whole):
        label = f"Speaks for finding {letter(index)}, of the whole article"
        for nth, span in enumerate(spoken_for.evidence):
            found.append(Annotation(span, letter(index), evidence_id(index, nth), whole_id(index), "evidence", label))
    return tuple(sorted(found, key=_outermost_first))


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
    """The id of a place that speaks for a finding of the whole article, both counted from 0."""
    return f"place-{letter(index)}-{nth + 1}"


def annotated(text: str, stretch: Span, marks: Iterable[Annotation]) -> Html:
    """A stretch of the text with its marks, and after the end of each the link to its note.

    Args:
        text: the text of the document.
        stretch: the part of it that is wanted.
        marks: annotations that overlap the stretch or are empty and stand in it or at its end, outermost first. Of
            one that goes on before or after the stretch only what lies inside is marked.

    """
    waiting = list(reversed(list(marks)))
    bounds = {stretch.start, stretch.end}.union(*(_clipped(mark, stretch) for mark in waiting))
    out: list[str] = []
    opened: list[Annotation] = []
    at = stretch.start
    for bound in sorted(bounds):
        out.append(join(text[at:bound]))
        at = bound
        opening = _close(out, opened, bound, stretch)
        while waiting and _clipped(waiting[-1], stretch)[0] == bound:
            mark = waiting.pop()
            if mark.span.length:
                opening.append(mark)
            else:
                out += [_start(mark, first=True), end_tag(mark.tag), _link(mark)]
        for mark in opening:
            out.append(_start(mark, first=mark.span.start == bound))
            opened.append(mark)
    return Html("".join(out))


def _close(out: list[str], opened: list[Annotation], bound: int, stretch: Span) -> list[Annotation]:
    """Close what ends at `bound` with everything inside it; returns what must be opened again, outermost first."""
    depth = next((at for at, mark in enumerate(opened) if _clipped(mark, stretch)[1] == bound), len(opened))
    closing = opened[depth:]
    del opened[depth:]
    out.extend(end_tag(mark.tag) for mark in reversed(closing))
    out.extend(_link(mark) for mark in reversed(closing) if mark.span.end == bound)
    return [mark for mark in closing if _clipped(mark, stretch)[1] > bound]


def _start(mark: Annotation, *, first: bool) -> Html:
    classes = [mark.style, f"lane-{min(mark.lane, LANES - 1)}"]
    classes += ["point"] if mark.span.length == 0 else []
    classes += ["spaces"] if mark.spaces else []
    return start_tag(
        mark.tag, id=mark.place if first else None, class_=" ".join(classes), data_key=mark.key, lang=mark.lang
    )


def _link(mark: Annotation) -> Html:
    return element(
        "a", mark.key, class_=f"ref {mark.style}", href=f"#{mark.note}", data_key=mark.key, aria_label=mark.label
    )


def _clipped(mark: Annotation, stretch: Span) -> tuple[int, int]:
    return max(mark.span.start, stretch.start), min(mark.span.end, stretch.end)


def _outermost_first(mark: Annotation) -> tuple[int, int]:
    return mark.span.start, -mark.span.end


def _lanes(spans: Sequence[Span]) -> Iterator[int]:
    """For each span the lowest number that no earlier span overlapping it has; the spans are in order of place."""
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
