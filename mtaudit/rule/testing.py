"""Runs a rule's own examples, for the built-in pack and for anybody's.

A test module of a rule pack:

    from mtaudit.rule.testing import check_examples, each_rule

    @each_rule(packs=["my_rules"])
    def test_examples(rule):
        assert check_examples(rule) == []
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mtaudit.article.glossary import Glossary
from mtaudit.article.original import Original
from mtaudit.reading import markup
from mtaudit.rule.contract import Good
from mtaudit.rule.engine import Engine
from mtaudit.rule.registry import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mtaudit.rule.contract import Bad, Rule
    from mtaudit.rule.engine import Outcome
    from mtaudit.rule.finding import Finding


def check_examples(rule: Rule) -> list[str]:
    """What is wrong with a rule's examples, one line each; nothing where they hold.

    Of every bad example, the rule must flag exactly the part that is stated, with the fix that is stated if one is; a
    finding of the article as a whole must show that part as evidence. Of every good example it must flag nothing.
    """
    engine = Engine([rule])
    problems: list[str] = []
    for bad in rule.bad:
        problems += [f"bad {bad.text!r}: {problem}" for problem in _wrong_in_bad(engine, bad)]
    for good in rule.good:
        text = good.text if isinstance(good, Good) else good
        outcome = _run(engine, good)
        problems += [f"good {text!r}: {problem}" for problem in _errors(outcome)]
        problems += [f"good {text!r}: flags {flagged!r}" for flagged in _flagged(outcome, text)]
    return [f"{rule.id}: {problem}" for problem in problems]


def each_rule(
    *, packs: Iterable[str] = (), folders: Iterable[Path] = ()
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator that has pytest run a test once for each rule, as the argument `rule`.

    Args:
        packs: importable names of rule packs.
        folders: rule folders.

    Raises:
        RuleDefinitionError: a rule breaks its contract.
        ConfigError: a folder does not exist.
    """
    import pytest  # noqa: PLC0415 - who only audits does not have it

    rules = load_rules(packs, folders)
    return pytest.mark.parametrize("rule", rules, ids=[rule.id for rule in rules])


def _run(engine: Engine, example: str | Bad | Good) -> Outcome:
    if isinstance(example, str):
        return engine.run(markup.read(example, id="example", format="text"))
    document = markup.read(example.text, id="example", format="text")
    original = Original(example.source, example.language) if example.source else None
    glossary = Glossary(example.glossary) if example.glossary else None
    return engine.run(replace(document, original=original, glossary=glossary))


def _errors(outcome: Outcome) -> list[str]:
    return [f"the rule {error.message}" for error in outcome.errors]


def _flagged(outcome: Outcome, text: str) -> list[str]:
    placed = [finding.text for finding in outcome.findings]
    whole = [" … ".join(text[span.start : span.end] for span in f.evidence) for f in outcome.article_findings]
    return placed + whole


def _wrong_in_bad(engine: Engine, bad: Bad) -> list[str]:
    outcome = _run(engine, bad)
    if outcome.errors:
        return _errors(outcome)
    shown = {bad.text[span.start : span.end] for finding in outcome.article_findings for span in finding.evidence}
    if bad.flagged in shown and not outcome.findings:
        return []
    flagged = [finding.text for finding in outcome.findings]
    if flagged != [bad.flagged]:
        return [f"flags {flagged!r}, not {bad.flagged!r}" if flagged else f"does not flag {bad.flagged!r}"]
    return _wrong_fix(outcome.findings[0], bad)


def _wrong_fix(finding: Finding, bad: Bad) -> list[str]:
    if bad.fix is None or finding.fix == bad.fix:
        return []
    return [f"the fix of {bad.flagged!r} is {finding.fix!r}, not {bad.fix!r}"]
