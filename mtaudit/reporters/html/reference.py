"""Sets an article beside its reference translation, the segments that depart most from it first."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mtaudit.reference.scores import segment_scores
from mtaudit.reporters.html.elements import Html, element, foreign, join, lines
from mtaudit.reporters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtaudit.reference.scores import MetricScore, ReferenceScores, Segment
    from mtaudit.report import ArticleReport

SHOWN = 10
"""Segments that stand open; those that are nearer to their reference wait behind a click."""


def reference_section(article: ArticleReport) -> Html:
    """The section that compares the article with its reference; nothing where it has none."""
    if article.reference_scores is None:
        return Html("")
    ranked = sorted(
        zip(segment_scores(article.segments), range(1, len(article.segments) + 1), article.segments, strict=True)
    )
    items = [_item(segment, number, score) for score, number, segment in ranked]
    return element(
        "section",
        lines(
            element("h2", "Against the reference", id="reference-heading"),
            element(
                "p",
                "The paragraphs of the article beside those of the reference translation, as far as they answer to "
                "each other, measured by sacreBLEU. A good translation may differ from its reference: what is marked "
                "below is a difference, and no finding.",
            ),
            _table(article.reference_scores),
            element("h3", "Segments, those that depart most first"),
            element("ol", lines(*items[:SHOWN]), class_="pairs"),
            _rest(items[SHOWN:]),
        ),
        id="reference",
        class_="reference",
        aria_labelledby="reference-heading",
    )


def _table(scores: ReferenceScores) -> Html:
    head = element(
        "tr",
        element("th", "Metric", scope="col"),
        element("th", "Score", scope="col", class_="figure"),
        element("th", "Better", scope="col"),
        element("th", "Signature", scope="col"),
    )
    rows = (
        _line("BLEU", scores.bleu, "higher"),
        _line("chrF++", scores.chrf, "higher"),
        _line("TER", scores.ter, "lower"),
    )
    return element(
        "div",
        element(
            "table",
            element("caption", f"{counted(scores.segments, 'segment')}, taken as one corpus"),
            element("thead", head),
            element("tbody", lines(*rows)),
        ),
        class_="wide",
    )


def _line(name: str, metric: MetricScore, better: str) -> Html:
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", f"{metric.score:.1f}", class_="figure"),
        element("td", better),
        element("td", element("code", metric.signature, class_="signature")),
    )


def _rest(items: Sequence[Html]) -> Html:
    if not items:
        return Html("")
    return element(
        "details",
        element("summary", f"{counted(len(items), 'more segment')}, nearer to the reference"),
        element("ol", lines(*items), class_="pairs"),
    )


def _item(segment: Segment, number: int, score: float) -> Html:
    own, other = marked(segment)
    return element(
        "li",
        element("p", element("b", f"Segment {number}"), f" · chrF++ {score:.1f}", class_="fine"),
        _side("Article", own, "The article has nothing that answers to it."),
        _side("Reference", other, "The reference has nothing that answers to it."),
    )


def _side(title: str, words: Html, nothing: str) -> Html:
    shown = foreign(words, "p") if words else element("p", nothing, class_="nothing")
    return element("div", element("p", title, class_="side"), shown)


def marked(segment: Segment) -> tuple[Html, Html]:
    """Both sides of a segment, the words of each that the other lacks in <del> and <ins>."""
    own, other = segment.hypothesis.split(), segment.reference.split()
    alike = SequenceMatcher(None, own, other).get_opcodes()
    return (
        join(*_runs("del", ((own[i1:i2], tag == "equal") for tag, i1, i2, _, _ in alike)), by=" "),
        join(*_runs("ins", ((other[j1:j2], tag == "equal") for tag, _, _, j1, j2 in alike)), by=" "),
    )


def _runs(name: str, runs: Iterator[tuple[list[str], bool]]) -> Iterator[str]:
    for words, is_shared in runs:
        if words:
            yield " ".join(words) if is_shared else element(name, " ".join(words))
