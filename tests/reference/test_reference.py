"""An article against its reference translation: segments, scores, and sacreBLEU's own command on the same lines."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mtaudit
from mtaudit.cli import main
from mtaudit.reading import markup
from mtaudit.reference import scores as reference
from mtaudit.reference.pairs import paragraph_pairs
from mtaudit.reference.scores import Segment, one_line, segment_scores, segments_of
from mtaudit.reporters.html import render_article
from mtaudit.reporters.html.reference import marked

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = """A long night in the harbour

The minister left for Tallinn on Monday, where the tram waited for him since the morning. He said nothing more.

The workers of the port continue the strike. They ask for better salaries and for shorter shifts in the winter.

Nobody knows how it will end.
"""
REFERENCE = """A long night at the harbour

The minister left for Tallinn on Monday, where the tram had been waiting for him since morning. He did not elaborate.

The port workers are continuing their strike.

They want better pay and shorter shifts in winter.

Nobody knows how it will end.
"""
OTHER = ("The tram stopped at the bridge.\n", "At the bridge the tram came to a halt.\n")

Run = tuple[int, str, str]


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    Path("ref.txt").write_text(REFERENCE, encoding="utf-8")
    lines = [
        {"id": "harbour", "text": ARTICLE, "reference": REFERENCE},
        {"id": "tram", "text": OTHER[0], "reference": OTHER[1]},
        {"id": "alone", "text": "The day was quiet.", "reference": ""},
    ]
    Path("many.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    def run(*arguments: str) -> Run:
        capfd.readouterr()
        status = main([*arguments, "--config", "none"])
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return run


def document(text: str, its_reference: str | None = None) -> mtaudit.Document:
    from dataclasses import replace

    return replace(markup.read(text, id="a.txt", format="text"), reference=its_reference)


def by_sacrebleu(folder: str) -> dict[str, tuple[str, str]]:
    """Score and signature of each metric, as sacreBLEU's command prints them for exported segments."""
    options = ("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "6")
    line = [sys.executable, "-m", "sacrebleu", f"{folder}/reference.txt", "-i", f"{folder}/hypothesis.txt", *options]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    printed: list[dict[str, Any]] = json.loads(done.stdout)
    return {each["name"]: (f"{each['score']:.6f}", each["signature"]) for each in printed}


def written(scores: dict[str, Any]) -> dict[str, tuple[str, str]]:
    names = {"BLEU": "bleu", "chrF2++": "chrf", "TER": "ter"}
    return {name: (f"{scores[key]['score']:.6f}", scores[key]["signature"]) for name, key in names.items()}


@pytest.mark.parametrize("sources", [("a.txt", "--reference", "ref.txt"), ("many.jsonl",)])
def test_sacrebleus_own_command_prints_the_same_figures_and_signatures(
    command: Callable[..., Run], sources: tuple[str, ...]
) -> None:
    status, out, err = command("check", *sources, "--export-segments", "seg", "--format", "json", "--fail-on", "never")
    assert status == 0, err
    scores = json.loads(out)["reference_scores"]
    lines = [Path("seg", name).read_text(encoding="utf-8").splitlines() for name in ("hypothesis.txt", "reference.txt")]
    assert {len(column) for column in lines} == {scores["segments"]}
    assert by_sacrebleu("seg") == written(scores)


def test_an_article_without_a_reference_has_no_scores(command: Callable[..., Run]) -> None:
    report = json.loads(command("check", "many.jsonl", "--format", "json", "--fail-on", "never")[1])
    assert [article["reference_scores"] is None for article in report["articles"]] == [False, False, True]
    assert [article["reference_scores"]["segments"] for article in report["articles"][:2]] == [4, 1]
    assert mtaudit.audit(ARTICLE).reference_scores is None
    with pytest.raises(mtaudit.InputError, match="its reference holds no text"):
        mtaudit.audit(ARTICLE, reference=" \n")


def test_a_reference_of_any_format_is_read_as_prose(command: Callable[..., Run]) -> None:
    html = "".join(f"<p>{part}</p>" for part in REFERENCE.strip().split("\n\n"))
    Path("ref.html").write_text(f"<html><body><nav>Home</nav>{html}<script>x()</script></body></html>")
    Path("ref.md").write_text(REFERENCE.replace("better pay", "**better** [pay](http://example.org)"))
    scores = []
    for name in ("ref.txt", "ref.html", "ref.md"):
        status, out, _ = command("check", "a.txt", "--reference", name, "--format", "json", "--fail-on", "never")
        assert status == 0
        scores.append(json.loads(out)["reference_scores"])
    assert scores[0] == scores[1] == scores[2]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("a.txt", "many.jsonl", "--reference", "ref.txt"), "--reference belongs to one article, and this run has 4"),
        (("a.txt", "--reference", "gone.txt"), "gone.txt: cannot be read: No such file or directory"),
        (("a.txt", "--reference", "blank.txt"), "blank.txt: holds no text"),
        (("a.txt", "--reference", "binary.txt"), "binary.txt: is not text (it holds control characters, as a"),
        (("a.txt", "--reference", "many.jsonl"), "many.jsonl: JSON Lines are no reference; give them as articles"),
        (("a.txt", "--export-segments", "seg"), "--export-segments: no article has a reference"),
        (("a.txt", "--reference", "ref.txt", "--export-segments", "no/such"), "no/such: cannot be made: No such file"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    command: Callable[..., Run], arguments: tuple[str, ...], complaint: str
) -> None:
    Path("blank.txt").write_text(" \n")
    Path("binary.txt").write_bytes(b"\0\1\2")
    status, _, err = command("check", *arguments)
    assert status == 2
    assert err.startswith(f"mtaudit: error: {complaint}")
    assert err.count("\n") == 1


