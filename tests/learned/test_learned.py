"""The learned model: its words, its likelihood, and what is said where it cannot be used."""

from __future__ import annotations

import hashlib
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mtaudit import Auditor, ConfigError, Document, Settings
from mtaudit.cli import main
from mtaudit.language.text import Span
from mtaudit.learned import Model, WordScore, load, places
from mtaudit.learned.encoder import KINDS, OUTPUTS, Reading, form
from mtaudit.reading import markup
from mtaudit.rule.engine import Engine
from mtaudit.rule.kinds.learned import LearnedRule
from mtaudit.rule.registry import find_rule, installed_packs, load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = Path(__file__).parents[2] / "seeds" / "rubio-ceasefire.txt"
NATIVE = (
    "The council voted on Tuesday to close the old bridge while engineers look at the cracks in its piers. "
    "Drivers will have to take the ring road until spring, and the bus company said its timetable would change. "
    "Shopkeepers on the high street fear for their takings, although the mayor promised to cut their rates."
)


def rule() -> LearnedRule:
    found = find_rule(load_rules(installed_packs()), "suspect-wording")
    assert isinstance(found, LearnedRule)
    return found


def learned_rules() -> list[LearnedRule]:
    return [each for each in load_rules(installed_packs()) if isinstance(each, LearnedRule)]


def model() -> Model:
    return load(rule().model_path)


def scores_of(document: Document) -> Sequence[WordScore]:
    return rule().word_scores(document)


@pytest.fixture(scope="module")
def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


def beside(folder: Path) -> Path:
    """The shipped model in another folder, file by file a link: it is too large to be copied for every test."""
    folder.mkdir()
    for path in rule().model_path.iterdir():
        (folder / path.name).symlink_to(path)
    return folder


def replace(path: Path, content: bytes) -> None:
    """Put another file in the place of a link."""
    path.unlink()
    path.write_bytes(content)


def reading(text: str, wrong: set[str], begins: frozenset[str] = frozenset(), kind: str = "grammar") -> Reading:
    """What a reader would say that takes each word for a piece, holds some to be wrong and lets some begin a place."""
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text))
    rows = np.full((len(spans), OUTPUTS), -4.0)
    for row, span in zip(rows, spans, strict=True):
        if text[span.start : span.end] in wrong:
            row[0], row[2 + KINDS.index(kind)] = 2.0, 6.0
        row[1] = 3.0 if text[span.start : span.end] in begins else -3.0
    return Reading(spans, rows)


def found(text: str, said: Reading, drop: float = 9.0) -> list[str]:
    held = places.places(text, said, places.words(text, said), low=0.0, apart=0.0, drop=drop)
    return [text[place.span.start : place.span.end] for place in held]


def test_neighbouring_suspect_words_are_one_place_unless_one_begins_another_or_a_line_ends() -> None:
    text = "one two three four\nfive six"
    assert found(text, reading(text, {"two", "three"})) == ["two three"]
    assert found(text, reading(text, {"two", "three"}, frozenset({"three"}))) == ["two", "three"]
    assert found(text, reading(text, {"four", "five"})) == ["four", "five"]
    assert found(text, reading(text, set())) == []


def test_a_word_far_below_its_neighbours_parts_a_place() -> None:
    text = "one two three four"
    said = reading(text, {"one", "two", "three"})
    said.logits[1, 0] = 0.5
    assert found(text, said, drop=1.0) == ["one", "three"]
    assert found(text, said, drop=2.0) == ["one two three"]


def test_a_place_has_the_kind_of_its_pieces_and_its_likeliest_word() -> None:
    text = "He have two card ."
    said = reading(text, {"have", "two"}, kind="word_order")
    said.logits[2, 0] = 5.0
    (place,) = places.places(text, said, places.words(text, said), low=0.0, apart=0.0, drop=9.0)
    assert (place.kind, text[place.likeliest.start : place.likeliest.end]) == ("word_order", "two")
    assert len(place.features) == places.FEATURES


def test_pieces_of_one_word_are_one_word_and_marks_stand_alone() -> None:
    text = "unsay, it"
    said = Reading((Span(0, 2), Span(2, 5), Span(5, 6), Span(7, 9)), np.zeros((4, OUTPUTS)))
    assert [text[w.span.start : w.span.end] for w in places.words(text, said)] == ["unsay", ",", "it"]


