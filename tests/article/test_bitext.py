"""An article beside its original: pairs, languages, wrong originals, and what an original says of findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

import mtaudit
from mtaudit.article.bitext import Bitext, bitext, mismatch
from mtaudit.article.original import Original
from mtaudit.auditor import Auditor
from mtaudit.judging.evidence import CONFIRMED, REFUTED, weighed
from mtaudit.language.detection import detected_language
from mtaudit.language.text import Span, sentences
from mtaudit.reading import markup
from mtaudit.rule.registry import load_rules
from mtaudit.settings.values import Settings

GERMAN = (
    "Die Fähre nach Birkfeld fuhr am Montag nicht. Es war zu neblig.\n\nDer Kapitän wartete 12 Stunden lang im Hafen."
)
ENGLISH = (
    "The ferry to Birkfeld did not sail on Monday. It was too foggy.\n\nThe captain waited in the harbour for 12 hours."
)


def beside(original: Original, text: str) -> Bitext:
    return bitext(original, text, [sentences(text, Span(0, len(text)))] if text else [])


def document(text: str, original: Original) -> mtaudit.Document:
    return replace(markup.read(text, id="a", format="text"), original=original)


def test_pairs_hold_both_sides_and_their_places() -> None:
    found = document(ENGLISH, Original(GERMAN, "de")).bitext
    assert found is not None
    pairs = list(found.pairs)
    assert [pair.source for pair in pairs] == [GERMAN[:45], "Es war zu neblig.", GERMAN[65:]]
    for pair in pairs:
        assert pair.target == ENGLISH[pair.span.start : pair.span.end]
        assert pair.source == GERMAN[pair.source_span.start : pair.source_span.end]
        assert pair.language == "de"
        assert found.pair_at(pair.span.start) == found.pair_at(pair.span.end - 1) == pair
    assert found.pair_at(len(ENGLISH)) is None
    assert found.pair_at(pairs[0].span.end) is None


def test_the_language_is_told_where_nobody_states_it() -> None:
    assert beside(Original(GERMAN), ENGLISH).language == "de"
    assert beside(Original("Паром в Биркфельд в понедельник не ходил из-за тумана."), ENGLISH).language == "ru"
    assert beside(Original("12 34 !?"), ENGLISH).language is None
    assert beside(Original(GERMAN, "nl"), ENGLISH).language == "nl"
    assert [detected_language(odd) for odd in ("", "…", "\ud800", "\u202e", "1" * 5000)] == [None] * 5


@pytest.mark.parametrize(
    "odd", ["", " \n", "?!", "\ud800 Ja. \udfff Nein.", "\u200f\u202e", "1" * 100_000, "ja " * 33_000]
)
@pytest.mark.parametrize("language", ["de", "zh", "ar", "xx", None])
def test_no_original_is_too_odd(odd: str, language: str | None) -> None:
    found = beside(Original(odd, language), ENGLISH)
    assert all(0 <= source.start <= source.end <= len(odd) for source, _ in found.links)
    assert sum(target.length > 0 for _, target in found.links) >= 1
    assert list(beside(Original(odd, language), "").pairs) == []


def test_lone_surrogates_move_no_sentence() -> None:
    found = beside(Original("Ja \ud800 gut. 😀 Nein.", "de"), "Yes. No.")
    assert [pair.source for pair in found.pairs] == ["Ja \ud800 gut.", "😀 Nein."]


def test_an_original_of_another_article_is_told() -> None:
    ours, theirs = GERMAN * 4, ENGLISH * 4
    assert mismatch(Original(ours), theirs) is None
    assert mismatch(Original(theirs), ours) == "is in English and the article is not: are they swapped?"
    assert (mismatch(Original(ours * 20), ENGLISH) or "").endswith("is it of another article?")
    assert (mismatch(Original(""), theirs) or "").startswith("has 0 characters and the article ")
    figures = ("11 22 33 44 55 66 77 88", "12 23 34 45 56 67 78 89")
    assert mismatch(Original(ours + figures[0]), theirs.replace("12", "x") + figures[1]) == (
        "shares 1 of 8 numbers with the article: is it of another article?"
    )
    assert mismatch(Original(ours + figures[0]), theirs + figures[0]) is None


def test_short_texts_are_never_refused() -> None:
    assert mismatch(Original("The ferry did not sail."), "Die Fähre fuhr nicht.") is None
    assert mismatch(Original("Ja."), "x" * 399) is None
    assert mismatch(Original(""), "") is None


def test_a_swapped_source_is_one_line() -> None:
    with pytest.raises(mtaudit.InputError, match="are they swapped") as error:
        mtaudit.Auditor().audit(GERMAN * 4, source=ENGLISH * 4)
    assert "\n" not in str(error.value)


TEXT = "The mayor left."


def told(rule: str, original: Original, confidence: float = 0.5, languages: tuple[str, ...] = ()) -> float:
    """The confidence that the original leaves a finding of "mayor"."""
    rules = {each.id: each for each in load_rules(["mtaudit_rules"])}
    finding = rules[rule].finding(markup.read(TEXT, id="a", format="text"), Span(4, 9))
    finding = replace(finding, confidence=confidence, source_languages=languages)
    return weighed([finding], beside(original, TEXT), rules)[0].confidence


def test_the_language_of_an_original_confirms_or_refutes_findings() -> None:
    original = Original("Er ging.", "de")
    assert told("double-comparative", original, languages=("fr", "de")) == round(CONFIRMED / (1 + CONFIRMED), 3)
    assert told("double-comparative", original, languages=("fr",)) == round(REFUTED / (1 + REFUTED), 3)
    assert told("double-comparative", original) == 0.5
    assert told("double-comparative", Original("!"), languages=("fr",)) == 0.5
    assert [told("double-comparative", original, each, ("fr",)) for each in (0.0, 1.0)] == [0.0, 1.0]


def test_words_that_stand_in_the_original_confirm_or_refute_findings() -> None:
    original = Original("Der mayor ging.", "de")
    assert told("foreign-acronym", original) == round(CONFIRMED / (1 + CONFIRMED), 3)
    assert told("fused-words", original) == round(REFUTED / (1 + REFUTED), 3)
    assert told("double-comparative", original) == 0.5
    assert told("fused-words", Original("Der Mann ging.", "de")) == 0.5


def test_a_latin_word_between_chinese_characters_refutes_a_non_word() -> None:
    auditor = Auditor(Settings(learned=False))
    (alone,) = (f for f in auditor.audit("The song of bilibili was long.").findings if f.rule == "non-word")
    beside = auditor.audit(
        "The song of bilibili was long.", source="这是bilibili夏日毕业歌会的歌。", source_language="zh"
    )
    (refuted,) = (f for f in beside.findings if f.rule == "non-word")
    assert refuted.confidence < alone.confidence
