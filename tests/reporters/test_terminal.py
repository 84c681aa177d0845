from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from mtaudit.language.text import Span
from mtaudit.reading.failure import Failure
from mtaudit.report import RunReport
from mtaudit.reporters import FORMATS, ReportOptions
from mtaudit.reporters.printable import printable
from mtaudit.rule.mqm import Severity
from tests.reporters.report_samples import (
    article,
    article_finding,
    document,
    finding,
    finding_at,
    full_run,
    hostile_runs,
    hostile_text,
    run,
)

FINDINGS_ONLY = ReportOptions(width=60, quiet=True)
ACTIVE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
OUR_COLORS = re.compile(r"\x1b\[(?:0|1|32|33|36|1;31)m")


def shown(report: RunReport, options: ReportOptions = FINDINGS_ONLY) -> str:
    return FORMATS["terminal"](report, options)


def test_a_finding_is_place_rule_severity_message_line_caret_and_help() -> None:
    owner = document("The tram left for kyiv.")
    report = run(article(owner, finding(owner, "kyiv", message='Capital: "kyiv".', fix="Kyiv")))
    assert shown(report) == (
        "articles/tram.txt:1:19 lowercase-place-name major (0.93)\n"
        '  Capital: "kyiv".\n'
        "   1 | The tram left for kyiv.\n"
        "     |                   ^^^^\n"
        '  help: write "Kyiv"\n'
    )


def test_an_empty_fix_says_delete_and_none_says_nothing() -> None:
    owner = document("The the tram.")
    assert "  help: delete it\n" in shown(run(article(owner, finding(owner, "the", fix=""))))
    assert "help" not in shown(run(article(owner, finding(owner, "the"))))


def test_a_finding_of_the_article_lists_the_first_places_that_speak_for_it() -> None:
    owner = document("one two three four five six seven")
    whole = article_finding(*(Span(at, at + 3) for at in range(7)))
    written = shown(run(article(owner, whole=(whole,))))
    assert "articles/tram.txt mixed-spelling minor (0.70)\n" in written
    assert "  seen at 1:1, 1:2, 1:3, 1:4, 1:5 and 2 more\n" in written


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Mr. 漢字 saw ", "kyiv"),
        ("Cafe\u0301 de\u0301cor in ", "kyiv"),
        ("In ", "漢字"),
        ("👩\u200d💻 said ", "kyiv"),
        ("\t", "kyiv"),
    ],
)
def test_the_caret_stands_below_the_words_in_wide_and_combining_text(before: str, words: str) -> None:
    owner = document(f"{before}{words} and on.")
    _, _, line, carets, *_ = shown(run(article(owner, finding(owner, words)))).split("\n")
    assert wcswidth(line[: line.index(words)]) == carets.index("^")
    assert carets.count("^") == wcswidth(words)


def test_a_long_line_is_cut_to_a_window_round_the_words() -> None:
    owner = document(f"{'so ' * 2000}kyiv{' on' * 2000}")
    _, _, line, carets, *_ = shown(run(article(owner, finding(owner, "kyiv")))).split("\n")
    assert wcswidth(line) == 60
    assert line.startswith("   1 | …")
    assert line.endswith("…")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "kyiv"
    assert abs(line.index("kyiv") - len("   1 | ") - line[::-1].index("viyk")) <= 1


def test_words_longer_than_the_window_are_cut_too() -> None:
    owner = document("x" * 500)
    _, _, line, carets, *_ = shown(run(article(owner, finding(owner, "x" * 400)))).split("\n")
    assert line == f"   1 | {'x' * 51}…"
    assert carets == f"     | {'^' * 51}"


@settings(deadline=None)
@given(before=hostile_text, words=hostile_text, after=hostile_text, width=st.integers(0, 60))
def test_any_excerpt_fits_and_underlines_what_was_flagged(before: str, words: str, after: str, width: int) -> None:
    owner = document(before + words + after)
    report = run(article(owner, finding_at(owner, Span(len(before), len(before + words)))))
    lines = shown(report, ReportOptions(width=width, quiet=True)).split("\n")
    assert wcswidth(lines[2]) <= max(width, 30)
    assert lines[3].count("^") >= 1


