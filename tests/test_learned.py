"""The learned model: its words, its likelihood, and what is said where it cannot be used."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mtaudit import Auditor, Settings, markup
from mtaudit.cli import main
from mtaudit.engine import Engine
from mtaudit.kinds.learned import LONGEST, LearnedRule, runs
from mtaudit.learned import load
from mtaudit.learned.encoder import windows
from mtaudit.learned.model import Model, WordScore, precision_at
from mtaudit.registry import find_rule, installed_packs, load_rules
from mtaudit.text import Span

SEED = Path(__file__).parents[1] / "seeds" / "rubio-ceasefire.txt"
NATIVE = (
    "The council voted on Tuesday to close the old bridge while engineers look at the cracks in its piers. "
    "Drivers will have to take the ring road until spring, and the bus company said its timetable would change. "
    "Shopkeepers on the high street fear for their takings, although the mayor promised to cut their rates."
)


def rule() -> LearnedRule:
    found = find_rule(load_rules(installed_packs()), "unusual-wording")
    assert isinstance(found, LearnedRule)
    return found


def model() -> Model:
    return load(rule().model_path)


@pytest.fixture(scope="module")
def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lengths", "cuts"),
    [
        ([], []),
        ([0, 0], []),
        ([100, 26, 1], [(0, 126), (126, 127)]),
        ([100, 27], [(0, 100), (100, 127)]),
        ([300], [(0, 126), (126, 252), (252, 300)]),
    ],
)
def test_windows_hold_whole_sentences_where_they_fit(lengths: list[int], cuts: list[tuple[int, int]]) -> None:
    assert windows(lengths) == cuts


def test_runs_join_neighbours_up_to_a_length_and_never_over_lines() -> None:
    text = "one two, three\nfour " + "abcdefghi " * 5
    words = [WordScore(at, at + len(word), 0.9) for word in ("one", "two", "three", "four") for at in [text.find(word)]]
    words += [WordScore(20 + 10 * n, 29 + 10 * n, 0.9) for n in range(5)]
    found = [text[run[0].start : run[-1].end] for run in runs(text, words)]
    assert found[:2] == ["one two", "three"]
    assert all(len(each) <= LONGEST for each in found)
    assert "".join(found[2:]).replace(" ", "") == "four" + "abcdefghi" * 5


@pytest.mark.parametrize(("probability", "precision"), [(0.1, 0.5), (0.6, 0.5), (0.7, 0.6), (0.99, 0.8)])
def test_confidence_is_that_of_the_last_row_reached(probability: float, precision: float) -> None:
    assert precision_at(probability, [(0.0, 0.5), (0.7, 0.6), (0.9, 0.8)]) == precision


def test_every_word_has_a_score_where_it_stands() -> None:
    text = (
        "Caf\u00e9 owners\u2019 r\u00e9sum\u00e9s \U0001f600 were e\u0301lite.\n\nIt\u2019s well-known, said O'Neill."
    )
    document = markup.read(text, id="a", format="text")
    words = model().word_scores(document.text, document.sentences)
    assert [document.text[w.start : w.end] for w in words][:3] == ["Caf\u00e9", "owners", "r\u00e9sum\u00e9s"]
    assert "well-known" in {document.text[w.start : w.end] for w in words}
    assert all(0.0 <= w.probability <= 1.0 for w in words)


def test_a_text_has_the_same_numbers_whatever_was_read_before_or_beside_it(seed_text: str) -> None:
    auditor = Auditor(Settings(word_scores=True))
    alone = auditor.audit(NATIVE)
    texts = [NATIVE, seed_text] * 4
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(auditor.audit, texts))
    for text, report in zip(texts, reports, strict=True):
        if text == NATIVE:
            assert (report.word_scores, report.mt_probability) == (alone.word_scores, alone.mt_probability)


def test_a_garbled_article_is_likelier_translated_than_a_native_one(seed_text: str) -> None:
    auditor = Auditor()
    native, garbled = auditor.audit(NATIVE).mt_probability, auditor.audit(seed_text).mt_probability
    assert native is not None
    assert garbled is not None
    assert native < 0.5 < garbled


def test_what_rules_find_makes_a_translation_likelier() -> None:
    document = markup.read(NATIVE, id="a", format="text")
    none, one, many = (model().likelihood(document.text, document.sentences, n) for n in (0, 1, 1000))
    assert none is not None
    assert one is not None
    assert many is not None
    assert none < one < many < 1.0


@pytest.mark.parametrize("text", ["Too short to tell.", "...\n" * 50, "\U0001f600 " * 200])
def test_nothing_is_said_of_a_text_of_few_words(text: str) -> None:
    assert Auditor().audit(text).mt_probability is None


@pytest.mark.parametrize("odd", ["\ud83d", "\0", "\u200b", "\u202e", "e\u0301"])
def test_odd_characters_are_read_like_others(odd: str) -> None:
    report = Auditor(Settings(word_scores=True)).audit(NATIVE.replace("bridge", f"bri{odd}dge") + f" {odd}")
    assert report.mt_probability is not None
    assert report.word_scores
    assert not report.errors


def test_without_learned_rules_no_number_is_given(seed_text: str) -> None:
    report = Auditor(Settings(learned=False, word_scores=True, extend_select=("unusual-wording",))).audit(seed_text)
    assert (report.mt_probability, report.word_scores) == (None, None)
    assert "unusual-wording" not in {finding.rule for finding in report.findings}


def test_word_scores_count_in_the_file_not_in_its_prose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = "<html><body><p>The council &amp; the mayor <b>voted</b> on Tuesday.</p></body></html>"
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    main(["check", str(path), "--config", "none", "--format", "jsonl", "--word-scores", "--fail-on", "never"])
    record = json.loads(capsys.readouterr().out)
    assert [page[start:end] for start, end, _ in record["word_scores"]] == [
        *("The", "council", "the", "mayor", "voted", "on", "Tuesday")
    ]


def test_another_rule_at_the_same_place_speaks_alone(seed_text: str) -> None:
    class Eager(type(rule())):  # type: ignore[misc]
        """Holds every word to be wrong."""

        id = "eager"

        def check(self, document):  # type: ignore[no-untyped-def]
            for word in self.word_scores(document):
                yield self.finding(document, Span(word.start, word.end), confidence=0.5)

    eager = Eager()
    others = [each for each in load_rules(installed_packs()) if each.enabled]
    found = Engine([*others, eager]).run(markup.read(seed_text, id="a", format="text")).findings
    firm = [finding for finding in found if finding.rule != eager.id]
    assert firm
    assert len(found) > len(firm)
    assert not any(f.span.overlaps(other.span) for f in found if f.rule == eager.id for other in firm)


@pytest.mark.parametrize("damage", ["encoder.onnx", "likelihood.npz", "signature.json", "tokenizer.json"])
@pytest.mark.parametrize("how", ["gone", "cut", "empty"])
def test_a_damaged_model_costs_only_what_it_says(
    damage: str, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "learned"
    shutil.copytree(rule().model_path, folder)
    held = (folder / damage).read_bytes()
    (folder / damage).unlink()
    if how != "gone":
        (folder / damage).write_bytes(held[: len(held) // 2] if how == "cut" else b"")
    auditor = Auditor()
    monkeypatch.setattr(type(rule()), "model_path", folder)
    report = auditor.audit("He did not develop more. " + NATIVE)
    assert report.mt_probability is None
    assert [error.rule for error in report.errors] == ["unusual-wording"]
    assert report.errors[0].message.count("\n") == 0
    assert report.findings
