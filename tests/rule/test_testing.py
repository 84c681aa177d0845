"""The runner of rule examples: silent where they hold, and exact about what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mtaudit.errors import ConfigError
from mtaudit.rule.contract import Bad, Rule
from mtaudit.rule.registry import load_rules
from mtaudit.rule.testing import check_examples, each_rule
from tests.house_rules import IDS, write_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mtaudit.article.document import Document
    from mtaudit.rule.finding import ArticleFinding, Finding


@pytest.fixture
def wrong_word(tmp_path: Path) -> Rule:
    return next(rule for rule in load_rules(folders=[write_rules(tmp_path / "rules")]) if rule.id == "wrong-word")


def with_examples(rule: Rule, bad: tuple[Bad, ...] | None = None, good: tuple[str, ...] | None = None) -> Rule:
    kind = type(rule)
    content = {"bad": bad or kind.bad, "good": good or kind.good, "__module__": kind.__module__}
    instance = type(kind.__name__, (kind,), content)()
    assert isinstance(instance, Rule)
    return instance


def test_examples_that_hold_are_no_problem(wrong_word: Rule) -> None:
    assert check_examples(wrong_word) == []


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (Bad("A quiet day.", "quiet"), "bad 'A quiet day.': does not flag 'quiet'"),
        (Bad("A wrongen day.", "A wrongen"), "bad 'A wrongen day.': flags ['wrongen'], not 'A wrongen'"),
        (Bad("wrongen wrongen", "wrongen"), "bad 'wrongen wrongen': flags ['wrongen', 'wrongen'], not 'wrongen'"),
        (Bad("A wrongen.", "wrongen", "left"), "bad 'A wrongen.': the fix of 'wrongen' is 'right', not 'left'"),
        (Bad("A wrongen.", "wrongen", ""), "bad 'A wrongen.': the fix of 'wrongen' is 'right', not ''"),
    ],
)
def test_a_bad_example_must_be_flagged_exactly(wrong_word: Rule, bad: Bad, problem: str) -> None:
    rule = with_examples(wrong_word, bad=(bad, wrong_word.bad[0]))
    assert check_examples(rule) == [f"wrong-word: {problem}"]


def test_a_good_example_must_stay_silent(wrong_word: Rule) -> None:
    rule = with_examples(wrong_word, good=("A wrongen day.", "Fine."))
    assert check_examples(rule) == ["wrong-word: good 'A wrongen day.': flags 'wrongen'"]


def test_a_rule_that_fails_is_a_problem_of_every_example(wrong_word: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Iterator[Finding]:
        yield from ()
        raise ValueError("no\nluck")

    monkeypatch.setattr(type(wrong_word), "check", fail)
    problems = check_examples(wrong_word)
    assert len(problems) == 4
    assert all(problem.endswith("the rule failed with ValueError: no luck") for problem in problems)


def test_a_finding_of_the_whole_article_shows_the_part_as_evidence(
    wrong_word: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = type(wrong_word).check

    def whole(self: Rule, document: Document) -> Iterator[ArticleFinding]:
        spans = [finding.span for finding in check(self, document) if hasattr(finding, "span")]
        if spans:
            yield self.article_finding("m", spans)

    monkeypatch.setattr(type(wrong_word), "check", whole)
    assert check_examples(wrong_word) == []
    rule = with_examples(wrong_word, good=("A wrongen, wrongen day.", "Fine."))
    assert check_examples(rule) == ["wrong-word: good 'A wrongen, wrongen day.': flags 'wrongen … wrongen'"]


def test_each_rule_makes_a_test_for_each(tmp_path: Path) -> None:
    mark = each_rule(folders=[write_rules(tmp_path / "rules")])

    def decorated(rule: Rule) -> Rule:
        return rule

    (applied,) = vars(mark(decorated))["pytestmark"]
    assert applied.args[0] == "rule"
    assert sorted(applied.kwargs["ids"]) == sorted(IDS)
    assert [rule.id for rule in applied.args[1]] == sorted(IDS)
    with pytest.raises(ConfigError, match="does not exist"):
        each_rule(folders=[tmp_path / "gone"])
