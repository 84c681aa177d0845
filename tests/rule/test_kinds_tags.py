"""Patterns over tags, and the rules that hold them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import mtaudit_rules
from mtaudit.errors import RuleDefinitionError
from mtaudit.language.tagger import load_tagger
from mtaudit.language.text import fold
from mtaudit.reading import markup
from mtaudit.rule import TagCase
from mtaudit.rule.engine import Engine
from mtaudit.rule.kinds.tags import LONGEST_SENTENCE, matches, tag_sentence
from mtaudit_rules.inflected_verb_after_auxiliary import InflectedVerbAfterAuxiliary
from mtaudit_rules.number_disagreement import NumberDisagreement

TAGGER = load_tagger(Path(mtaudit_rules.__file__).parent / "resources" / "models" / "english_pos.json.gz")


def flagged(expression: str, text: str) -> list[str]:
    """What a pattern marks; empty where the hint that spares the tagging finds nothing."""
    case = TagCase(expression)
    if not case.hint.search(fold(text)):
        return []
    return [text[m.span.start : m.span.end] for m in matches(case, tag_sentence(TAGGER, text))]


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("did|does went", "He did went home.", ["did went"]),
        ("did [ went ]", "He did went home.", ["went"]),
        ("did *ed/VBD|VBN", "He did wanted it.", ["did wanted"]),
        ("the /JJ* house", "He saw the big old house.", ["the big old house"]),
        ("the /JJ* house", "He saw the house.", ["the house"]),
        ("the _ house", "He saw the big house.", ["the big house"]),
        ("the !big house", "He saw the big house and the old house.", ["the old house"]),
        ("house ~and", "The house and the house fell.", ["house"]),
        ("house ~/CC $", "It is a house", ["house"]),
        ("^ the", "The man saw the house.", ["The"]),
        ("did n't went", "He didn't went.", ["didn't went"]),
        ("did n't went", "He didn’t went.", ["didn’t went"]),
        ("did not? went", "He did went, she did not went.", ["did went", "did not went"]),
        ("a *s/NNS .", "He runs as he has a dogs.", ["a dogs."]),
        ("went", "They WENT.", ["WENT"]),
        ("went", "It was a twenty-went.", ["went"]),
        ("went", "The wentworth bell rang.", []),
        ("went /NN", "They went", []),
    ],
)
def test_patterns_match_words_and_tags(expression: str, text: str, found: list[str]) -> None:
    assert flagged(expression, text) == found


def test_named_elements_keep_their_spelling_and_the_fix_puts_them_in_form() -> None:
    case = TagCase("did not? [ v:went ]", "{v}", {"went": "go"})
    (match,) = matches(case, tag_sentence(TAGGER, "He did not Went."))
    assert match.groups == {"v": "Went"}
    assert InflectedVerbAfterAuxiliary().fix_for(match, case) == "go"


def test_a_part_to_mark_that_took_no_piece_is_no_match() -> None:
    assert flagged("went [ home? ]", "They went away.") == []
    assert flagged("went [ home? ]", "They went home.") == ["home"]


def test_neighbours_of_a_match_can_be_asked_for() -> None:
    (match,) = matches(TagCase("big"), tag_sentence(TAGGER, "A big house."))
    assert match.piece(match.first - 1) == ("a", "DT")
    assert match.piece(match.last + 1) == ("house", "NN")
    assert match.piece(match.first - 2) == ("", "")
    assert match.piece(99) == ("", "")


@pytest.mark.parametrize(
    ("text", "capitalized"), [("The big house.", False), ("See the Big house.", True), ("See the big house.", False)]
)
def test_capitals_inside_a_sentence_are_told(text: str, capitalized: bool) -> None:
    (match,) = matches(TagCase("the big"), tag_sentence(TAGGER, text))
    assert match.is_capitalized is capitalized


def test_a_hyphen_between_words_is_one_whatever_the_tagger_thinks() -> None:
    assert tag_sentence(TAGGER, "a drivers-only car").tags[2] == "HYPH"
    assert tag_sentence(TAGGER, "so - then").tags[1] != "HYPH"


def test_anchors_are_the_longest_row_of_known_words() -> None:
    assert set(TagCase("/NN must|should to /VB").anchors) == {"must to", "should to"}
    assert set(TagCase("did|does n't went").anchors) == {"didn't went", "doesn't went"}
    assert TagCase("a *s/NNS .").anchors == ("a",)
    assert TagCase("not? went").anchors == ("went",)


@pytest.mark.parametrize("expression", ["/NN /NNS", "*s/NNS", "did?", "!did", "~did", ".", ""])
def test_a_pattern_without_a_word_to_look_for_is_refused(expression: str) -> None:
    with pytest.raises(RuleDefinitionError, match="no literal word"):
        TagCase(expression)


@pytest.mark.parametrize("expression", ["went/nn", "a/b/c", "went/"])
def test_a_pattern_that_is_not_understood_is_refused(expression: str) -> None:
    with pytest.raises(RuleDefinitionError, match="not understood"):
        TagCase(expression)


def check(text: str) -> list[tuple[str, str | None]]:
    document = markup.read(text, id="x", format="text")
    outcome = Engine([InflectedVerbAfterAuxiliary(), NumberDisagreement()]).run(document)
    assert not outcome.errors
    return [(finding.text, finding.fix) for finding in outcome.findings]


def test_rules_report_offsets_of_the_article() -> None:
    text = "First comes a line.\n\nThe man did not came. He met these minister."
    document = markup.read(text, id="x", format="text")
    findings = Engine([InflectedVerbAfterAuxiliary()]).run(document).findings
    assert [document.text[f.span.start : f.span.end] for f in findings] == ["came"]
    assert check(text) == [("came", "come"), ("these minister", "these ministers")]


def test_a_row_of_words_longer_than_any_sentence_is_left_alone() -> None:
    assert check("He did not came.") != []
    assert check("word " * LONGEST_SENTENCE + "did not came.") == []


def test_an_unless_pattern_silences_its_case() -> None:
    case = TagCase("house", unless=("big house",))
    assert [s.search(tag_sentence(TAGGER, "The big house.").line) is not None for s in case.silencers] == [True]


def test_the_patterns_and_the_model_are_the_content_of_the_rule() -> None:
    digest = hashlib.sha256(NumberDisagreement().model_path.read_bytes()).hexdigest()
    assert NumberDisagreement.cases[0].expression in NumberDisagreement().content
    assert NumberDisagreement().content.endswith(digest)


def test_a_rule_without_its_model_says_which_file_it_lacks() -> None:
    class Lacking(NumberDisagreement):
        model = "absent"

    with pytest.raises(RuleDefinitionError, match=r"absent\.json\.gz"):
        _ = Lacking().content
