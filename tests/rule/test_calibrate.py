"""Measured confidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtaudit.errors import InputError
from mtaudit.language.text import Span
from mtaudit.rule.calibrate import (
    LabelledText,
    Tally,
    is_right,
    measure,
    read_labelled,
    tally,
    to_json,
    wilson_interval,
)
from mtaudit.rule.contract import Basis
from mtaudit.rule.registry import find_rule, load_rules

RULES = load_rules(["mtaudit_rules"])


def test_labelled_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(
        '{"id": "a", "text": "b", "spans": [{"start": 0, "end": 1}]}\n\n{"id": 1, "text": "", "native": true}\n'
    )
    assert list(read_labelled([path])) == [
        LabelledText("a", "b", (Span(0, 1),), native=False),
        LabelledText("1", "", (), native=True),
    ]


@pytest.mark.parametrize(
    "line", ["[]", "{", '{"id": "a", "text": "b"}', '{"id": "a", "text": "b", "spans": [{"start": 1}]}']
)
def test_a_line_that_is_no_labelled_text_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(line)
    with pytest.raises(InputError, match=r"x\.jsonl:1"):
        list(read_labelled([path]))


@pytest.mark.parametrize(
    ("finding", "mark", "right"),
    [
        (Span(0, 10), Span(0, 10), True),
        (Span(0, 10), Span(5, 100), True),
        (Span(0, 10), Span(6, 100), False),
        (Span(0, 51), Span(0, 10), False),
        (Span(0, 50), Span(0, 10), True),
        (Span(0, 10), Span(20, 30), False),
    ],
)
def test_what_is_right(finding: Span, mark: Span, right: bool) -> None:
    assert is_right(finding, mark) is right


def test_findings_are_tallied() -> None:
    texts = [
        LabelledText("a", "We flew to kyiv and to kyiv.", (Span(11, 15),), native=False),
        LabelledText("b", "We flew to kyiv.", (), native=True),
    ]
    counts = tally(RULES, texts)
    assert counts.fired["lowercase-name"] == 2
    assert counts.right["lowercase-name"] == 1
    assert counts.native_fired["lowercase-name"] == 1
    assert (counts.marked_words, counts.native_words) == (7, 4)


def test_what_a_language_was_chosen_from_is_no_evidence() -> None:
    text = "He did not develop more."
    seen = LabelledText("a", text, (Span(3, 23),), native=False, seen=frozenset(("fr",)))
    unseen = LabelledText("b", text, (Span(3, 23),), native=False, seen=frozenset(("zh",)))
    assert not tally(RULES, [seen]).fired
    assert tally(RULES, [unseen]).right["reporting-formula"] == 1


def test_few_findings_borrow_from_the_family() -> None:
    counts = Tally()
    counts.fired["false-friend"], counts.right["false-friend"] = 40, 30
    counts.fired["lowercase-name"], counts.right["lowercase-name"] = 5, 5
    measured = measure(RULES, counts)
    assert measured["false-friend"].basis is Basis.RULE
    assert measured["false-friend"].confidence == pytest.approx(31 / 42, abs=0.001)
    assert measured["lowercase-name"].basis is Basis.PACK
    assert measured["lowercase-name"].confidence == pytest.approx((5 + 20 * 36 / 47) / 25, abs=0.001)
    assert measured["calqued-idiom"].basis is Basis.DIMENSION


def test_the_written_file_is_what_the_registry_reads() -> None:
    content = json.loads(to_json(measure(RULES, Tally()), Tally()))
    assert content["rules"].keys() == {rule.id for rule in RULES}
    assert find_rule(RULES, "false-friend").id in content["rules"]


def test_wilson_interval() -> None:
    low, high = wilson_interval(9, 10)
    assert low == pytest.approx(0.596, abs=0.001)
    assert high == pytest.approx(0.982, abs=0.001)
    assert wilson_interval(0, 0) == (0.0, 1.0)
