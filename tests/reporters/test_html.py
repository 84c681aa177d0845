"""The HTML audit, read as markup: nothing lost, nothing foreign runs, every colour legible."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.judging.suppression import UnusedSuppression
from mtaudit.language.text import Span
from mtaudit.reading import markup
from mtaudit.reading.failure import Failure
from mtaudit.report import run_report
from mtaudit.reporters.html import file_names, render_article, render_index
from mtaudit.reporters.html.annotate import annotate, annotated
from mtaudit.reporters.html.elements import VOID, href, visible
from mtaudit.reporters.html.page import asset
from mtaudit.rule.finding import ArticleFinding
from mtaudit.rule.mqm import ErrorType, Severity
from tests.reporters.html_samples import HOSTILE, VERSION, at, document, finding, full_report, hostile_report, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtaudit.report import ArticleReport


class Node:
    """An element of a page."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Node | str] = []

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str | None = None, class_: str | None = None) -> list[Node]:
        return [n for n in self.walk() if tag in (None, n.tag) and (class_ is None or class_ in n.classes)]

    def text(self, without: str = "") -> str:
        if without and without in self.classes:
            return ""
        return "".join(c if isinstance(c, str) else c.text(without) for c in self.children)


class Page(HTMLParser):
    """Builds the tree, and fails where an end tag does not close the element that is open."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Node("#root", {}, None)
        self.feed(source)
        self.close()
        assert self.open is self.root, f"<{self.open.tag}> is never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        node = Node(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_endtag(self, tag: str) -> None:
        assert self.open.tag == tag, f"</{tag}> closes <{self.open.tag}>"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def parse(source: str) -> Node:
    return Page(source).root


def words(text: str) -> list[str]:
    return visible(text).split()


def check_page(article: ArticleReport) -> Node:
    """What holds for every page of an article, whatever the article."""
    root = parse(render_article(article, VERSION))
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    local = {n.attributes["href"][1:] for n in root.all("a") if n.attributes.get("href", "").startswith("#")}
    assert local <= set(ids)
    for number, found in enumerate(article.findings, 1):
        marks = [node for node in root.all("mark") if node.attributes["data-key"] == str(number)]
        assert marks
        assert marks[0].attributes["id"] == f"mark-{number}"
        assert "".join("".join(words(m.text("ref"))) for m in marks) == "".join(words(found.text))
        (note,) = [node for node in root.all("li", "note") if node.attributes["data-key"] == str(number)]
        assert " ".join(words(found.message)) in " ".join(words(note.text()))
        (ref,) = [node for node in root.all("a", "ref") if node.attributes["data-key"] == str(number)]
        assert ref.attributes["href"] == f"#{note.attributes['id']}"
    (body,) = root.all("article")
    shown = "".join(node.text("ref") for node in body.all(class_="text"))
    assert "".join(words(shown)) == "".join(words(article.document.text))
    return root


def test_a_full_report_shows_every_finding_and_the_whole_text() -> None:
    root = check_page(full_report())
    tags = {node.tag for node in root.all(class_="text")}
    assert tags == {"h1", "h2", "p", "blockquote", "div"}
    assert len(root.all("ul", "list")) == 1


@pytest.mark.parametrize(
    "article",
    [hostile_report(), full_report(), report(markup.read("", id="", format="text"))],
    ids=["hostile", "full", "empty"],
)
def test_no_page_holds_a_script_a_handler_or_an_address_that_is_not_its_own(article: ArticleReport) -> None:
    root = check_page(article)
    assert [node.parent.tag for node in root.all("script") if node.parent] == ["body"]
    assert {node.tag for node in root.walk()} & {"img", "link", "iframe", "object", "embed", "base"} == set()
    for node in root.walk():
        assert not any(name.startswith("on") or name in ("style", "src") for name in node.attributes)
        assert re.fullmatch(r"#[\w-]+|https://[^\s]+|", node.attributes.get("href", ""))


def test_each_attribute_of_a_hostile_page_is_one_that_the_page_writes() -> None:
    hostile = {name for node in check_page(hostile_report()).walk() for name in node.attributes}
    assert hostile - {"disabled"} <= {name for node in check_page(full_report()).walk() for name in node.attributes}


def test_the_policy_admits_the_inlined_style_and_script_and_nothing_else() -> None:
    for source in (render_article(full_report(), VERSION), render_index(run_report([], [], [], VERSION), {})):
        root = parse(source)
        (policy,) = [n.attributes["content"] for n in root.all("meta") if "http-equiv" in n.attributes]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        expected = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
        for name, tag in (("style-src", "style"), ("script-src", "script")):
            (node,) = root.all(tag)
            digest = base64.b64encode(hashlib.sha256(node.text().encode()).digest()).decode()
            expected[name] = f"'sha256-{digest}'"
        assert rules == expected


def test_the_assets_ask_for_nothing_and_cannot_close_their_element() -> None:
    for name in ("report.css", "report.js", "index.js"):
        assert not re.search(r"https?:|url\(|@import|fetch|eval|innerHTML|</", asset(name)), name


def test_focus_is_visible_on_everything_that_keys_reach() -> None:
    css = asset("report.css")
    assert re.search(r"^:focus-visible \{ outline: 3px solid var\(--focus\);", css, re.MULTILINE)
    assert re.findall(r"^([^{\n]*)\{[^}]*outline: (?:none|0)", css, re.MULTILINE) == ["article "]
    (article,) = parse(render_article(full_report(), VERSION)).all("article")
    assert article.attributes["tabindex"] == "-1"


def test_controls_surrogates_and_marks_that_reorder_are_visible_and_the_page_can_be_encoded() -> None:
    page = render_article(hostile_report(), VERSION)
    page.encode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe]", page)
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", page)
    assert visible("\ud800\x07\x85\u202e\u2066\t\u200f") == "\ufffd\u2407\ufffd\ufffd\ufffd\t\u200f"


def test_foreign_words_among_the_page_s_own_are_isolated() -> None:
    root = check_page(hostile_report())
    for node in root.all():
        own = "".join(child for child in node.children if isinstance(child, str))
        if "\u05d0" not in own:
            continue
        in_article = [n for n in ancestors(node) if "text" in n.classes]
        assert in_article or node.tag in ("bdi", "title") or node.attributes.get("dir") == "auto", node.tag


def ancestors(node: Node) -> list[Node]:
    return [node, *(ancestors(node.parent) if node.parent else ())]


def test_crossing_findings_are_split_so_that_elements_nest() -> None:
    article = document("one two three four", "a.txt", "text")
    crossing = (
        finding(article, at(article, "one two three"), Severity.MINOR),
        finding(article, at(article, "two three four"), Severity.CRITICAL),
    )
    marked = annotated(article.text, Span(0, 18), annotate(crossing, ()))
    root = parse(marked)
    outer, inner, rest = root.all("mark")
    assert (outer.text("ref"), inner.text("ref"), rest.text("ref")) == ("one two three", "two three", " four")
    assert inner.parent is outer
    assert [m.attributes.get("id") for m in (outer, inner, rest)] == ["mark-1", "mark-2", None]
    assert "lane-0" in outer.classes
    assert "lane-1" in inner.classes


def test_a_finding_of_no_length_and_one_across_blocks_are_marked_too() -> None:
    article = document("First words\n\nSecond words stand here.\n\n - third", "a.txt", "text")
    end = len(article.text)
    check_page(
        report(
            article,
            (
                finding(article, Span(6, 6)),
                finding(article, Span(6, 20)),
                finding(article, Span(11, 12)),
                finding(article, Span(12, 25)),
                finding(article, Span(end, end)),
            ),
        )
    )


spans = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 60)), max_size=12)
alphabet = st.sampled_from("ab é<>&\"'\n\r\t-“”\u202e\u2066\u0661א\x00\x1c\x85\ud83d\ude00😀")


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet, max_size=120), places=spans)
def test_any_text_with_any_findings_makes_a_sound_page(text: str, places: list[tuple[int, int]]) -> None:
    article = document(text, text, "text")
    length = len(article.text)
    found = tuple(finding(article, Span(min(s, length), min(s + n, length))) for s, n in places)
    whole = (
        ArticleFinding("a", ErrorType.ADDITION, Severity.MAJOR, 1.0, text, tuple(f.span for f in found), (), "", "a"),
    )
    check_page(report(article, found, whole))


def test_the_table_of_the_score_adds_up_to_the_score() -> None:
    article = full_report()
    root = check_page(article)
    (table,) = root.all("table")
    rows = [[cell.text() for cell in row.children if isinstance(cell, Node)] for row in table.all("tr")]
    figures = [float(row[-1].replace("−", "-")) for row in rows[1:-1] if len(row) == 5 or row[0].startswith("Over")]
    assert sum(figures) == pytest.approx(article.score.points, abs=0.02)
    assert rows[-1] == ["All types", f"{article.score.points:.2f}"]
    assert ["Overlapping, counted once", "−0.80"] in rows
    assert ["Critical", "1", "0.90", "× 25", "22.50"] in rows
    assert article.score.signature in root.text()
    assert f"{article.score.words} words = {article.score.points_per_1000_words:g}" in root.text()


def test_a_note_says_what_to_write_why_and_how_sure_it_is() -> None:
    root = check_page(full_report())
    said = {node.attributes["data-key"]: node.text() for node in root.all("li", "note")}
    assert "in a first time → write: at first" in said["2"]
    assert "source wording: fr dans un premier temps" in said["2"]
    assert "Critical · false friend · confidence 0.9 · after French" in said["2"]
    assert "→ delete" in said["6"]
    links = [n for n in root.all("a") if n.attributes.get("href", "").startswith("https://")]
    assert {n.attributes["href"] for n in links} == {
        "https://example.org/rules/lowercase-name",
        "https://example.org/rules/i",
    }


def test_everything_a_report_says_is_on_the_page() -> None:
    text = check_page(full_report()).text()
    for said in (
        "Heavy traces",
        "Fails: 1 critical finding at confidence 0.5 or more",
        "Under 300 words",
        "ran past its deadline of 0.25 s",
        'silenced by vocabulary "oslo"',
        "comment in line 12",
        "2025-03-04",
        "see: port, harbour master",
    ):
        assert said in text


def test_words_left_in_another_language_bear_its_code_and_no_other_code_enters() -> None:
    root = check_page(full_report())
    assert [n.text("ref") for n in root.all("mark") if n.attributes.get("lang") == "fr"] == ["habitude"]
    assert {n.attributes["lang"] for n in check_page(hostile_report()).walk() if "lang" in n.attributes} == {"en"}


def test_the_same_report_makes_the_same_page() -> None:
    assert render_article(full_report(), VERSION) == render_article(full_report(), VERSION)


def test_the_index_leads_to_every_article_and_names_what_failed() -> None:
    articles = [full_report(), report(document("The quay is shut.", "quay.txt", "text")), hostile_report()]
    links = file_names(a.id for a in articles) | {"quay.txt": "javascript:alert(1)"}
    run = run_report(
        articles, [Failure("broken.txt", "is not text"), Failure(HOSTILE, HOSTILE)], [UnusedSuppression("x")], VERSION
    )
    root = parse(render_index(run, links))
    rows = root.all("tbody")[0].all("tr")
    assert [row.all("th")[0].text() for row in rows] == [visible(a.id) for a in articles]
    assert [a.attributes["href"] for a in root.all("tbody")[0].all("a")] == [links[articles[0].id], links[HOSTILE]]
    assert f"95% interval {run.score.low:.1f} to {run.score.high:.1f}" in root.text()
    assert "broken.txt: is not text" in root.text()
    assert "1 article where" not in root.text()
    assert "2 articles where a rule could not finish" in root.text()


def test_an_empty_run_has_an_index() -> None:
    assert "No article was audited." in parse(render_index(run_report([], [], [], VERSION), {})).text()


def test_only_relative_and_web_addresses_are_links() -> None:
    for address in ("a.html", "sub/a b.html", "#x", "https://example.org/?a=b:c", "../é.html", "a?b:c"):
        assert href(address) == address
    for address in ("javascript:a(1)", "JaVa\tscript:x", "data:text/html,x", " javascript:x", "\x01javascript:x", ""):
        assert href(address) is None


@given(st.lists(st.text(max_size=40), max_size=20))
def test_file_names_are_unique_whatever_the_case_and_safe(ids: list[str]) -> None:
    names = file_names(ids)
    assert list(names) == list(dict.fromkeys(ids))
    assert len({name.lower() for name in names.values()}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,150}\.html", name) for name in names.values())
    assert names == {name: file_names(reversed(ids))[name] for name in names}


def test_file_names_stay_readable() -> None:
    names = file_names(["news/2025/Harbour talks.txt", "a.txt", "A.md", "index.html", "../..", "été.txt", "con"])
    assert names["news/2025/Harbour talks.txt"] == "news-2025-harbour-talks.html"
    assert re.fullmatch(r"a-[0-9a-f]{8}\.html", names["a.txt"])
    assert names["a.txt"] != names["A.md"]
    assert names["index.html"] == "article-index.html"
    assert names["../.."] == "article.html"
    assert names["été.txt"] == "ete.html"
    assert names["con"] == "article-con.html"


def palettes() -> dict[str, dict[str, str]]:
    css = asset("report.css")
    colour = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
    light = dict(colour.findall(css.partition("@media")[0]))
    dark = light | dict(colour.findall(css.split("color-scheme: dark")[1].split("\n}\n")[0]))
    paper = light | {
        name: "#ffffff" if value == "transparent" else value
        for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{6}|transparent);", css.split("@media print")[1])
    }
    return {"light": light, "dark": dark, "print": paper}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 of two colours written #rrggbb."""
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_every_text_has_a_contrast_of_at_least_4_5(name: str) -> None:
    colours = palettes()[name]
    tones = ["critical", "major", "minor"]
    grounds = ["paper", "card", *(f"{tone}-tint" for tone in tones)]
    pairs = [(text, ground) for text in ("ink", "soft", "link", "insert", *tones) for ground in grounds]
    pairs += [("insert", "insert-tint"), *(("paper", tone) for tone in (*tones, "soft"))]
    too_faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in too_faint.items() if ratio < 4.5} == {}
    assert contrast(colours["focus"], colours["paper"]) >= 3
    assert contrast(colours["fill"], colours["paper"]) >= 3


def test_the_palettes_differ() -> None:
    light, dark = palettes()["light"], palettes()["dark"]
    assert {name for name in light if light[name] == dark[name]} == set()
