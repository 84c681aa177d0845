"""The word list: what it knows, what it leaves unknown, and the corrections that it proposes."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit_rules.resources.wordlist import is_known, looks_mistyped, nearest

VOCABULARY = Path(__file__).parents[2] / "rules" / "building" / "wordlist_vocabulary.toml"

KNOWN = {
    "British and American": "colour color organize centre center aluminium aluminum travelled traveled whiskey",
    "news since 2000": "covid podcast podcasters deepfake deepfakes blockchain cryptocurrency drone selfie vaping "
    "eurozone Brexit brexiteers quadcopter lockdown superspreader wifi hashtag ransomware fintech doomscrolling",
    "loans": "café cafes jalapeños burqas schadenfreude hygge tsunami Führer façade smörgåsbord niqabs ceilidh",
    "speech": "gonna woulda talkin nothin' innit sooo hahaha y'all craic bairn",
    "contractions": "don't it's I'm they'd we've parliament's parties' Kyiv’s isn’t",
    "names": "Kyiv Mogadishu O'Neill McDonald Müller Dvořák Szczecin Jean-Pierre Guinea-Bissau",
    "other forms": "1990s 4x100m H5N1 MP3 21st NATO MPs NGO's U.S iPad YouTube XIV viii 50bn B2B A320neo ITV1 covid19",
    "addresses": "@who #climate https://example.org/a www.example.org desk@example.org example.com",
    "hyphenated": "5-year-old anti-drone ex-minister pre-empted French-speaking co-founder vis-à-vis non-EU",
    "prefixes": "proto-city protoclusters uncosted antitank reopened cyberdefences micro-loans",
    "suffixes": "templating drooler Kafkaesque childless photogenicity distractability",
    "compounds": "stockmarket gamekeeper matchday stepbrother",
    "-ize beside -ise": "tokenisation tokenization gamified catastrophise catastrophizing",
}
NON_WORDS = """
sicasats powerist neuroxin Obestes artavailist casualidad uninstinting vacancys proxys wasteing angryly timetime
casualidad23 personade30 dwarvenous neurosynth-xin
"""


@pytest.mark.parametrize("words", KNOWN.values(), ids=KNOWN.keys())
def test_known_words(words: str) -> None:
    assert [word for word in words.split() if not is_known(word)] == []


@pytest.mark.parametrize("word", NON_WORDS.split())
def test_invented_words_are_unknown(word: str) -> None:
    assert not is_known(word)


@pytest.mark.parametrize("name", ["Paris", "American", "Wednesday", "Kyiv", "Ireland"])
def test_a_name_is_unknown_in_lower_case(name: str) -> None:
    assert is_known(name)
    assert is_known(name.upper())
    assert not is_known(name.lower())


@pytest.mark.parametrize("word", ["turkey", "china", "may", "polish", "march", "trojan"])
def test_a_word_that_is_also_a_name_is_known_in_lower_case(word: str) -> None:
    assert is_known(word)


def test_a_space_left_out_makes_no_invented_word() -> None:
    assert is_known("toprevent")
    assert is_known("releasedreport")


def test_the_list_holds_its_whole_vocabulary() -> None:
    words = " ".join(tomllib.loads(VOCABULARY.read_text(encoding="utf-8")).values()).split()
    assert len(words) > 1000
    assert [word for word in words if not is_known(word)] == []


def test_the_data_stay_small() -> None:
    folder = files("mtaudit_rules.resources.wordlist")
    assert sum(len((folder / name).read_bytes()) for name in ("words.marisa", "frequent.marisa")) < 3_000_000


@pytest.mark.parametrize(
    ("word", "fix"),
    [
        ("offically", "officially"),
        ("goverment", "government"),
        ("Goverment", "Government"),
        ("GOVERMENT", "GOVERNMENT"),
        ("goverment's", "government's"),
        ("reponse", "response"),
        ("vacancys", "vacancies"),
        ("balconys", "balconies"),
        ("wasteing", "wasting"),
        ("angryly", "angrily"),
        ("timetime", "time"),
        ("kyiv", "Kyiv"),
        ("american", "American"),
    ],
)
def test_nearest_proposes(word: str, fix: str) -> None:
    assert nearest(word) == fix


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("government", id="known"),
        pytest.param("sicasats", id="near nothing"),
        pytest.param("cela", id="too short to tell"),
        pytest.param("dezinfectants", id="two slips"),
        pytest.param("conjuction", id="two candidates"),
        pytest.param("", id="empty"),
    ],
)
def test_nearest_is_silent_when_unsure(word: str) -> None:
    assert nearest(word) is None


@pytest.mark.parametrize("word", ["offically", "dezinfectants", "probem", "recieved", "daugher's"])
def test_slips_of_the_hand_look_mistyped(word: str) -> None:
    assert looks_mistyped(word)


@pytest.mark.parametrize("word", ["sicasats", "artavailist", "casualidad", "vacancys", "kyiv", "timetime"])
def test_what_no_hand_slips_into_does_not_look_mistyped(word: str) -> None:
    assert not looks_mistyped(word)


@given(st.text(max_size=30))
def test_any_text_gets_an_answer_and_every_fix_is_a_known_word(text: str) -> None:
    assert is_known(text) in {True, False}
    fix = nearest(text)
    assert fix is None or is_known(fix)


@given(st.from_regex(re.compile(r"[a-z]{6,12}", re.ASCII), fullmatch=True))
def test_a_fix_is_proposed_for_unknown_words_only(word: str) -> None:
    if nearest(word) is not None:
        assert not is_known(word)
