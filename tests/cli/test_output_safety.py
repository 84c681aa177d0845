"""What is written: never over what a run reads, nor over what mtaudit did not make, unless it is told to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtaudit.cli import main
from mtaudit.cli.audit import audit
from tests.house_rules import write_rules

if TYPE_CHECKING:
    from collections.abc import Callable

Run = tuple[int, str, str]

TEXT = "A wrongen day.\n"
PRECIOUS = "PRECIOUS\n"


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "MTAUDIT_CONFIG", "MTAUDIT_JOBS"):
        monkeypatch.delenv(name, raising=False)
    write_rules(tmp_path / "house")
    put(
        "mtaudit.toml",
        'select = ["wrong-word", "loose-word"]\nrule-folders = ["house"]\nvocabulary-files = ["words"]\n',
    )
    put("words", "Kyivans\n")
    put("a.txt", TEXT)
    put("b.txt", TEXT)


@pytest.fixture
def mtaudit(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    def run(*arguments: str) -> Run:
        capfd.readouterr()
        status = main(arguments)
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return run


def put(name: str, content: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def everything() -> dict[str, bytes]:
    """All files, links by where they lead."""
    paths = sorted(path for path in Path().rglob("*") if "__pycache__" not in path.parts and not path.is_dir())
    return {str(path): os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes() for path in paths}


def pages(folder: str) -> set[str]:
    return {path.name for path in Path(folder).iterdir()}


READS = [
    ("check", "in.txt", "--output", "in.txt"),
    ("check", "in.txt", "--output", "./house/../in.txt"),
    ("check", ".", "--output", "b.txt"),
    ("check", "*.txt", "--output", "b.txt"),
    ("check", "in.jsonl", "--output", "in.jsonl", "--format", "jsonl"),
    ("check", "broken.jsonl", "--output", "broken.jsonl"),
    ("check", "pairs.tsv", "--output", "pairs.tsv"),
    ("check", "in.txt", "--source", "source.txt", "--output", "source.txt"),
    ("check", "in.txt", "--reference", "hypothesis.txt", "--output", "hypothesis.txt"),
    ("check", "in.txt", "--reference", "hypothesis.txt", "--export-segments", "."),
    ("check", "in.txt", "--glossary", "terms.tsv", "--output", "terms.tsv"),
    ("check", "in.txt", "--baseline", "known.json", "--output", "known.json"),
    ("check", "in.txt", "--output", "mtaudit.toml"),
    ("check", "in.txt", "--output", "words"),
    ("check", "in.txt", "--output", "link"),
    ("check", "in.txt", "--output", "twin"),
    ("check", "link", "--output", "in.txt"),
    ("check", "in.txt", "--fix", "--output", "in.txt"),
    ("check", "in.txt", "--diff", "--output", "in.txt"),
    ("check", "page.html", "--format", "html", "--output", "page.html"),
    ("report", "page.html", "-o", "."),
    ("report", "site", "-o", "site"),
    ("report", "site/site-story.html", "site/story.html", "-o", "site"),
    ("baseline", "in.txt", "-o", "in.txt"),
    ("calibrate", "labelled.jsonl", "--rule-folder", "house", "-o", "labelled.jsonl"),
]


@pytest.mark.parametrize("arguments", READS, ids=" ".join)
@pytest.mark.parametrize("more", [(), ("--overwrite",)], ids=["", "overwrite"])
def test_what_a_run_reads_is_never_written_over(
    mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], more: tuple[str, ...]
) -> None:
    put("in.txt", TEXT)
    put("page.html", "<p>A wrongen day.</p>")
    put("site/index.html", "<p>A wrongen day.</p>")
    put("site/site-story.html", "<p>A wrongen day.</p>")
    put("site/story.html", "<p>A wrongen day.</p>")
    for name in ("source.txt", "hypothesis.txt"):
        put(name, "A day.\n")
    put("in.jsonl", '{"id": "1", "text": "A wrongen day."}\n')
    put("broken.jsonl", '{"id": "1"}\n')
    put("pairs.tsv", "source\ttarget\nEin Tag.\tA day.\n")
    put("terms.tsv", "\tgibberish\n")
    put("labelled.jsonl", '{"id": "1", "text": "A wrongen day.", "spans": []}\n')
    mtaudit("baseline", "a.txt", "-o", "known.json")
    Path("link").symlink_to("in.txt")
    Path("twin").hardlink_to("in.txt")
    monkeypatch.setattr("mtaudit.cli.check.audit", None)  # so that a refusal that comes after the audit fails
    monkeypatch.setattr("mtaudit.cli.report.audit", None)
    monkeypatch.setattr("mtaudit.cli.baseline.audit", None)
    before = everything()
    status, out, err = mtaudit(*arguments, *more)
    assert (status, out) == (2, "")
    assert ": is read in this run, and not written over; name another f" in err
    assert err.startswith("mtaudit: error: ")
    assert err.count("\n") == 1
    assert everything() == before


def test_standard_input_that_is_a_file_is_not_written_over() -> None:
    command = [sys.executable, "-m", "mtaudit", "check", "-", "--output", "a.txt", "--overwrite"]
    with Path("a.txt").open("rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (
        2,
        "mtaudit: error: a.txt: is read in this run, and not written over; name another file\n",
    )
    assert Path("a.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    ("arguments", "target"),
    [
        (("check", "a.txt", "--output", "out.txt"), "out.txt"),
        (("check", "a.txt", "--format", "html", "--output", "out.html"), "out.html"),
        (("check", "a.txt", "--format", "sarif", "--output", "out.sarif"), "out.sarif"),
        (("check", "a.txt", "--output", "link"), "out.txt"),
        (("check", "a.txt", "--reference", "b.txt", "--export-segments", "seg"), "seg/reference.txt"),
        (("report", "a.txt", "-o", "out"), "out/index.html"),
        (("report", "a.txt", "-o", "out"), "out/report.json"),
        (("report", "a.txt", "-o", "out"), "out/a.html"),
        (("baseline", "a.txt"), "mtaudit-baseline.json"),
        (("calibrate", "labelled.jsonl", "--rule-folder", "house", "-o", "out.json"), "out.json"),
    ],
)
def test_what_mtaudit_did_not_make_is_written_over_on_demand(
    mtaudit: Callable[..., Run], arguments: tuple[str, ...], target: str
) -> None:
    put("labelled.jsonl", '{"id": "1", "text": "A wrongen day.", "spans": []}\n')
    Path("link").symlink_to("out.txt")
    put(target, PRECIOUS)
    before = everything()
    status, out, err = mtaudit(*arguments)
    assert (status, out) == (2, "")
    assert ": bears no mark of mtaudit; name another f" in err
    assert err.endswith(", or give --overwrite\n")
    assert err.count("\n") == 1
    assert everything() == before
    assert mtaudit(*arguments, "--overwrite")[0] != 2
    assert Path(target).read_text(encoding="utf-8") != PRECIOUS
    assert Path("link").is_symlink()


@pytest.mark.parametrize("form", ["terminal", "json", "jsonl", "sarif", "junit", "html"])
def test_a_report_is_written_over_by_the_next(mtaudit: Callable[..., Run], form: str) -> None:
    arguments = ("check", "a.txt", "--format", form, "--output", "out")
    assert mtaudit(*arguments)[0] == 1
    put("a.txt", "A quiet day.\n")
    assert mtaudit(*arguments) == (0, "", "")
    assert "wrongen" not in Path("out").read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [("--quiet",), ("--format", "github"), ("--diff",)])
def test_a_text_that_can_bear_no_mark_is_written_over_on_demand(
    mtaudit: Callable[..., Run], more: tuple[str, ...]
) -> None:
    arguments = ("check", "a.txt", *more, "--output", "out")
    assert mtaudit(*arguments)[0] == 1
    assert mtaudit(*arguments)[0] == 2
    assert mtaudit(*arguments, "--overwrite")[0] == 1


def test_an_empty_file_is_written_over(mtaudit: Callable[..., Run]) -> None:
    put("out", "")
    assert mtaudit("check", "a.txt", "--output", "out") == (1, "", "")
    assert "wrong-word" in Path("out").read_text(encoding="utf-8")


def test_baselines_and_calibrations_are_written_over_by_the_next(mtaudit: Callable[..., Run]) -> None:
    put("labelled.jsonl", '{"id": "1", "text": "A wrongen day.", "spans": []}\n')
    quiet = put("quiet.txt", "A quiet day.\n")
    for _ in range(2):
        assert mtaudit("baseline", "a.txt")[0] == 0
        assert mtaudit("baseline", str(quiet), "-o", "none.json")[0] == 0
        assert mtaudit("calibrate", "labelled.jsonl", "--rule-folder", "house", "-o", "calibration.json")[0] == 0


def test_what_comes_in_the_way_during_the_audit_is_not_written_over(
    mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*arguments: object, **more: object) -> object:
        put("out/b.html", PRECIOUS)
        return audit(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("mtaudit.cli.report.audit", slow)
    status, _, err = mtaudit("report", "a.txt", "b.txt", "-o", "out")
    assert (status, err.count("\n")) == (2, 1)
    assert "out/b.html: bears no mark of mtaudit" in err
    assert pages("out") == {"b.html"}


def test_two_things_are_not_written_into_one_file(mtaudit: Callable[..., Run]) -> None:
    arguments = ("check", "a.txt", "--reference", "b.txt", "--export-segments", "seg", "--output")
    status, _, err = mtaudit(*arguments, "seg/../seg/hypothesis.txt")
    assert status == 2
    assert "hypothesis.txt: would be written twice; name another f" in err
    assert mtaudit(*arguments, "seg/report.txt")[0] == 1


@pytest.mark.parametrize("more", [(), ("--overwrite",)])
def test_links_in_a_folder_of_pages_are_not_followed_out_of_it(
    mtaudit: Callable[..., Run], more: tuple[str, ...]
) -> None:
    put("precious", PRECIOUS)
    Path("out").mkdir()
    Path("out/a.html").symlink_to("../precious")
    before = everything()
    complaint = (
        "mtaudit: error: out/a.html: is a link that leads out of the folder; remove it, or name another folder\n"
    )
    assert mtaudit("report", "a.txt", "-o", "out", *more) == (2, "", complaint)
    Path("precious").unlink()
    assert mtaudit("report", "a.txt", "-o", "out", *more) == (2, "", complaint)
    assert not Path("precious").exists()
    put("precious", PRECIOUS)
    assert everything() == before


def test_a_folder_that_is_a_link_itself_is_written_into(mtaudit: Callable[..., Run]) -> None:
    Path("real").mkdir()
    Path("out").symlink_to("real")
    for _ in range(2):
        assert mtaudit("report", "a.txt", "-o", "out")[0] == 0
    assert pages("real") == {"a.html", "index.html", "report.json"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_of_pages_is_not_written_to(mtaudit: Callable[..., Run]) -> None:
    Path("out").mkdir()
    os.mkfifo("out/a.html")
    assert "out/a.html: is no regular file; remove it" in mtaudit("report", "a.txt", "-o", "out", "--overwrite")[2]


def test_a_second_run_leaves_no_page_of_the_first(mtaudit: Callable[..., Run]) -> None:
    assert mtaudit("report", "a.txt", "b.txt", "-o", "out")[0] == 0
    mtaudit("check", "a.txt", "--format", "html", "--output", "out/kept.html")
    put("out/notes.txt", PRECIOUS)
    status, _, err = mtaudit("report", "b.txt", "-o", "out")
    assert (status, err) == (
        0,
        f"mtaudit: removed 1 page of an earlier run\nmtaudit: wrote {Path('out/index.html')}\n",
    )
    assert pages("out") == {"b.html", "index.html", "report.json", "kept.html", "notes.txt"}


def test_the_page_of_an_article_that_cannot_be_audited_any_more_goes(mtaudit: Callable[..., Run]) -> None:
    put("a.md", TEXT)
    assert mtaudit("report", "a.txt", "a.md", "-o", "out")[0] == 0
    first = pages("out")
    put("a.md", "")
    assert mtaudit("report", "a.txt", "a.md", "-o", "out", "--quiet")[0] == 2
    assert len(first - pages("out")) == 1
    assert pages("out") < first
    assert mtaudit("report", "b.txt", "-o", "out")[0] == 0
    assert pages("out") == {"b.html", "index.html", "report.json"}


def test_only_what_the_earlier_run_made_is_removed(mtaudit: Callable[..., Run]) -> None:
    assert mtaudit("report", "a.txt", "-o", "out")[0] == 0
    put("out/a.html", PRECIOUS)
    assert mtaudit("report", "b.txt", "-o", "out")[0] == 0
    assert Path("out/a.html").read_text(encoding="utf-8") == PRECIOUS


def test_a_page_that_the_run_reads_or_a_link_is_not_removed(mtaudit: Callable[..., Run]) -> None:
    assert mtaudit("report", "a.txt", "b.txt", "-o", "out")[0] == 0
    Path("out/b.html").rename("moved.html")
    Path("out/b.html").symlink_to("../moved.html")
    assert mtaudit("report", "out/a.html", "-o", "out")[0] == 0
    assert pages("out") == {"a.html", "b.html", "out-a.html", "index.html", "report.json"}


@pytest.mark.parametrize("content", ['{"articles": [{"id": "a.txt"}]}', "[", '{"schema_version": "1.0", "tool": {'])
def test_somebody_elses_list_removes_nothing(mtaudit: Callable[..., Run], content: str) -> None:
    assert mtaudit("report", "a.txt", "-o", "out")[0] == 0
    put("out/report.json", content)
    assert mtaudit("report", "b.txt", "-o", "out", "--overwrite")[0] == 0
    assert "a.html" in pages("out")


def test_a_run_that_is_stopped_lists_what_it_left(mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    from mtaudit.reporters import html

    assert mtaudit("report", "a.txt", "-o", "out")[0] == 0
    with monkeypatch.context() as patched:
        patched.setattr(html, "render_index", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert mtaudit("report", "b.txt", "-o", "out")[0] == 2
    assert "b.html" in pages("out")
    put("c.txt", TEXT)
    assert mtaudit("report", "c.txt", "-o", "out")[0] == 0
    assert pages("out") == {"c.html", "index.html", "report.json"}


def test_an_audited_folder_may_hold_its_own_audit(mtaudit: Callable[..., Run]) -> None:
    put("site/story.html", "<p>A wrongen day.</p>")
    assert mtaudit("report", "site", "-o", "site/audit", "--quiet") == (0, "", "")
    first = everything()
    told = "mtaudit: site: left out 2 files that mtaudit made (site/audit/index.html, …); name one to have it read\n"
    assert mtaudit("report", "site", "-o", "site/audit", "--quiet") == (0, "", told)
    assert everything() == first
    status, out, err = mtaudit("check", "site", "--format", "jsonl")
    assert (status, err) == (1, told)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["site/story.html"]
    status, out, err = mtaudit("check", "site/audit/index.html", "--format", "jsonl")
    assert err == ""
    assert json.loads(out)["id"] == "site/audit/index.html"


def test_fixes_leave_the_pages_and_what_links_lead_to_alone(mtaudit: Callable[..., Run]) -> None:
    put("site/story.html", "<p>A wrongen day.</p>")
    put("outside.txt", TEXT)
    Path("site/link.txt").symlink_to("../outside.txt")
    mtaudit("report", "site/story.html", "-o", "site")
    page = Path("site/site-story.html").read_bytes()
    status, _, err = mtaudit("check", "site", "--fix")
    assert status == 0
    assert "mtaudit: 1 fix applied in 1 file\n" in err
    assert "mtaudit: site: left out 1 link that leads out of it (site/link.txt); name it to have it read\n" in err
    assert Path("outside.txt").read_text(encoding="utf-8") == TEXT
    assert Path("site/site-story.html").read_bytes() == page
    assert mtaudit("check", "site/link.txt", "--fix")[0] == 0
    assert Path("outside.txt").read_text(encoding="utf-8") == "A right day.\n"


def test_systems_are_compared_without_what_is_left_out(mtaudit: Callable[..., Run]) -> None:
    for folder in ("first", "second", "reference"):
        put(f"{folder}/1.txt", TEXT)
    Path("second/2.txt").symlink_to("../a.txt")
    status, _, err = mtaudit("compare", "first", "second", "--reference", "reference", "--samples", "10")
    assert (status, err) == (
        0,
        "mtaudit: second: left out 1 link that leads out of it (second/2.txt); name it to have it read\n",
    )


def test_a_new_rule_is_written_whole_or_not_at_all(mtaudit: Callable[..., Run]) -> None:
    put("house/lexicons/odd_artifact/fr.toml", PRECIOUS)
    assert mtaudit("new-rule", "odd-artifact", "-o", "house", "--kind", "lexicon")[0] == 2
    assert not Path("house/odd_artifact.py").exists()


@pytest.mark.parametrize("command", ["check", "report", "baseline", "calibrate"])
def test_help_names_the_option(mtaudit: Callable[..., Run], command: str) -> None:
    assert "--overwrite" in mtaudit(command, "--help")[1]
