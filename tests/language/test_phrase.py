"""The phrase language and the forms of verbs and nouns."""

from __future__ import annotations

import pytest

from mtaudit.errors import RuleDefinitionError
from mtaudit.language.inflection import Form, noun_forms, spellings, verb_forms
from mtaudit.language.phrase import parse
from mtaudit.language.text import fold


def found(source: str, text: str) -> str | None:
    match = parse(source).pattern.search(text)
    return match.group() if match else None


def filled(source: str, fix: str, text: str) -> str | None:
    phrase = parse(source)
    match = phrase.pattern.search(text)
    return phrase.fill(fix, match, text[: match.start()]) if match else None


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("did not develop (more|further)", "He Did not  develop further.", "Did not  develop further"),
        ("did not develop", "He undid not developed", None),
        ("(the )?main aids", "main aids", "main aids"),
        ("(the )?main aids", "See the main aids.", "the main aids"),
        ("[v:realize] a visit", "They realised a visit", "realised a visit"),
        ("[v:be] of the opinion", "they were of the opinion", "were of the opinion"),
        ("[n:aid] package", "an aid package", "aid package"),
        ("take {gap} in charge", "take the new boy in charge", "take the new boy in charge"),
        ("{name} party", "the Green Left party", "Green Left party"),
        ("{number} of dead", "some 1,200 of dead", "1,200 of dead"),
        ("in a first time,", "in a first time, they", "in a first time,"),
        ("cease-fire contract", "cease\u2011fire contract", "cease\u2011fire contract"),
        ("the mayor's man", "the mayor’s man", "the mayor’s man"),
        ("^if this", "Then. If this", "If this"),
        ("^if this", "Then if this", None),
        ("no more$", "He said no more.", "no more"),
        ("no more$", "He had no more money.", None),
        ("art", "art-lover", None),
        ("art", "state-of-the-art", None),
    ],
)
def test_what_a_phrase_matches(source: str, text: str, expected: str | None) -> None:
    assert found(source, text) == expected


@pytest.mark.parametrize(
    ("source", "fix", "text", "expected"),
    [
        ("[v:realize] a visit", "[v:make] a visit", "He realized a visit", "made a visit"),
        ("[v:realize] a visit", "[v:pay] a visit", "after realising a visit", "paying a visit"),
        ("[v:do] a mistake", "[v:make] a mistake", "He has done a mistake", "made a mistake"),
        ("[v:exclude] it", "[v:rule out] it", "It excludes it", "rules out it"),
        ("[v:win] him", "[v:beat] him", "she has won him", "beaten him"),
        ("[v:win] him", "[v:beat] him", "she won him", "beat him"),
        ("[n:contract] of peace", "peace [n:agreement]", "two contracts of peace", "peace agreements"),
        ("main aids", "top aides", "Main aids", "Top aides"),
        ("{name} party", "party of {name}", "the Green party", "party of Green"),
        ("the (car|steel) concern", "the {1} group", "the steel concern", "the steel group"),
        ("(big )?(car|steel) concern", "{1} {2} group", "a car concern", "car group"),
        ("[v:be] of (the )?mind", "[v:be] of the opinion", "they were of mind", "were of the opinion"),
    ],
)
def test_what_a_fix_writes(source: str, fix: str, text: str, expected: str) -> None:
    assert filled(source, fix, text) == expected


@pytest.mark.parametrize("source", ["(open", "shut)", "{nothing} here", "(maybe )?", "{word}", "[x:be] it", ""])
def test_a_malformed_phrase_is_refused(source: str) -> None:
    with pytest.raises(RuleDefinitionError):
        parse(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("[v:realize] (a|the) visit", "realised the visit"),
        ("did not (say|tell) more", "did not tell more"),
        ("(big )?[n:aid] of it", "Aids of it"),
    ],
)
def test_some_literal_stands_in_every_match(source: str, text: str) -> None:
    phrase = parse(source)
    assert any(literal in fold(text) for literal in phrase.literals)


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("plan", "plan plans planned planned planning"),
        ("visit", "visit visits visited visited visiting"),
        ("carry", "carry carries carried carried carrying"),
        ("rule out", "rule out rules out ruled out ruled out ruling out"),
        ("go", "go goes went gone going"),
        ("die", "die dies died died dying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("fix", "fix fixes fixed fixed fixing"),
        ("admit", "admit admits admitted admitted admitting"),
    ],
)
def test_verb_forms(lemma: str, expected: str) -> None:
    assert " ".join(verb_forms(lemma).values()) == expected


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [("aid", "aids"), ("city", "cities"), ("peace talk", "peace talks"), ("woman", "women"), ("crisis", "crises")],
)
def test_noun_forms(lemma: str, plural: str) -> None:
    assert noun_forms(lemma)[Form.PLURAL] == plural


def test_spellings_with_s_and_z() -> None:
    assert spellings("realized") == ("realized", "realised")
    assert spellings("seized") == ("seized",)
    assert spellings("frozen") == ("frozen",)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("the {number}th of", "the 5th of"),
        ("(eleven|11)-(meter|metre) kick", "an 11-metre kick"),
        ("according to {name}’s introduction", "according to Li Wei's introduction"),
        ("the cloud(s)? over", "the clouds over"),
        ("he, however, left", "he, however, left"),
    ],
)
def test_what_is_written_together_is_matched_together(source: str, text: str) -> None:
    assert parse(source).pattern.search(text)


def test_no_literal_begins_or_ends_inside_a_word() -> None:
    assert parse("the {number}th of May").literals == ("of may",)
    assert parse("the year{number} of May").literals == ("of may",)


@pytest.mark.parametrize(
    "source",
    [
        "two waters?",
        "an? apple",
        "read also :",
        "[v:make|do] it",
        "labo(u)?r party",
        "(re)?build it",
        "search( and seizure)?",
    ],
)
def test_what_reads_as_pattern_syntax_is_refused(source: str) -> None:
    with pytest.raises(RuleDefinitionError, match="phrase"):
        parse(source)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Russia's minister performed the oath", "took the oath"),
        ("She's performed the oath", "taken the oath"),
        ("It was late, and she performed the oath", "took the oath"),
    ],
)
def test_a_possessive_is_no_auxiliary(text: str, fix: str) -> None:
    phrase = parse("[v:perform] the oath")
    match = phrase.pattern.search(text)
    assert match
    assert phrase.fill("[v:take] the oath", match, text[: match.start()]) == fix
