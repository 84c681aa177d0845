"""The page of one article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtaudit.article.document import BlockKind
from mtaudit.reporters.html.blocks import article_body
from mtaudit.reporters.html.elements import Html, element, foreign, join, lines
from mtaudit.reporters.html.filter import tools
from mtaudit.reporters.html.labels import WORST_FIRST, language_name, verdict_class
from mtaudit.reporters.html.notes import silenced_note, whole_note
from mtaudit.reporters.html.page import page
from mtaudit.reporters.html.reference import reference_section
from mtaudit.reporters.html.score import score_section, small_sample_warning, strip
from mtaudit.reporters.wording import against_reference, counted, outcome, standing

if TYPE_CHECKING:
    from mtaudit.report import ArticleReport


def render_article(article: ArticleReport, version: str) -> str:
    """The audit of one article as one HTML file that needs nothing else.

    Args:
        article: the report.
        version: of mtaudit, for the foot of the page.

    """
    body = lines(
        element("a", "Skip to the article", href="#article", class_="skip"),
        _header(article),
        element(
            "main",
            lines(
                _warnings(article),
                _whole(article),
                tools(article),
                element("article", article_body(article), id="article", lang="en", tabindex=-1, aria_label="Article"),
                reference_section(article),
                score_section(article),
                _silenced(article),
            ),
        ),
        element(
            "footer",
            "mtaudit ",
            version,
            " · findings are unconfirmed issues, for a person to judge",
        ),
    )
    title = f"{counted(len(standing(article)), 'finding')}: {article.id}"
    return page(title, body, script="report.js", version=version)


def _header(article: ArticleReport) -> Html:
    has_headline = any(block.kind is BlockKind.HEADLINE for block in article.document.blocks)
    name = element("p" if has_headline else "h1", foreign(article.id), class_="id")
    return element(
        "header",
        lines(
            element("p", "mtaudit · audit of one article", class_="kicker"),
            name,
            _facts(article),
            element("div", _rate(article), _verdict(article), _counts(article), class_="summary"),
            strip(article.block_scores),
            small_sample_warning(article.score),
        ),
    )


def _facts(article: ArticleReport) -> Html:
    document = article.document
    facts: list[str] = [join(foreign(key), " ", foreign(value)) for key, value in document.metadata.items()]
    facts.append(join(counted(article.score.words, "word")))
    if article.source_language and article.is_language_known:
        facts.append(join("translated from ", foreign(language_name(article.source_language))))
    elif article.source_language:
        facts.append(join("wording points to ", foreign(language_name(article.source_language)), " (a guess)"))
    if article.mt_probability is not None:
        title = "An estimate, as if half of all articles were machine-translated; no verdict."
        facts.append(
            element("span", f"machine-translated: {article.mt_probability:.0%} likely (an estimate)", title=title)
        )
    if article.reference_scores:
        facts.append(element("a", against_reference(article.reference_scores), href="#reference"))
    facts += [foreign(said) for said in document.notes]
    return element("p", join(*facts, by=" · "), class_="facts")


def _rate(article: ArticleReport) -> Html:
    score = article.score
    return element(
        "p",
        element("a", element("b", f"{score.points_per_1000_words:.1f}"), href="#score"),
        element("span", "points per 1000 words"),
        class_="rate",
    )


def _verdict(article: ArticleReport) -> Html:
    band = article.score.band
    return element(
        "div",
        element("p", element("b", band.capitalize())),
        element(
            "p", element("span", foreign(outcome(article).capitalize()), class_=verdict_class(article.verdict, band))
        ),
        class_="outcome",
    )


def _counts(article: ArticleReport) -> Html:
    found = Counter(finding.severity for finding in standing(article))
    return element(
        "ul",
        *(
            element("li", element("b", str(found[severity])), " ", element("span", severity, class_=f"sign {severity}"))
            for severity in WORST_FIRST
        ),
        class_="counts",
        aria_label="Findings by severity",
    )


def _warnings(article: ArticleReport) -> Html:
    if not article.errors:
        return Html("")
    errors = (
        element("li", element("code", foreign(error.rule)), ": ", foreign(error.message)) for error in article.errors
    )
    return element(
        "section",
        element("h2", f"{counted(len(article.errors), 'rule')} could not finish", id="errors-heading"),
        element("p", "Findings may be missing, and the score may be too good."),
        element("ul", *errors),
        class_="warning",
        aria_labelledby="errors-heading",
    )


def _whole(article: ArticleReport) -> Html:
    if not article.article_findings:
        return Html("")
    notes = (whole_note(finding, index, article.document) for index, finding in enumerate(article.article_findings))
    return element(
        "section",
        element("h2", "Of the article as a whole", id="whole-heading"),
        element("ol", lines(*notes), class_="notes"),
        class_="whole-findings",
        aria_labelledby="whole-heading",
    )


def _silenced(article: ArticleReport) -> Html:
    if not article.silenced and not article.unused_suppressions:
        return Html("")
    parts: list[str] = []
    if article.silenced:
        parts.append(
            element(
                "details",
                element("summary", f"{counted(len(article.silenced), 'finding')} silenced"),
                element("ul", lines(*map(silenced_note, article.silenced))),
            )
        )
    if article.unused_suppressions:
        unused = (element("li", foreign(unused.silencer)) for unused in article.unused_suppressions)
        parts += [element("h3", "Silencers that silenced nothing"), element("ul", *unused)]
    return element(
        "section",
        element("h2", "Silenced", id="silenced-heading"),
        lines(*parts),
        class_="silenced",
        aria_labelledby="silenced-heading",
    )