@settings(deadline=None)
@given(report=hostile_runs(), color=st.booleans(), quiet=st.booleans())
def test_no_article_can_write_to_the_terminal(report: RunReport, color: bool, quiet: bool) -> None:
    written = shown(report, ReportOptions(color=color, quiet=quiet, show_silenced=True))
    plain = OUR_COLORS.sub("", written) if color else written
    assert {char for char in plain if unicodedata.category(char) in ACTIVE} <= {"\n"}


@settings(deadline=None)
@given(report=hostile_runs())
def test_colours_change_nothing_but_colours(report: RunReport) -> None:
    assert OUR_COLORS.sub("", shown(report, ReportOptions(color=True))) == shown(report, ReportOptions(color=False))


@settings(deadline=None)
@given(hostile_text)
def test_printable_text_keeps_its_offsets(text: str) -> None:
    assert len(printable(text)) == len(text)
    changed = [old for old, new in zip(text, printable(text), strict=True) if old != new]
    assert all(unicodedata.category(char) in ACTIVE for char in changed)


def test_every_active_character_is_made_harmless() -> None:
    active = [char for char in map(chr, range(0x110000)) if unicodedata.category(char) in ACTIVE]
    assert [c for c in active if printable(c) == c] == []


def test_the_severity_is_a_word_and_not_only_a_colour() -> None:
    owner = document("The tram left for kyiv.")
    for severity in Severity:
        assert f" {severity} (" in shown(run(article(owner, finding(owner, "kyiv", severity=severity))))


def test_the_summary_tells_score_verdict_reasons_and_what_to_know() -> None:
    written = shown(full_run(), ReportOptions())
    for line in (
        "articles/tram.txt: heavy traces; fails: 1 critical finding at confidence 0.8 or more",
        "  found: 3 unconfirmed issues (1 critical, 1 major, 1 minor)",
        "  score: 1566.7 points per 1000 words, 18 words",
        "  small sample: of so few words the score says little",
        "  translated from: fr (a guess)",
        "  note: read as windows-1252, guessed",
        "  silenced: 2 findings",
        "  unused: comment in line 4 silences nothing",
        "articles/tram.txt: error: rule slow-rule: ran past its deadline of 1 s; findings of it may be missing",
        "articles/50% of: all, maybe.txt: clean; passes",
        "  found: no findings",
        "bad.txt: error: is not text",
        "run: 1342.9 points per 1000 words (95 % interval 0.0 to 1566.7), 2 articles, 21 words",
        "  verdict: 1 of 2 articles failed",
        "  not audited: 1 of 3 articles",
        'unused: vocabulary "Kiyv" silences nothing',
    ):
        assert f"{line}\n" in written


def test_findings_that_overlap_are_listed_and_said_not_to_be_scored() -> None:
    owner = document("The tram left for kyiv.")
    report = run(article(owner, finding(owner, "kyiv"), finding(owner, "for kyiv", severity=Severity.MINOR)))
    written = shown(report, ReportOptions())
    assert "2 unconfirmed issues (1 major, 1 minor)\n" in written
    assert "  not scored: 1, which overlap another issue of the same error type\n" in written


def test_one_article_has_no_line_for_the_run() -> None:
    assert "run:" not in shown(run(article(document())), ReportOptions())


def test_silenced_findings_are_listed_where_that_is_asked() -> None:
    assert "silenced by" not in shown(full_run(), ReportOptions())
    assert ', silenced by vocabulary "visit"\n' in shown(full_run(), ReportOptions(show_silenced=True))


def test_quiet_leaves_errors_and_failures() -> None:
    written = shown(run(article(document()), failures=(Failure("bad.txt", "is not text"),)))
    assert written == "bad.txt: error: is not text\n"
