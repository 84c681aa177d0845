"""The HTML audit in a real browser: what runs, what shows, and where it stands.

A page is probed by a copy of it with a script of the test's own, which writes what it saw into the document; the
browser prints the document. Without Chromium the tests are skipped, unless MTAUDIT_REQUIRE_BROWSER=1 demands it.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from mtaudit.language.text import Span
from mtaudit.reading.failure import Failure
from mtaudit.report import run_report
from mtaudit.reporters.html import render_article, render_index
from tests.reporters.html_samples import VERSION, document, finding, full_report, hostile_report, report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_PHONE = 390


@pytest.fixture(scope="session")
def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("MTAUDIT_REQUIRE_BROWSER") == "1":
            pytest.fail("MTAUDIT_REQUIRE_BROWSER=1, and no Chromium is on the path")
        pytest.skip("no Chromium on the path")
    return found


@pytest.fixture
def browse(chromium: str, tmp_path: Path) -> Callable[..., str]:
    """Opens a page and returns what the browser prints: with `--dump-dom` the document as it then stands."""

    def open_page(page: str, *options: str, files: dict[str, str] | None = None) -> str:
        for name, content in {"page.html": page, **(files or {})}.items():
            (tmp_path / name).write_text(content, encoding="utf-8")
        command = [
            chromium,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=3000",
            "--window-size=1300,900",
            f"--user-data-dir={tmp_path / 'profile'}",
            *(options or ("--dump-dom",)),
            (tmp_path / "page.html").as_uri(),
        ]
        return subprocess.run(command, capture_output=True, check=True, timeout=120, encoding="utf-8").stdout

    return open_page


def probed(page: str, probe: str) -> str:
    """The page without its policy and with a script that stores what `probe`, a function body, returns."""
    script = f"<script>document.body.dataset.seen = JSON.stringify((() => {{ {probe} }})());</script></body>"
    return _POLICY.sub("", page).replace("</body>", script)


def seen(printed: str) -> Any:
    """What a probe returned."""
    stored = re.search(r'data-seen="([^"]*)"', printed)
    assert stored, "the probe did not run"
    return json.loads(html.unescape(stored.group(1)))


def article_page() -> str:
    return render_article(full_report(), VERSION)


def index_page() -> str:
    articles = [
        full_report(),
        report(document("The quay is shut, and nobody minds.", "quay.txt", "text")),
        report(document("Ferries sail at noon.\n\n" * 40, "a-very-long-name-without-a-break" * 3, "text")),
    ]
    run = run_report(articles, [Failure("broken.txt", "is not text")], [], VERSION)
    return render_index(run, {"quay.txt": "q.html"})


def test_the_page_s_own_script_runs_under_its_policy_and_no_other(browse: Callable[..., str]) -> None:
    intruder = "<script>document.body.dataset.intruder = 'ran'</script><p style='color: red' id='styled'>x</p></body>"
    printed = browse(article_page().replace("</body>", intruder))
    assert re.search(r'<form id="tools"[^>]*>', printed)
    assert not re.search(r'<form id="tools"[^>]*hidden', printed)
    assert "data-intruder" not in printed


def test_a_hostile_article_runs_nothing_even_without_the_policy(browse: Callable[..., str]) -> None:
    page = render_article(hostile_report(), VERSION)
    before = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert before
    for link in ("click", "mouseover", "focus"):
        probe = f"""
          for (const node of document.querySelectorAll("*")) {{
            node.dispatchEvent(new Event("{link}", {{ bubbles: true, cancelable: true }}));
          }}
          return [document.title, document.querySelectorAll("img, iframe").length, document.scripts.length];
        """
        title, foreign, scripts = seen(browse(probed(page, probe)))
        assert title.split() == html.unescape(before.group(1)).split()
        assert (foreign, scripts) == (0, 2)


def test_filters_hide_notes_and_unmark_the_text(browse: Callable[..., str]) -> None:
    probe = """
      const off = (selector) => document.querySelector(selector).click();
      const state = () => ({
        notes: document.querySelectorAll(".note:not([hidden])").length,
        refs: document.querySelectorAll(".ref:not([hidden])").length,
        marks: new Set([...document.querySelectorAll("mark:not(.off)")].map((mark) => mark.dataset.key)).size,
        says: document.getElementById("position").textContent,
      });
      const states = [state()];
      off('[value="minor"]'); states.push(state());
      off('[value="accuracy/untranslated"]'); states.push(state());
      off('[data-all="false"]'); states.push(state());
      off('[data-all="true"]'); off('[value="minor"]'); states.push(state());
      return states;
    """
    states = seen(browse(probed(article_page(), probe)))
    everything = {"notes": 10, "refs": 11, "marks": 9, "says": "10 findings"}
    assert states == [
        everything,
        {"notes": 6, "refs": 6, "marks": 6, "says": "6 (of 10) findings"},
        {"notes": 5, "refs": 5, "marks": 5, "says": "5 (of 10) findings"},
        {"notes": 0, "refs": 0, "marks": 0, "says": "0 (of 10) findings"},
        everything,
    ]


def test_keys_lead_from_finding_to_finding(browse: Callable[..., str]) -> None:
    probe = """
      const path = [];
      const press = (key, more) => {
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
        path.push(document.activeElement.id);
      };
      press("j"); press("n"); press("n"); press("k"); press("p"); press("p"); press("j", { ctrlKey: true });
      const lit = [...document.querySelectorAll("mark.current")].map((mark) => mark.id);
      document.getElementById("keys").click();
      press("j");
      return { path, lit };
    """
    result = seen(browse(probed(article_page(), probe)))
    first = ["whole-A", "note-1", "note-2", "note-1", "whole-A", "note-9", "note-9"]
    assert result == {"path": [*first, "note-9"], "lit": ["mark-9"]}


def test_tab_reaches_every_finding_and_links_lead_both_ways(browse: Callable[..., str]) -> None:
    probe = """
      const pairs = [];
      for (const ref of document.querySelectorAll("a.ref:not(.evidence)")) {
        ref.focus();
        const reached = document.activeElement === ref && ref.tabIndex === 0;
        location.hash = ref.getAttribute("href");
        const note = document.querySelector(".note:target");
        location.hash = note.querySelector(".number").getAttribute("href");
        const mark = document.querySelector("mark:target");
        pairs.push([reached, note.dataset.key === ref.dataset.key, mark.dataset.key === ref.dataset.key]);
      }
      return pairs;
    """
    assert seen(browse(probed(article_page(), probe))) == [[True, True, True]] * 9


def test_notes_stand_beside_their_block_on_a_wide_screen(browse: Callable[..., str]) -> None:
    probe = """
      return [...document.querySelectorAll(".row")].filter((row) => row.querySelector(".notes")).map((row) => {
        const [text, notes] = [".text", ".notes"].map((part) => row.querySelector(part).getBoundingClientRect());
        return [notes.left > text.right, Math.abs(notes.top - text.top) < 24];
      });
    """
    assert set(map(tuple, seen(browse(probed(article_page(), probe))))) == {(True, True)}


@pytest.mark.parametrize(
    "page",
    [article_page(), index_page(), render_article(hostile_report(), VERSION)],
    ids=["article", "index", "hostile"],
)
def test_nothing_is_wider_than_a_phone_and_notes_stand_below(browse: Callable[..., str], page: str) -> None:
    report_back = """<script>
      const box = (row, part) => row.querySelector(part).getBoundingClientRect();
      const annotated = [...document.querySelectorAll(".row")].filter((row) => row.querySelector(".notes"));
      addEventListener("load", () => parent.postMessage([
        document.documentElement.scrollWidth, innerWidth,
        annotated.every((row) => box(row, ".notes").top >= box(row, ".text").bottom)
      ], "*"));
    </script></body>"""
    framed = _POLICY.sub("", page).replace("</body>", report_back)
    frame = f"""<!DOCTYPE html><body><script>
      addEventListener("message", (event) => {{ document.body.dataset.seen = JSON.stringify(event.data); }});
    </script><iframe src="framed.html" width="{_PHONE}" height="800" style="border: 0"></iframe></body>"""
    width, inner, below = seen(browse(frame, files={"framed.html": framed}))
    assert inner == _PHONE
    assert width <= _PHONE
    assert below


def test_the_page_is_dark_where_the_reader_wants_it(browse: Callable[..., str]) -> None:
    probe = "return [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color];"
    page = probed(article_page(), probe)
    assert seen(browse(page)) == ["rgb(251, 250, 246)", "rgb(31, 28, 24)"]
    assert seen(browse(page, "--force-dark-mode", "--dump-dom")) == ["rgb(23, 24, 27)", "rgb(233, 229, 221)"]


def test_without_script_everything_is_shown(browse: Callable[..., str]) -> None:
    probe = """
      const shown = (node) => node.checkVisibility() && node.getClientRects().length > 0;
      return [[...document.querySelectorAll(".note, mark, .ref")].every(shown),
              shown(document.getElementById("tools"))];
    """
    assert seen(browse(probed(_SCRIPT.sub("", article_page()), probe))) == [True, False]


def test_severities_differ_in_line_and_sign_and_not_in_colour_alone(browse: Callable[..., str]) -> None:
    probe = """
      return ["critical", "major", "minor"].map((severity) => [
        getComputedStyle(document.querySelector(`mark.${severity}`)).textDecorationStyle,
        getComputedStyle(document.querySelector(`.ref.${severity}`), "::before").content.slice(0, 3),
      ]);
    """
    assert seen(browse(probed(article_page(), probe))) == [["double", '"▲"'], ["solid", '"◆"'], ["dotted", '"○"']]


def test_overlapping_findings_have_underlines_of_their_own(browse: Callable[..., str]) -> None:
    probe = """
      const overlapping = [...document.querySelectorAll("mark mark")];
      return overlapping.map((inner) => [inner, inner.parentElement.closest("mark")]
        .map((mark) => getComputedStyle(mark).textUnderlineOffset));
    """
    pairs = seen(browse(probed(article_page(), probe)))
    assert pairs
    assert all(inner != outer for inner, outer in pairs)


def test_paper_has_no_tools_and_shows_what_is_folded_away(browse: Callable[..., str]) -> None:
    probe = """
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      dispatchEvent(new Event("beforeprint"));
      return [style(".tools").display, style(".skip").display, style(".row").display, style(".row .text").position,
              document.querySelector(".silenced details").open];
    """
    page = probed(article_page(), probe).replace("@media print", "@media all")
    assert seen(browse(page)) == ["none", "none", "block", "static", True]


def test_the_page_prints(browse: Callable[..., str], tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    browse(article_page(), "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    pages = len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes()))
    assert 2 <= pages <= 4


def test_motion_is_left_out_for_those_who_want_none(browse: Callable[..., str]) -> None:
    probe = "return getComputedStyle(document.documentElement).scrollBehavior;"
    page = probed(article_page(), probe)
    assert seen(browse(page)) == "smooth"
    assert seen(browse(page, "--force-prefers-reduced-motion", "--dump-dom")) == "auto"


def test_the_index_sorts_by_every_column(browse: Callable[..., str]) -> None:
    probe = """
      const order = () => [...document.querySelectorAll(".articles tbody th")].map((th) => th.textContent.slice(0, 4));
      const buttons = [...document.querySelectorAll(".articles thead button")];
      const orders = [order()];
      for (const at of [2, 2, 0, 6]) { buttons[at].click(); orders.push(order()); }
      return [orders, buttons[6].parentElement.getAttribute("aria-sort"), buttons.length,
              document.querySelectorAll("[aria-sort]").length];
    """
    orders, sorted_by, buttons, sorted_columns = seen(browse(probed(index_page(), probe)))
    assert orders == [
        ["harb", "quay", "a-ve"],
        ["harb", "quay", "a-ve"],
        ["quay", "a-ve", "harb"],
        ["a-ve", "harb", "quay"],
        ["a-ve", "harb", "quay"],
    ]
    assert (sorted_by, buttons, sorted_columns) == ("descending", 7, 1)


def test_a_click_on_a_mark_leads_to_its_note(browse: Callable[..., str]) -> None:
    article = document("The port of oslo stays shut.", "a.txt", "text")
    start = article.text.index("oslo")
    page = render_article(report(article, (finding(article, Span(start, start + 4)),)), VERSION)
    probe = "document.querySelector('mark').click(); return document.activeElement.id;"
    assert seen(browse(probed(page, probe))) == "note-1"
