"""The engine: one scan for all literals, policies, errors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mtaudit.article.document import Document
from mtaudit.errors import DeadlineError, RuleDefinitionError
from mtaudit.language import expression as patterns
from mtaudit.language.text import Span
from mtaudit.reading import markup
from mtaudit.rule import Case, PatternRule
from mtaudit.rule.contract import AnchoredRule, Bad, Quoted, Rule
from mtaudit.rule.engine import Engine
from mtaudit.rule.finding import ArticleFinding, Finding
from mtaudit.rule.mqm import ErrorType, Severity

BAD = (Bad("a red flag", "red"), Bad("the red flag", "red"))
GOOD = ("a flag", "the flag")


class Common(AnchoredRule, kind=True):
    error_type = ErrorType.UNIDIOMATIC
    severity = Severity.MAJOR
    message = "{text}"
    bad = BAD
    good = GOOD


class Red(Common):
    in_quotations = Quoted.LOWER
    exceptions = ("red cross",)

    def anchors(self) -> Iterator[tuple[str, int]]:
        yield "red", 0
        yield "dark red", 0

    def check_entry(self, document: Document, entry: int, sentence: Span) -> Iterator[Finding]:
        at = document.folded.find("red", sentence.start, sentence.end)
        yield self.finding(document, Span(at, at + 3), "blue")


class Blue(PatternRule):
    error_type = ErrorType.UNIDIOMATIC
    severity = Severity.MINOR
    message = "{text}"
    in_quotations = Quoted.SKIP
    bad = BAD
    good = GOOD
    cases = (Case(r"blue"),)


class Failing(Rule):
    error_type = ErrorType.UNIDIOMATIC
    severity = Severity.MINOR
    message = "x"
    in_quotations = Quoted.REPORT
    bad = BAD
    good = GOOD

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        yield self.finding(document, Span(0, 1))
        raise ValueError("lost\nthe way")


class Endless(PatternRule):
    error_type = ErrorType.UNIDIOMATIC
    severity = Severity.MINOR
    message = "x"
    in_quotations = Quoted.REPORT
    bad = BAD
    good = GOOD
    cases = (Case(r"(a|aa)+$"),)


def run(rule: type[Rule], text: str) -> list[tuple[str, str, str | None]]:
    rule.id = rule.__name__.lower()
    outcome = Engine([rule()]).run(markup.read(text, id="x", format="text"))
    assert outcome.errors == ()
    return [(f.text, str(f.severity), f.fix) for f in outcome.findings]


def test_an_anchored_rule_runs_where_its_literal_stands_alone() -> None:
    assert run(Red, "A red flag, reddish. A credo.") == [("red", "major", "blue")]
    assert run(Red, "A reddish credo.") == []


def test_an_entry_with_two_literals_in_a_sentence_is_tried_once() -> None:
    assert run(Red, "A dark red flag and a red car.") == [("red", "major", "blue")]


def test_a_literal_is_found_across_wide_spaces() -> None:
    class Wide(Common):
        in_quotations = Quoted.REPORT

        def anchors(self) -> Iterator[tuple[str, int]]:
            yield "dark red", 0

        def check_entry(self, document: Document, entry: int, sentence: Span) -> Iterator[Finding]:
            yield self.finding(document, sentence)

    assert run(Wide, "It was.  A dark   red flag.") == [("A dark   red flag.", "major", None)]


def test_quotations_lower_or_skip() -> None:
    assert run(Red, "He saw “a red flag” there.") == [("red", "minor", "blue")]
    assert run(Blue, "He saw “a blue flag” there. It was blue.") == [("blue", "minor", None)]


def test_exceptions_cover_the_finding() -> None:
    assert run(Red, "The Red Cross came.") == []


def test_a_failing_rule_is_recorded_and_keeps_what_it_found() -> None:
    Failing.id = "failing"
    outcome = Engine([Failing(), Blue()]).run(markup.read("blue", id="x", format="text"))
    assert [error.rule for error in outcome.errors] == ["failing"]
    assert outcome.errors[0].message == "failed with ValueError: lost the way"
    assert len(outcome.findings) == 2


def test_a_passed_deadline_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "SECONDS_PER_SCAN", 0.05)
    outcome = Engine([Endless()]).run(markup.read("a" * 60 + "b", id="x", format="text"))
    assert len(outcome.errors) == 1
    assert "0.05 s" in outcome.errors[0].message


def test_a_passed_deadline_takes_what_the_rule_found_before() -> None:
    class Late(Failing):
        def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
            yield self.finding(document, Span(0, 4))
            raise DeadlineError("ran too long")

    Late.id = "late"
    outcome = Engine([Late(), Blue()]).run(markup.read("blue", id="x", format="text"))
    assert [error.rule for error in outcome.errors] == ["late"]
    assert [finding.rule for finding in outcome.findings] == [Blue().id]


def test_a_rule_that_breaks_the_contract_is_refused() -> None:
    with pytest.raises(RuleDefinitionError, match="severity"):

        class NoSeverity(PatternRule):
            error_type = ErrorType.UNIDIOMATIC
            message = "x"
            in_quotations = Quoted.REPORT
            bad = BAD
            good = GOOD
            cases = ()

    with pytest.raises(RuleDefinitionError, match="not in its example"):

        class WrongExample(PatternRule):
            error_type = ErrorType.UNIDIOMATIC
            severity = Severity.MINOR
            message = "x"
            in_quotations = Quoted.REPORT
            bad = (Bad("a", "b"), Bad("a", "a"))
            good = GOOD
            cases = ()
