"""Scores, bands, intervals, signatures and the gate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtaudit.judging import scoring
from mtaudit.language.text import Span
from mtaudit.reading import markup
from mtaudit.rule.contract import UNMEASURED, Rule
from mtaudit.rule.finding import Finding
from mtaudit.rule.mqm import ErrorType, Severity
from mtaudit.rule.registry import load_rules

DOCUMENT = markup.read("word " * 500, id="x", format="text")
RULES = load_rules(["mtaudit_rules"])


def finding(start: int, severity: Severity, confidence: float, error_type: ErrorType = ErrorType.SPELLING) -> Finding:
    rule = RULES[0]
    made = rule.finding(DOCUMENT, Span(start, start + 4), severity=severity, error_type=error_type)
    return replace(made, confidence=confidence)


def test_points_are_severity_times_confidence() -> None:
    findings = [finding(0, Severity.MINOR, 1.0), finding(5, Severity.MAJOR, 0.5), finding(10, Severity.CRITICAL, 0.2)]
    score = scoring.score(DOCUMENT, findings, (), "s")
    assert score.points == pytest.approx(1 + 2.5 + 5)
    assert score.words == 500
    assert score.points_per_1000_words == pytest.approx(17)
    assert score.overall_quality == pytest.approx(100 * (1 - 8.5 / 500))
    assert score.counts == {Severity.MINOR: 1, Severity.MAJOR: 1, Severity.CRITICAL: 1}


def test_overlapping_findings_of_one_type_count_once_and_by_the_worst() -> None:
    same = [finding(0, Severity.MINOR, 1.0), finding(2, Severity.MAJOR, 1.0)]
    assert scoring.score(DOCUMENT, same, (), "s").points == 5
    other = [finding(0, Severity.MINOR, 1.0), finding(2, Severity.MAJOR, 1.0, ErrorType.GRAMMAR)]
    assert scoring.score(DOCUMENT, other, (), "s").points == 6


def test_a_finding_of_the_whole_article_enters_once() -> None:
    whole = RULES[0].article_finding("m", [Span(0, 1), Span(5, 6)])
    score = scoring.score(DOCUMENT, (), (whole,), "s")
    assert score.points == pytest.approx(whole.severity.points * whole.confidence)


def test_quality_never_falls_below_nothing_and_an_empty_article_is_clean() -> None:
    short = markup.read("one two", id="x", format="text")
    assert scoring.score(short, [finding(0, Severity.CRITICAL, 1.0)], (), "s").overall_quality == 0
    empty = markup.read("", id="x", format="text")
    assert scoring.score(empty, (), (), "s").overall_quality == 100


@pytest.mark.parametrize(
    ("points", "band"),
    [(0, scoring.Band.CLEAN), (5, scoring.Band.LIGHT), (20, scoring.Band.MARKED), (60, scoring.Band.HEAVY)],
)
def test_bands(points: int, band: scoring.Band) -> None:
    findings = [finding(5 * n, Severity.MINOR, 1.0) for n in range(points)]
    assert scoring.score(DOCUMENT, findings, (), "s").band is band


@pytest.mark.parametrize(("words", "small"), [(299, True), (300, False)])
def test_a_small_sample_says_so(words: int, small: bool) -> None:
    document = markup.read("word " * words, id="x", format="text")
    assert scoring.score(document, (), (), "s").small_sample is small


def test_block_scores_add_up() -> None:
    document = markup.read("One two three four.\n\nFive six seven eight.\n", id="x", format="text")
    made = [RULES[0].finding(document, Span(0, 3)), RULES[0].finding(document, Span(21, 25))]
    blocks = scoring.block_scores(document, made)
    assert sum(b.points for b in blocks) == pytest.approx(scoring.score(document, made, (), "s").points)
    assert sum(b.words for b in blocks) == document.word_count


def test_the_run_is_one_text_and_its_interval_is_the_same_every_time() -> None:
    scores = [scoring.score(DOCUMENT, [finding(5 * n, Severity.MINOR, 1.0)] * (n % 3), (), "s") for n in range(9)]
    run = scoring.run_score(scores)
    assert run == scoring.run_score(scores)
    assert run.words == 9 * 500
    assert run.low <= run.points_per_1000_words <= run.high
    assert run.low < run.high


def test_a_run_of_nothing_has_a_score() -> None:
    assert scoring.run_score([]).points_per_1000_words == 0


def test_the_signature_changes_with_what_a_score_depends_on() -> None:
    plain = scoring.signature("1.0", RULES)
    assert plain == scoring.signature("1.0", tuple(reversed(RULES)))
    assert plain != scoring.signature("1.1", RULES)
    assert plain != scoring.signature("1.0", RULES[1:])
    measured: Rule = type(RULES[0])(replace(UNMEASURED, confidence=0.123))
    assert plain != scoring.signature("1.0", (measured, *RULES[1:]))
