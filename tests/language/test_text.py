"""Spans, tokens, sentences, quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.language import text as texts
from mtaudit.language.text import Span


def whole(text: str) -> Span:
    return Span(0, len(text))


@given(st.text())
def test_folding_moves_no_character(text: str) -> None:
    assert len(texts.fold(text)) == len(text)


def test_folding_levels_case_spaces_apostrophes_and_hyphens() -> None:
    assert texts.fold("It’s\u00a0the CO\u2011OP İ") == "it's the co-op İ"


@given(st.text())
def test_tokens_are_words_in_order(text: str) -> None:
    tokens = texts.tokens(text, whole(text))
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


def test_apostrophes_belong_to_a_word_and_hyphens_do_not() -> None:
    text = "The mayor's re-election, 3rd try"
    assert [t.text for t in texts.tokens(text, whole(text))] == ["The", "mayor's", "re", "election", "3rd", "try"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Kolb met Sen. Ruiz. They spoke.", ["Mr. Kolb met Sen. Ruiz.", "They spoke."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("“We won.” She left.", ["“We won.”", "She left."]),
        ("Is it? Yes! Wait… No.", ["Is it?", "Yes!", "Wait…", "No."]),
        ("It cost 3.5 million. J. Kolb paid.", ["It cost 3.5 million.", "J. Kolb paid."]),
        ("He said “Go!” and left.", ["He said “Go!” and left."]),
        ("no stop at all", ["no stop at all"]),
        ("   ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in texts.sentences(text, whole(text))] == expected


@given(st.text())
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = texts.sentences(text, whole(text))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    between = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(between).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” twice.", ["“no”"]),
        ('He said "no" twice, "yes" once.', ['"no"', '"yes"']),
        ("“She said ‘no’ twice,” he said.", ["“She said ‘no’ twice,”", "‘no’"]),
        ("“It goes on and on", ["“It goes on and on"]),
        ("It’s the mayors’ job, isn’t it", []),
        ('A 5" board', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in texts.quotations(text, whole(text))] == expected


def test_an_unclosed_quotation_says_so() -> None:
    (quotation,) = texts.quotations("“It goes on", Span(0, 11))
    assert not quotation.closed


@pytest.mark.parametrize(("text", "count"), [("one two-three 4", 3), ("— … !", 0), ("", 0), ("don’t stop", 2)])
def test_evaluation_word_count(text: str, count: int) -> None:
    assert texts.count_words(text) == count


def test_span_relations() -> None:
    assert Span(1, 3).overlaps(Span(2, 4))
    assert not Span(1, 3).overlaps(Span(3, 4))
    assert Span(1, 4).covers(Span(2, 4))
    assert not Span(1, 4).covers(Span(2, 5))
