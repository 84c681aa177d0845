"""The index of a run: its score, its articles, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtaudit.judging.scoring import RESAMPLINGS, Band
from mtaudit.reporters.html.elements import Html, element, foreign, href, join, lines
from mtaudit.reporters.html.labels import WORST_FIRST, number, verdict_class
from mtaudit.reporters.html.page import page
from mtaudit.reporters.wording import against_reference, counted, outcome
from mtaudit.settings.gate import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtaudit.report import ArticleReport, RunReport

_FIGURES = ("Points per 1000 words", "Critical", "Major", "Minor", "Words")


def render_index(run: RunReport, links: Mapping[str, str]) -> str:
    """The index of a run as one HTML file that needs nothing else but the pages it leads to.

    Args:
        run: the report.
        links: where the page of each article is, by id; a relative address, or http or https. An article without one
            stands without a link.

    """
    body = lines(
        element("a", "Skip to the articles", href="#articles", class_="skip"),
        _header(run),
        element("main", lines(_failures(run), _table(run, links), _silencers(run), _made(run)), class_="index"),
        element(
            "footer",
            f"mtaudit {run.version} · findings are unconfirmed issues, for a person to judge",
        ),
    )
    return page(f"Audit of {counted(len(run.articles), 'article')}", body, script="index.js", version=run.version)


def _header(run: RunReport) -> Html:
    failed = sum(article.verdict is Verdict.FAIL for article in run.articles)
    passed = len(run.articles) - failed
    outcome = element(
        "p",
        element(
            "b",
            "Fails the gate" if run.verdict is Verdict.FAIL else "Passes the gate",
            class_=verdict_class(
                run.verdict, max((a.score.band for a in run.articles), key=list(Band).index, default=None)
            ),
        ),
        f" · {passed} passed, {failed} failed",
    )
    facts = [counted(run.score.words, "word") + " in all"]
    facts += [f"against the references: {against_reference(run.reference_scores)}"] if run.reference_scores else []
    return element(
        "header",
        lines(
            element("p", "mtaudit · audit of a run", class_="kicker"),
            element("h1", counted(len(run.articles), "article"), class_="id"),
            element("p", " · ".join(facts), class_="facts"),
            element("div", _rate(run), element("div", outcome, _gaps(run), class_="outcome"), class_="summary"),
        ),
    )


def _rate(run: RunReport) -> Html:
    score = run.score
    interval = f"95% interval {score.low:.1f} to {score.high:.1f}" if score.articles > 1 else ""
    return element(
        "p",
        element("b", f"{score.points_per_1000_words:.1f}"),
        element("span", "points per 1000 words"),
        element("span", interval) if interval else "",
        class_="rate",
    )


def _gaps(run: RunReport) -> Html:
    if run.complete:
        return Html("")
    unfinished = sum(bool(article.errors) for article in run.articles)
    return element(
        "ul",
        element("li", f"{counted(len(run.failures), 'article')} could not be audited") if run.failures else "",
        element("li", f"{counted(unfinished, 'article')} where a rule could not finish") if unfinished else "",
    )


def _failures(run: RunReport) -> Html:
    if not run.failures:
        return Html("")
    return element(
        "section",
        element("h2", "Could not be audited", id="failures-heading"),
        element("ul", *(element("li", foreign(f.id, "b"), ": ", foreign(f.message)) for f in run.failures)),
        class_="warning",
        aria_labelledby="failures-heading",
    )


def _table(run: RunReport, links: Mapping[str, str]) -> Html:
    if not run.articles:
        return element("p", "No article was audited.", id="articles")
    titles = (("Article", "text"), ("Verdict", "text"), *((title, "number") for title in _FIGURES))
    head = element(
        "tr",
        *(element("th", title, scope="col", data_sort=kind, class_=_class(title)) for title, kind in titles),
    )
    most = max(article.score.points_per_1000_words for article in run.articles)
    return element(
        "div",
        element(
            "table",
            element("caption", "Articles, in the order in which they were given"),
            element("thead", head),
            element("tbody", lines(*(_line(article, links.get(article.id), most) for article in run.articles))),
            class_="articles",
            id="articles",
        ),
        class_="wide",
    )


def _line(article: ArticleReport, link: str | None, most: float) -> Html:
    address = href(link) if link else None
    name = element("a", foreign(article.id), href=address) if address else foreign(article.id)
    score = article.score
    verdict = join(
        element("b", score.band, class_="band"),
        ", ",
        element("span", foreign(outcome(article)), class_=verdict_class(article.verdict, score.band)),
        " (incomplete)" if article.errors else "",
        " (small sample)" if score.small_sample else "",
    )
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", verdict, data_value=f"{article.verdict} {score.overall_quality:08.3f}"),
        element(
            "td",
            _bar(score.points_per_1000_words, most),
            f"{score.points_per_1000_words:.1f}",
            class_="figure",
            data_value=score_value(score.points_per_1000_words),
        ),
        *(
            element("td", str(score.counts[severity]), class_=_class(severity), data_value=score.counts[severity])
            for severity in WORST_FIRST
        ),
        element("td", str(score.words), class_=_class("Words"), data_value=score.words),
    )


def score_value(points: float) -> str:
    """A figure as the script compares it, with all the digits of the report."""
    return f"{points:.4f}"


def _class(title: str) -> str | None:
    """Figures stand right; what a narrow screen can do without is marked."""
    if title in ("Article", "Verdict"):
        return None
    return "figure spare" if title.lower() in ("words", "major", "minor") else "figure"


def _bar(points: float, most: float) -> Html:
    share = 100 * points / most if most else 0
    bar = element("rect", x=f"{100 - share:.1f}", y=0, width=f"{share:.1f}", height=4)
    return element(
        "svg", bar, class_="bar", viewBox="0 0 100 4", preserveAspectRatio="none", aria_hidden="true", focusable="false"
    )


def _silencers(run: RunReport) -> Html:
    if not run.unused_suppressions:
        return Html("")
    return element(
        "section",
        element("h2", "Silencers that silenced nothing", id="unused-heading"),
        element("ul", *(element("li", foreign(unused.silencer)) for unused in run.unused_suppressions)),
        aria_labelledby="unused-heading",
    )


def _made(run: RunReport) -> Html:
    score = run.score
    interval = (
        f"The interval is the middle 95 per cent of {RESAMPLINGS} resamplings of the articles, drawn with a fixed seed."
        if score.articles > 1
        else "One article gives no interval."
    )
    return element(
        "section",
        element("h2", "How the score is made", id="score-heading"),
        element(
            "p",
            "All articles count as one text: ",
            element("b", number(score.points)),
            " points over ",
            element("b", str(score.words)),
            " words make ",
            element("b", number(score.points_per_1000_words)),
            " points per 1000 words, and an overall quality of ",
            element("b", number(score.overall_quality)),
            f". {interval}",
        ),
        element("p", "Signature ", element("code", score.signature, class_="signature"), class_="signature-line"),
        element("p", "Scores compare only where their signatures are equal.", class_="fine"),
        class_="score",
        aria_labelledby="score-heading",
    )
