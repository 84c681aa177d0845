"""Splitting, tagging, and the model in the pack."""

from __future__ import annotations

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import mtaudit_rules
from mtaudit.errors import RuleDefinitionError
from mtaudit.language.tagger import Tagger, load_tagger, normalized, split

MODEL = Path(mtaudit_rules.__file__).parent / "resources" / "models" / "english_pos.json.gz"
SENTENCE = "The minister's aides didn't say whether the long-term plan would cost them more than last year's."


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger(MODEL)


def tagged(tagger: Tagger, text: str) -> dict[str, str]:
    words = [piece.text for piece in split(text)]
    return dict(zip(words, tagger.tag(words), strict=True))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("She doesn't go.", ["She", "does", "n't", "go", "."]),
        ("It cannot be Ana’s.", ["It", "can", "not", "be", "Ana", "’s", "."]),
        ("a long-term, 3.5-year plan", ["a", "long", "-", "term", ",", "3.5", "-", "year", "plan"]),
        ("Mr. Lee of the U.S. paid $1,000", ["Mr.", "Lee", "of", "the", "U.S.", "paid", "$", "1,000"]),
        ("They’ll win… 2nd", ["They", "’ll", "win", "…", "2nd"]),
        ("", []),
    ],
)
def test_a_text_is_split_as_the_treebank_does_it(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in split(text)] == pieces


def test_pieces_know_their_place_and_miss_only_spaces() -> None:
    found = split(SENTENCE)
    assert all(SENTENCE[piece.start : piece.end] == piece.text for piece in found)
    assert "".join(piece.text for piece in found) == SENTENCE.replace(" ", "")


def test_a_range_of_a_text_keeps_its_offsets() -> None:
    assert [(p.start, p.text) for p in split("One two three.", 4, 7)] == [(4, "two")]


def test_ordinary_sentences_are_tagged_right(tagger: Tagger) -> None:
    assert tagged(tagger, "The old clothes were in the big hall.") == {
        "The": "DT", "old": "JJ", "clothes": "NNS", "were": "VBD", "in": "IN", "the": "DT", "big": "JJ", "hall": "NN",
        ".": ".",
    }  # fmt: skip
    assert tagged(tagger, "He can play.")["can"] == "MD"
    assert tagged(tagger, "They signed the play.")["play"] == "NN"
    assert tagged(tagger, "They play well.")["play"] == "VBP"


def test_a_new_word_is_tagged_by_its_shape_and_place(tagger: Tagger) -> None:
    tags = tagged(tagger, "The blorfers quozzled the Zantovian mayor vexomly.")
    assert (tags["blorfers"], tags["quozzled"], tags["vexomly"]) == ("NNS", "VBD", "RB")
    assert not tagger.kind("blorfers")
    assert tagger.kind("the") == {"DT"}


def test_tags_are_the_same_on_every_run_and_in_every_thread(tagger: Tagger) -> None:
    words = [piece.text for piece in split(SENTENCE)]
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: tagger.tag(words), range(40)))
    assert found == {tagger.tag(words)}


def test_no_words_have_no_tags(tagger: Tagger) -> None:
    assert tagger.tag([]) == ()


@pytest.mark.parametrize("word", ["’", "½", "𝒜", "\u200b", "ﬁ", "İ", "9", "x" * 10_000])
def test_any_word_gets_a_tag(tagger: Tagger, word: str) -> None:
    assert tagger.tag([word])[0] in tagger.tags


def test_numbers_and_curly_marks_are_told_by_kind() -> None:
    assert [normalized(w) for w in ("1973", "12,000", "3rd", "n’t", "The")] == [
        "!year", "!number", "!counted", "n't", "the",
    ]  # fmt: skip


def test_a_model_that_was_saved_tags_as_before(tagger: Tagger, tmp_path: Path) -> None:
    path = tmp_path / "copy.json.gz"
    path.write_bytes(gzip.compress(json.dumps({**tagger.state(), "signature": "copy"}).encode()))
    copy = load_tagger(path)
    words = [piece.text for piece in split(SENTENCE)]
    assert copy.tag(words) == tagger.tag(words)
    assert copy.signature == "copy"


def test_the_model_says_how_it_was_trained(tagger: Tagger) -> None:
    assert tagger.signature.startswith("averaged-perceptron|data:")
    assert "seed:" in tagger.signature


PACKED = [gzip.compress(content, mtime=0) for content in (b"[]", b'{"tags": []}')]


@pytest.mark.parametrize("content", [b"", b"not gzip", *PACKED])
def test_a_broken_model_is_told_by_its_path(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.json.gz"
    path.write_bytes(content)
    with pytest.raises(RuleDefinitionError, match=r"broken\.json\.gz"):
        load_tagger(path)


def test_a_missing_model_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(RuleDefinitionError, match="absent"):
        load_tagger(tmp_path / "absent.json.gz")
