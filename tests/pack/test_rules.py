"""Every rule of the built-in pack against its own examples and the contract of the pack."""

from __future__ import annotations

from functools import reduce

from mtaudit.article.document import Document
from mtaudit.language.text import Span
from mtaudit.rule import LexiconRule
from mtaudit.rule.contract import Rule
from mtaudit.rule.testing import check_examples, each_rule


@each_rule(packs=["mtaudit_rules"])
def test_examples_hold(rule: Rule) -> None:
    assert check_examples(rule) == []


@each_rule(packs=["mtaudit_rules"])
def test_message_names_only_known_fields(rule: Rule) -> None:
    known = ("{text}", "{fix}", "{count}", "{expected}", "{words}")
    left_over = reduce(lambda message, field: message.replace(field, ""), known, rule.message)
    assert "{" not in left_over


@each_rule(packs=["mtaudit_rules"])
def test_documentation_names_the_artifact_first(rule: Rule) -> None:
    first = rule.documentation().split("\n\n", maxsplit=1)[0]
    assert 20 <= len(first) <= 240


@each_rule(packs=["mtaudit_rules"])
def test_every_wording_names_its_source_and_its_languages(rule: Rule) -> None:
    if isinstance(rule, LexiconRule):
        for entry in rule.entries:
            assert entry.source, entry.phrase.source
            assert entry.source_languages, entry.phrase.source


@each_rule(packs=["mtaudit_rules"])
def test_no_fix_is_flagged_by_its_own_wording(rule: Rule) -> None:
    if isinstance(rule, LexiconRule):
        for entry in rule.entries:
            fix = entry.fix or ""
            if "[" not in fix and "{" not in fix:
                assert entry.phrase.pattern.search(fix) is None, entry.phrase.source


@each_rule(packs=["mtaudit_rules"])
def test_an_empty_article_has_no_findings(rule: Rule) -> None:
    empty = Document("empty", "", "", ())
    assert not list(rule.check(empty))
    assert empty.source_span(Span(0, 0)) == Span(0, 0)