@pytest.mark.parametrize(
    ("text", "written"), [("it", 3), ("It", 5), ("UN", 7), ("iPad", 9), ("12", 1), ("'", 1), (" it", 3)]
)
def test_how_a_piece_is_written_is_told_apart(text: str, written: int) -> None:
    assert form(text, Span(len(text) - len(text.lstrip()), len(text))) == written
    assert form(f"x{text.strip()}", Span(1, 1 + len(text.strip()))) == written - 1


def test_every_word_has_a_score_where_it_stands() -> None:
    text = (
        "Caf\u00e9 owners\u2019 r\u00e9sum\u00e9s \U0001f600 were e\u0301lite.\n\nIt\u2019s well-known, said O'Neill."
    )
    document = markup.read(text, id="a", format="text")
    words = scores_of(document)
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
    none, one, many = (rule().likelihood(document, n) for n in (0, 1, 1000))
    assert none is not None
    assert one is not None
    assert many is not None
    assert none < one < many < 1.0


def test_the_signature_is_that_of_the_files_beside_it() -> None:
    folder = rule().model_path
    files = model().signature["files"]
    assert {path.name for path in folder.iterdir()} == {*files, "signature.json"}
    for name, expected in files.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, name


@pytest.mark.parametrize("text", ["Too short to tell.", "...\n" * 50, "\U0001f600 " * 200])
def test_nothing_is_said_of_a_text_of_few_words(text: str) -> None:
    assert Auditor().audit(text).mt_probability is None


def test_which_kind_of_quotation_marks_a_text_has_tells_nothing() -> None:
    straight = NATIVE.replace("said its timetable", "'said' its \"timetable\"")
    curly = NATIVE.replace("said its timetable", "\u2018said\u2019 its \u201ctimetable\u201d")
    one, other = (markup.read(text, id="a", format="text") for text in (straight, curly))
    assert scores_of(one) == scores_of(other)


def test_an_edit_in_one_paragraph_leaves_what_is_said_of_those_far_from_it(seed_text: str) -> None:
    other = NATIVE.replace("bridge", "zebra opera")
    one = markup.read(f"{NATIVE}\n\n{seed_text}", id="a", format="text")
    two = markup.read(f"{other}\n\n{seed_text}", id="a", format="text")
    said = [scores_of(document)[-300:] for document in (one, two)]
    assert [each.probability for each in said[0]] == [each.probability for each in said[1]]


@pytest.mark.parametrize("odd", ["\ud83d", "\0", "\u200b", "\u202e", "e\u0301"])
def test_odd_characters_are_read_like_others(odd: str) -> None:
    report = Auditor(Settings(word_scores=True)).audit(NATIVE.replace("bridge", f"bri{odd}dge") + f" {odd}")
    assert report.mt_probability is not None
    assert report.word_scores
    assert not report.errors


def test_without_learned_rules_no_number_is_given(seed_text: str) -> None:
    report = Auditor(Settings(learned=False, word_scores=True)).audit(seed_text)
    assert (report.mt_probability, report.word_scores) == (None, None)
    assert "suspect-wording" not in {finding.rule for finding in report.findings}


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
        model_path = rule().model_path

        def check(self, document):  # type: ignore[no-untyped-def]
            for word in self.word_scores(document):
                yield self.finding(document, Span(word.start, word.end), confidence=0.5)

    eager = Eager()
    others = [each for each in load_rules(installed_packs()) if each.enabled and not isinstance(each, LearnedRule)]
    found = Engine([*others, eager]).run(markup.read(seed_text, id="a", format="text")).findings
    firm = [finding for finding in found if finding.rule != eager.id]
    assert firm
    assert len(found) > len(firm)
    assert not any(f.span.overlaps(other.span) for f in found if f.rule == eager.id for other in firm)