def test_an_article_that_cannot_be_read_stays_a_failure(command: Callable[..., Run]) -> None:
    assert command("check", "gone.txt", "--reference", "ref.txt")[::2] == (
        2,
        "mtaudit: error: gone.txt: cannot be read: No such file or directory\n",
    )


def test_the_terminal_says_it_in_one_line(command: Callable[..., Run]) -> None:
    one = command("check", "a.txt", "--reference", "ref.txt", "--fail-on", "never")[1]
    line = r"^  against the reference: BLEU [\d.]+, chrF\+\+ [\d.]+, TER [\d.]+ over 4 segments$"
    said = re.findall(line, one, re.MULTILINE)
    assert len(said) == 1
    assert "against the references" not in one
    many = command("check", "many.jsonl", "--fail-on", "never")[1]
    assert many.count("  against the reference: ") == 2
    assert many.count("  against the references: ") == 1


def test_a_baseline_asks_for_no_scores(command: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "metrics", None)
    assert command("baseline", "many.jsonl", "--quiet")[0] == 0


def test_the_library_scores_what_it_is_given() -> None:
    report = mtaudit.audit(ARTICLE, reference=REFERENCE)
    scores = report.reference_scores
    assert scores is not None
    assert (scores.segments, len(report.segments)) == (4, 4)
    assert pickle.loads(pickle.dumps(report)) == report
    perfect = mtaudit.audit(ARTICLE, reference=ARTICLE).reference_scores
    assert perfect is not None
    assert [round(metric.score, 6) for metric in (perfect.bleu, perfect.chrf, perfect.ter)] == [100, 100, 0]
    with pytest.raises(mtaudit.InputError):
        mtaudit.audit(ARTICLE, reference=5)  # type: ignore[arg-type]


def test_scores_of_several_articles_are_those_of_their_segments_together() -> None:
    parts = [segments_of(document(ARTICLE, REFERENCE)), segments_of(document(*OTHER))]
    pooled = reference.pooled((reference.scores(part), part) for part in [*parts, ()])
    assert pooled == reference.scores([segment for part in parts for segment in part])
    assert reference.pooled([(None, ())]) is None
    blank = (Segment("", ""),)
    assert reference.pooled((reference.scores(part), part) for part in (blank, blank)) == reference.scores(blank * 2)


def test_a_segment_is_one_line_whatever_ends_its_lines() -> None:
    assert one_line(" one\r\ntwo\x85 \n\nthree\u2028four\t") == "one two three four"
    wrapped = document("- one\n- two", "- one\n- two")
    assert segments_of(wrapped) == (Segment("one", "one"), Segment("two", "two"))


