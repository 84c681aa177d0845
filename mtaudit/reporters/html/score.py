"""Shows a score and how it is made, so that anybody can add it up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.judging.scoring import SMALL_SAMPLE_WORDS
from mtaudit.reporters.html.elements import Html, element, lines
from mtaudit.reporters.html.labels import WORST_FIRST, number, type_name
from mtaudit.reporters.wording import standing
from mtaudit.rule.contract import UNMEASURED
from mtaudit.rule.mqm import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.report import ArticleReport
    from mtaudit.rule.finding import ArticleFinding, Finding
from mtaudit.judging.scoring import BlockScore, Score

_STRIP_HEIGHT = 40
_SHORTEST_BAR = 3
_UNSEEN = 0.005
"""Points that two decimals do not show."""


def small_sample_warning(score: Score) -> Html:
    """Says that the article is too short for its score to mean much; nothing where it is long enough."""
    if not score.small_sample:
        return Html("")
    return element(
        "p",
        element("b", "Small sample. "),
        f"Under {SMALL_SAMPLE_WORDS} words a score says little: one finding more or less moves it far.",
        class_="warning caution",
    )


def strip(blocks: Sequence[BlockScore]) -> Html:
    """A picture of where in the article the points fall: a bar for each block, as wide as it has words."""
    most = max((block.points for block in blocks), default=0.0)
    if not most:
        return Html("")
    bars: list[str] = []
    at = 0
    for block in blocks:
        width = max(block.words, 1)
        height = max(round(_STRIP_HEIGHT * block.points / most, 1), _SHORTEST_BAR if block.points else 1)
        said = f"Block {block.block + 1}: {number(block.points)} points, {block.words} words"
        place = {"x": f"{at + width * 0.06:.2f}", "y": f"{_STRIP_HEIGHT - height:.1f}"}
        size = {"width": f"{width * 0.88:.2f}", "height": f"{height:.1f}", "class_": None if block.points else "none"}
        bars.append(element("rect", element("title", said), **place, **size))
        at += width
    worst = max(blocks, key=lambda block: block.points)
    label = f"Points by block, from the first to the last; most in block {worst.block + 1}: {number(worst.points)}"
    picture = element(
        "svg",
        *bars,
        viewBox=f"0 0 {at} {_STRIP_HEIGHT}",
        preserveAspectRatio="none",
        role="img",
        aria_label=label,
    )
    caption = element("figcaption", "Where the points fall, from the first block to the last")
    return element("figure", picture, caption, class_="strip")


def score_section(article: ArticleReport) -> Html:
    """The section that takes the score apart: the table, the formulas, the signature."""
    score = article.score
    return element(
        "section",
        lines(
            element("h2", "How the score is made", id="score-heading"),
            element(
                "p",
                "Every finding is an unconfirmed issue until a person has judged it. It costs the points of its "
                "severity (",
                ", ".join(f"{severity} {severity.points}" for severity in Severity),
                "), times its confidence: how often such findings are right, as estimated on labelled text "
                f"({number(UNMEASURED.confidence)} where nothing was measured). Of findings of one type that overlap, "
                "the dearest counts.",
            ),
            _table(article),
            _sums(score),
            element("p", "Signature ", element("code", score.signature, class_="signature"), class_="signature-line"),
            element("p", "Scores compare only where their signatures are equal.", class_="fine"),
        ),
        id="score",
        class_="score",
        aria_labelledby="score-heading",
    )


def _table(article: ArticleReport) -> Html:
    findings = standing(article)
    if not findings:
        return element("p", "Nothing was found, so there are no points to add up.")
    groups = [_group(article.score, name, findings) for name in sorted(article.score.by_type)]
    head = element(
        "tr",
        *(
            element("th", title, scope="col", class_=None if title == "Severity" else "figure")
            for title in ("Severity", "Findings", "Confidence, summed", "× points", "= points")
        ),
    )
    total = element(
        "tr",
        element("th", "All types", scope="row", colspan=4),
        element("td", f"{article.score.points:.2f}", class_="figure"),
        class_="total",
    )
    return element(
        "table",
        element("caption", "Points by error type and severity"),
        element("thead", head),
        lines(*groups),
        element("tfoot", total),
        class_="points",
    )


def _group(score: Score, name: str, findings: Sequence[Finding | ArticleFinding]) -> Html:
    """The rows of one error type; the last takes off what overlapping findings would count twice."""
    rows: list[str] = [
        element(
            "tr",
            element("th", type_name(name), scope="rowgroup", colspan=4),
            element("td", f"{score.by_type[name]:.2f}", class_="figure"),
            class_="type",
        )
    ]
    sum_of_rows = 0.0
    for severity in WORST_FIRST:
        alike = [f.points for f in findings if f.error_type == name and f.severity is severity]
        if not alike:
            continue
        points = sum(alike)
        sum_of_rows += points
        figures = (str(len(alike)), f"{points / severity.points:.2f}", f"× {severity.points}", f"{points:.2f}")
        rows.append(
            element(
                "tr",
                element("th", element("span", severity.capitalize(), class_=f"sign {severity}"), scope="row"),
                *(element("td", figure, class_="figure") for figure in figures),
            )
        )
    counted_twice = sum_of_rows - score.by_type[name]
    if counted_twice > _UNSEEN:
        rows.append(
            element(
                "tr",
                element("th", "Overlapping, counted once", scope="row", colspan=4),
                element("td", f"−{counted_twice:.2f}", class_="figure"),
            )
        )
    return element("tbody", *rows)


def _sums(score: Score) -> Html:
    points, words = number(score.points), str(score.words)
    if not score.words:
        return element("p", "The article has no words, so there is no rate.")
    return element(
        "dl",
        element("dt", "Points per 1000 words"),
        element("dd", f"1000 × {points} ÷ {words} words = ", element("b", number(score.points_per_1000_words))),
        element("dt", "Overall quality"),
        element(
            "dd",
            f"100 × (1 − {points} ÷ {words}), never below 0 = ",
            element("b", number(score.overall_quality)),
            f": {score.band}",
        ),
        class_="sums",
    )