@pytest.mark.parametrize("inside", ["\u00ad", "\u0301", "\u200b", "\0"])
def test_a_word_is_one_whatever_unseen_characters_it_holds(inside: str) -> None:
    plain = "Zhang Wei, head of the town carried out the promotion of the poverty hat to the last kilometer."
    one = markup.read(plain.replace("hat", f"h{inside}at"), id="a", format="text")
    other = markup.read(plain, id="a", format="text")
    said, expected = (scores_of(each) for each in (one, other))
    assert [word.probability for word in said] == [word.probability for word in expected]
    assert one.text[said[-5].start : said[-5].end] == f"h{inside}at"


def test_a_control_token_in_an_article_is_a_word_like_others() -> None:
    token, word = (
        markup.read(NATIVE.replace("bridge", f"<{name}>"), id="a", format="text") for name in ("mask", "cast")
    )
    assert [(each.start, each.end) for each in scores_of(token)] == [(each.start, each.end) for each in scores_of(word)]


@pytest.mark.parametrize("change", [{"weights": [float("nan")] * 7}, {"weights": [0.0]}, {"probabilities": [0.0, 7.0]}])
def test_a_signature_of_unusable_numbers_is_refused(change: dict[str, list[float]], tmp_path: Path) -> None:
    folder = beside(tmp_path / "learned")
    signature = json.loads((folder / "signature.json").read_text("utf-8"))
    signature["likelihood"].update({name: value for name, value in change.items() if name == "weights"})
    signature["words"].update({name: value for name, value in change.items() if name != "weights"})
    replace(folder / "signature.json", json.dumps(signature).encode())
    with pytest.raises(RuntimeError, match=r"signature\.json is damaged.*--no-learned"):
        load(folder)


def test_a_file_that_another_has_replaced_is_refused(tmp_path: Path) -> None:
    folder = beside(tmp_path / "learned")
    held = bytearray((folder / "encoder.onnx").read_bytes())
    held[len(held) // 2] ^= 1
    replace(folder / "encoder.onnx", bytes(held))
    with pytest.raises(RuntimeError, match=r"encoder\.onnx is damaged"):
        load(folder)


@pytest.mark.parametrize(("wording", "silenced"), [("poverty hat", True), ("poverty", True), ("town", False)])
def test_the_vocabulary_silences_a_finding_by_its_likeliest_word(wording: str, silenced: bool) -> None:
    text = "Zhang Wei, head of the town carried out the promotion of the poverty hat to the last kilometer."
    report = Auditor(Settings(vocabulary=(wording,))).audit(text)
    found = {text[finding.span.start : finding.span.end] for finding in report.findings}
    assert ("poverty hat" not in found) == silenced


def test_a_selection_that_leaves_no_rule_is_an_error() -> None:
    with pytest.raises(ConfigError, match="no rule is left"):
        Auditor(Settings(learned=False, select=("suspect-wording",)))


@pytest.mark.parametrize("damage", ["encoder.onnx", "signature.json", "style.npz", "tokenizer.json"])
@pytest.mark.parametrize("how", ["gone", "cut", "empty"])
@pytest.mark.parametrize("ignored", [(), ("suspect-wording",)])
def test_a_damaged_model_costs_only_what_it_says(
    damage: str, how: str, ignored: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = beside(tmp_path / "learned")
    held = (folder / damage).read_bytes()
    (folder / damage).unlink()
    if how != "gone":
        (folder / damage).write_bytes(held[: len(held) // 2] if how == "cut" else b"")
    for each in learned_rules():
        monkeypatch.setattr(type(each), "model_path", folder)
    report = Auditor(Settings(ignore=ignored)).audit("He did not develop more. " + NATIVE)
    assert report.mt_probability is None
    assert [error.rule for error in report.errors] == ["reads-as-translated"]
    assert report.errors[0].message.count("\n") == 0
    assert report.findings


def test_a_damaged_model_says_so_once_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from mtaudit.cli import main

    folder = beside(tmp_path / "learned")
    replace(folder / "encoder.onnx", b"")
    for each in learned_rules():
        monkeypatch.setattr(type(each), "model_path", folder)
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("He did not develop more.", encoding="utf-8")
    for reporter in ("jsonl", "terminal", "github"):
        assert main(["check", "a.txt", "b.txt", "c.txt", "--config", "none", "--format", reporter]) == 2
        out, err = capfd.readouterr()
        said = err if reporter == "jsonl" else out
        assert said.count("encoder.onnx is damaged") == 1
        assert "(and in 2 more articles)" in said