def pairs(article: str, paragraphs: str) -> list[tuple[str, str]]:
    return paragraph_pairs(document(article), paragraphs.split("|"))


FIRST, SECOND, THIRD = (
    "The ferry to the islands was late again because of the fog on the sound.",
    "Fishermen asked the council to mend the old pier before the first storms of autumn.",
    "A choir from the mainland will sing in the chapel on Sunday, and entry is free.",
)


def test_as_many_paragraphs_go_one_to_one() -> None:
    assert pairs(f"{FIRST}\n\n{SECOND}", f"{SECOND}|{FIRST}") == [(FIRST, SECOND), (SECOND, FIRST)]


def test_a_paragraph_that_was_left_out_or_added_goes_alone() -> None:
    assert pairs(f"{FIRST}\n\n{THIRD}", f"{FIRST}|{SECOND}|{THIRD}") == [(FIRST, FIRST), ("", SECOND), (THIRD, THIRD)]
    assert pairs(f"{FIRST}\n\n{SECOND}\n\n{THIRD}", f"{FIRST}|{THIRD}") == [
        (FIRST, FIRST),
        (SECOND, ""),
        (THIRD, THIRD),
    ]


def test_paragraphs_that_were_merged_are_joined_by_a_space() -> None:
    both = f"{FIRST} {SECOND}"
    assert pairs(f"{both}\n\n{THIRD}", f"{FIRST}|{SECOND}|{THIRD}") == [(both, both), (THIRD, THIRD)]
    assert pairs(f"{FIRST}\n\n{SECOND}\n\n{THIRD}", f"{both}|{THIRD}") == [(both, both), (THIRD, THIRD)]


@pytest.mark.parametrize(("own", "other"), [(1, 300), (300, 1), (5, 90), (200, 203)])
def test_no_paragraph_is_lost_however_the_numbers_differ(own: int, other: int) -> None:
    left = [f"Line {number} of the article." for number in range(own)]
    right = [f"Line {number} of the reference." for number in range(other)]
    aligned = pairs("\n\n".join(left), "|".join(right))
    assert " ".join(pair[0] for pair in aligned if pair[0]) == " ".join(left)
    assert " ".join(pair[1] for pair in aligned if pair[1]) == " ".join(right)


def test_the_page_shows_segments_that_depart_most_first_and_hides_none() -> None:
    changed = [f"Line {number} stands." for number in range(12)]
    report = mtaudit.audit("\n\n".join(changed), reference="\n\n".join([*changed[:11], "Quite another text."]))
    page = render_article(report, "0.1.0")
    section = page.partition('<section id="reference"')[2].partition("</section>")[0]
    order = [int(number) for number in re.findall(r"<b>Segment (\d+)</b>", section)]
    assert sorted(order) == list(range(1, 13))
    assert order[0] == 12
    assert segment_scores(report.segments)[11] < segment_scores(report.segments)[0]
    hidden = section.partition("<details>")[2]
    assert hidden.count("<b>Segment ") == 2
    assert "2 more segments, nearer to the reference" in hidden
    assert "<del>Line 11 stands.</del>" in section
    assert "<ins>Quite another text.</ins>" in section
    assert report.reference_scores is not None
    assert section.count(report.reference_scores.bleu.signature) == 1


def test_a_page_without_a_reference_has_no_such_section() -> None:
    assert "reference-heading" not in render_article(mtaudit.audit(ARTICLE), "0.1.0")


def test_the_words_that_differ_are_marked_on_each_side_and_no_markup_gets_in() -> None:
    own, other = marked(Segment("the <b>tram</b> waits long", "the tram waits"))
    assert own == "the <del>&lt;b&gt;tram&lt;/b&gt;</del> waits <del>long</del>"
    assert other == "the <ins>tram</ins> waits"
    page = render_article(mtaudit.audit(f"{FIRST}\n\n{THIRD}", reference=f"{FIRST}\n\n{SECOND}\n\n{THIRD}"), "0.1.0")
    assert page.count("The article has nothing that answers to it.") == 1


def test_the_index_says_it_of_the_run(command: Callable[..., Run]) -> None:
    assert command("report", "many.jsonl", "-o", "pages", "--quiet")[0] == 0
    assert "against the references: BLEU " in Path("pages/index.html").read_text(encoding="utf-8")
