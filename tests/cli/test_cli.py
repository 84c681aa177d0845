"""The command: what each of its commands prints and writes, its exit status, and its one-line complaints."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtaudit import corpus
from mtaudit.cli import main
from mtaudit.cli.output import wants_color

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
from tests.house_rules import trust_settings, write_rules

SETTINGS = """
select = ["wrong-word", "loose-word"]
rule-folders = ["house"]
"""

Run = tuple[int, str, str]


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    for name in ("NO_COLOR", "FORCE_COLOR", "MTAUDIT_CONFIG", "MTAUDIT_JOBS"):
        monkeypatch.delenv(name, raising=False)
    write_rules(tmp_path / "house")
    put("mtaudit.toml", SETTINGS)
    put("good.txt", "A quiet day.\n")
    put("bad.txt", "A wrongen day.\n")
    put("loose.txt", "A loosen day.\n")
    put("thrice.txt", "A loosen day, a loosen night and a loosen week.\n")
    trust_settings()


@pytest.fixture
def mtaudit(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    def run(*arguments: str) -> Run:
        trust_settings()
        capfd.readouterr()
        status = main(arguments)
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return run


def put(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(name: str) -> str:
    return Path(name).read_bytes().decode()


def found(output: str) -> list[tuple[str, str]]:
    """Article and text of each finding of a JSON Lines report."""
    lines = [json.loads(line) for line in output.splitlines()]
    return [(line["id"], finding["rule"]) for line in lines for finding in line.get("findings", ())]


def test_without_arguments_it_explains_itself(mtaudit: Callable[..., Run]) -> None:
    status, out, err = mtaudit()
    assert (status, err) == (0, "")
    assert out == mtaudit("--help")[1]
    for command in (
        "check",
        "report",
        "compare",
        "explain",
        "rules",
        "new-rule",
        "baseline",
        "calibrate",
        "config",
        "trust",
    ):
        assert f"    {command} " in out or f"    {command}\n" in out


def test_the_version(mtaudit: Callable[..., Run]) -> None:
    from importlib.metadata import version

    assert mtaudit("--version") == (0, f"mtaudit {version('mtaudit')}\n", "")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["good.txt"], 0),
        (["bad.txt"], 1),
        (["loose.txt"], 0),
        (["good.txt", "bad.txt"], 1),
        (["gone.txt"], 2),
        (["gone.txt", "bad.txt"], 2),
        (["bad.txt", "--fail-on", "never"], 0),
        (["bad.txt", "--fail-confidence", "0.95"], 0),
        (["bad.txt", "--fail-confidence", "0.95", "--max-points", "never"], 0),
        (["bad.txt", "--fail-on", "never", "--max-points", "12"], 1),
        (["loose.txt", "--max-points", "0"], 1),
        (["loose.txt", "--max-points", "100", "--min-words", "10"], 0),
        (["thrice.txt"], 0),
        (["thrice.txt", "--min-words", "1"], 1),
        (["loose.txt", "--fail-on", "minor", "--fail-confidence", "0.3"], 1),
        (["loose.txt", "--max-points", "100"], 1),
        (["loose.txt", "--max-points", "200"], 0),
        (["bad.txt", "--ignore", "wrong-word"], 0),
        (["bad.txt", "--ignore", "old-word,loose-word"], 0),
        (["bad.txt", "--select", "loose-word"], 0),
        (["bad.txt", "--select", "loose-word", "--extend-select", "terminology/wrong-term"], 1),
        (["bad.txt", "--min-confidence", "0.95"], 0),
        (["bad.txt", "--jobs", "auto"], 1),
    ],
)
def test_the_exit_status_is_the_gate_s(mtaudit: Callable[..., Run], arguments: list[str], status: int) -> None:
    assert mtaudit("check", *arguments)[0] == status


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["check"], "the following arguments are required: ARTICLE (see `mtaudit check --help`)"),
        (["chekc"], "argument COMMAND: invalid choice: 'chekc'"),
        (["check", "good.txt", "--fromat", "json"], "unrecognized arguments: --fromat json"),
        (["check", "good.txt", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["check", "good.txt", "--max-points", "many"], "argument --max-points: is a number or \"never\", not 'many'"),
        (
            ["check", "good.txt", "--max-points", "-1"],
            'command line: max-points must be a number from 0 up, or "never", not -1.0',
        ),
        (["check", "good.txt", "--min-confidence", "2"], "command line: min-confidence must be a number from 0 to 1"),
        (["check", "good.txt", "--fail-on", "x"], 'command line: fail-on must be one of "critical", "major", "minor"'),
        (["check", "good.txt", "--jobs", "-3"], "command line: jobs must be a whole number from 0 to 9999"),
        (["check", "good.txt", "--jobs", "few"], 'command line: jobs must be a whole number from 0 to 9999, or "auto"'),
        (["check", "good.txt", "--jobs", "9" * 5000], "command line: jobs must be a whole number from 0 to 9999"),
        (["check", "good.txt", "--select", "wrong-wrd"], "command line: select: no rule or error type is called 'wr"),
        (["report", "good.txt", "-o", "x", "--ignore", "x"], "command line: ignore: no rule or error type is called"),
        (["check", "good.txt", "--select", ""], "argument --select: names nothing: ''"),
        (["check", "good.txt", "--ignore", " ,"], "argument --ignore: names nothing: ' ,'"),
        (["check", "good.txt", "--config", ""], "argument --config: is empty"),
        (["check", "good.txt", "--output", ""], "argument --output: is empty"),
        (["check", "-", "--stdin-name", ""], "argument --stdin-name: is empty"),
        (["report", "good.txt", "-o", ""], "argument -o/--output: is empty"),
        (["baseline", "good.txt", "-o", ""], "argument -o/--output: is empty"),
        (["new-rule", "odd", "-o", ""], "argument -o/--output: is empty"),
        (["check", "good.txt", "--config", "gone.toml"], "gone.toml: cannot be read: No such file or directory"),
        (["check", "good.txt", "--baseline", "gone.json"], "gone.json: cannot be read: No such file or directory"),
        (["check", "good.txt", "--output", "no/where.txt"], "no/where.txt: the folder 'no' does not exist"),
        (["check", "good.txt", "--output", "house"], "house: is a folder, not a file"),
        (["check", "good.txt", "--fix", "--diff"], "--fix and --diff exclude each other"),
        (["check", "good.txt", "--unsafe-fixes"], "--unsafe-fixes needs --fix or --diff"),
        (["check", "good.txt", "--stdin-name", "a.md"], '--stdin-name and --stdin-format need "-" among the articles'),
        (["check", "good.txt", "bad.txt", "--format", "html"], "format 'html' shows one article"),
        (["report", "good.txt"], "the following arguments are required: -o/--output"),
        (["report", "good.txt", "-o", "no/where"], "no/where: cannot be made: No such file or directory"),
        (["explain", "wrong-wrd"], "no rule is called 'wrong-wrd'; did you mean 'wrong-word'?"),
        (["new-rule", "Odd", "-o", "house"], "'Odd' is no rule id"),
        (["new-rule", "odd", "-o", "gone"], "gone: is not a folder"),
        (["new-rule", "wrong-word", "-o", "house"], "house/wrong_word.py: exists already"),
        (["config"], "the following arguments are required: --show"),
    ],
)
def test_a_complaint_is_one_line_and_status_2(
    mtaudit: Callable[..., Run], arguments: list[str], complaint: str
) -> None:
    status, out, err = mtaudit(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("mtaudit: error: ")
    assert complaint in err
    assert err.count("\n") == 1


def test_a_broken_settings_file_is_named(mtaudit: Callable[..., Run]) -> None:
    put("mtaudit.toml", "\nselct = []\n")
    assert mtaudit("check", "good.txt")[2].endswith("mtaudit.toml:2: unknown key 'selct'; did you mean 'select'?\n")
    assert mtaudit("check", "good.txt", "--config", "none")[0] == 0
    put("mtaudit.toml", "format = 'xml'")
    assert "mtaudit.toml:1: format must be one of terminal, json" in mtaudit("check", "good.txt")[2]


@pytest.mark.parametrize("arguments", [["check", "good.txt"], ["baseline", "good.txt"], ["rules"]])
def test_a_selector_that_names_nothing_is_named_with_its_place(
    mtaudit: Callable[..., Run], arguments: list[str]
) -> None:
    put("mtaudit.toml", f'{SETTINGS}\nignore = ["loose-word", "wrong-wrd"]\n')
    status, out, err = mtaudit(*arguments)
    assert (status, out) == (2, "")
    assert "mtaudit.toml:5: ignore: no rule or error type is called 'wrong-wrd'; did you mean 'wrong-word'?" in err


def test_output_is_not_written_through_links_that_form_a_circle(mtaudit: Callable[..., Run]) -> None:
    Path("circle").symlink_to("circle")
    complaint = "mtaudit: error: circle: cannot be written: Too many levels of symbolic links\n"
    assert mtaudit("check", "good.txt", "--output", "circle") == (2, "", complaint)
    assert Path("circle").is_symlink()


def test_a_complaint_does_nothing_to_the_terminal(mtaudit: Callable[..., Run]) -> None:
    for arguments in (["check", "a\x1b[2J\u202e.txt", "--format", "jsonl"], ["config", "--show", "a\x1b[2J\u202e"]):
        status, _, err = mtaudit(*arguments)
        assert status == 2
        assert "a␛[2J\ufffd" in err
        assert "\x1b" not in err


def test_a_broken_rule_is_named(mtaudit: Callable[..., Run]) -> None:
    put("house/broken_rule.py", "1 / 0\n")
    status, out, err = mtaudit("check", "good.txt")
    assert (status, out) == (2, "")
    assert err.endswith("house/broken_rule.py: ZeroDivisionError: division by zero\n")


def test_a_bad_article_costs_no_other_and_is_named(mtaudit: Callable[..., Run]) -> None:
    put("binary.txt", b"\0\1\2\3" * 100)
    put("some.jsonl", '{"id": "one", "text": "A wrongen day."}\n{"id": "two"}\n')
    arguments = ("check", "gone.txt", "binary.txt", "some.jsonl", "bad.txt", "--format", "jsonl")
    status, out, err = mtaudit(*arguments)
    assert status == 2
    assert found(out) == [("one", "wrong-word"), ("bad.txt", "wrong-word")]
    lines = err.splitlines()
    assert lines[0] == "mtaudit: error: gone.txt: cannot be read: No such file or directory"
    assert lines[1].startswith("mtaudit: error: binary.txt: is not text")
    assert lines[2] == "mtaudit: error: some.jsonl:2: has no field 'text'"
    assert len(lines) == 3


def test_output_goes_to_a_file_as_it_would_to_the_screen(mtaudit: Callable[..., Run]) -> None:
    for name in ("terminal", "json", "jsonl", "sarif", "junit", "github", "html"):
        status, out, _ = mtaudit("check", "bad.txt", "--format", name)
        assert status == 1
        assert "wrong-word" in out
        put("out", "old")
        assert mtaudit("check", "bad.txt", "--format", name, "--output", "out", "--overwrite") == (1, "", "")
        assert read("out") == out
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith((".out", "tmp"))) == []


def test_the_format_may_stand_in_the_settings(mtaudit: Callable[..., Run]) -> None:
    put("mtaudit.toml", f'{SETTINGS}format = "jsonl"\n')
    assert found(mtaudit("check", "bad.txt")[1]) == [("bad.txt", "wrong-word")]


def test_standard_input(mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    def given(data: bytes, *arguments: str) -> list[tuple[str, str]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return found(mtaudit("check", "-", "--format", "jsonl", *arguments)[1])

    assert given(b"A wrongen day.") == [("stdin", "wrong-word")]
    assert given(b"<p>A wr<b>ongen</b> day.", "--stdin-name", "a.html") == [("a.html", "wrong-word")]
    assert given(b"<p>A wr<b>ongen</b> day.", "--stdin-format", "html") == [("stdin", "wrong-word")]
    assert given(b"<p>A wr<b>ongen</b> day.") == []
    assert given(b'{"id": "x", "text": "A wrongen day."}', "--stdin-format", "jsonl") == [("x", "wrong-word")]
    assert given(b'{"id": "x", "text": "A wrongen day."}', "--stdin-name", "a.jsonl") == [("x", "wrong-word")]


def test_fix_changes_the_files_and_reports_what_is_left(mtaudit: Callable[..., Run]) -> None:
    put("mixed.txt", b"\xef\xbb\xbfA wrongen, loosen day.\r\nA wrongen night.\r\n")
    status, out, err = mtaudit("check", "mixed.txt", "good.txt", "--fix", "--format", "jsonl")
    assert (status, err) == (0, "mtaudit: 2 fixes applied in 1 file\n")
    assert found(out) == [("mixed.txt", "loose-word")]
    assert Path("mixed.txt").read_bytes() == b"\xef\xbb\xbfA right, loosen day.\r\nA right night.\r\n"
    assert mtaudit("check", "mixed.txt", "--fix", "--unsafe-fixes")[2] == "mtaudit: 1 fix applied in 1 file\n"
    assert read("mixed.txt") == "\ufeffA right, tight day.\r\nA right night.\r\n"


def test_fix_leaves_alone_what_it_cannot_change(mtaudit: Callable[..., Run]) -> None:
    put("a.html", "<p>A wr<b>ongen</b> day.</p>")
    put("a.jsonl", '{"id": "x", "text": "A wrongen day."}')
    status, _, err = mtaudit("check", "a.html", "a.jsonl", "gone.txt", "--fix", "--format", "jsonl")
    assert status == 2
    assert err.splitlines() == [
        "mtaudit: a.html:1:6: wrong-word: not fixed: the flagged text stands across markup",
        "mtaudit: x: not fixed: it is no file of its own (--diff shows the fixes)",
        "mtaudit: 0 fixes applied in 0 files",
        "mtaudit: error: gone.txt: cannot be read: No such file or directory",
    ]
    assert read("a.html") == "<p>A wr<b>ongen</b> day.</p>"


def test_diff_shows_what_fix_would_do_and_changes_nothing(mtaudit: Callable[..., Run]) -> None:
    put("a.txt", "One.\nA wrongen day.\nA loosen day.")
    status, out, err = mtaudit("check", "a.txt", "good.txt", "--diff")
    assert (status, err) == (1, "mtaudit: 1 fix would be applied in 1 article\n")
    assert out == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n One.\n-A wrongen day.\n+A right day.\n A loosen day.\n"
        "\\ No newline at end of file\n"
    )
    assert read("a.txt") == "One.\nA wrongen day.\nA loosen day."
    assert "+A tight day.\n" in mtaudit("check", "a.txt", "--diff", "--unsafe-fixes")[1]


def test_diff_is_harmless_at_a_terminal_and_exact_in_a_pipe(
    mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.txt", "A wrongen \x1b[2J day.\n")
    assert "+A right \x1b[2J day.\n" in mtaudit("check", "a.txt", "--diff")[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    shown = mtaudit("check", "a.txt", "--diff")[1]
    assert "-A wrongen ␛[2J day.\n+A right ␛[2J day.\n" in shown
    assert "\x1b" not in shown
    mtaudit("check", "a.txt", "--diff", "--output", "out")
    assert "\x1b[2J" in read("out")


def test_an_id_adds_no_line_to_a_diff(mtaudit: Callable[..., Run]) -> None:
    put("a.jsonl", '{"id": "a\\n+++ b/other", "text": "A wrongen day."}')
    assert mtaudit("check", "a.jsonl", "--diff")[1].startswith("--- a/a +++ b/other\n+++ b/a +++ b/other\n@@ ")


def test_silenced_findings_are_shown_on_request(mtaudit: Callable[..., Run]) -> None:
    put("mtaudit.toml", f'{SETTINGS}vocabulary = ["wrongen", "unheard"]\n')
    status, out, _ = mtaudit("check", "bad.txt")
    assert status == 0
    assert "wrong-word" not in out
    assert "unused: vocabulary: unheard silences nothing" in out
    assert 'silenced by vocabulary "wrongen"' in mtaudit("check", "bad.txt", "--show-silenced")[1]


def test_statistics_count_by_rule(mtaudit: Callable[..., Run]) -> None:
    put("a.txt", "A loosen day.\n\nA loosen night, wrongen.\n")
    _, out, err = mtaudit("check", "a.txt", "bad.txt", "--statistics", "--format", "jsonl")
    assert err == "mtaudit: 2 loose-word (style/awkward-style)\nmtaudit: 2 wrong-word (terminology/wrong-term)\n"
    assert len(out.splitlines()) == 2
    assert mtaudit("check", "good.txt", "--statistics")[2] == "mtaudit: no findings\n"


def test_quiet_shows_findings_alone(mtaudit: Callable[..., Run]) -> None:
    assert mtaudit("check", "good.txt", "--quiet") == (0, "", "")
    assert "signature" not in mtaudit("check", "bad.txt", "--quiet")[1]


@pytest.mark.parametrize(
    ("choice", "environment", "expected"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": ""}, False),
    ],
)
def test_colour_follows_the_choice_then_the_environment(
    choice: str, environment: dict[str, str], *, expected: bool
) -> None:
    assert wants_color(choice, environment) is expected


def test_a_terminal_has_colour_unless_it_is_dumb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert wants_color("auto", {})
    assert not wants_color("auto", {"TERM": "dumb"})
    assert not wants_color("auto", {"NO_COLOR": "1"})


def test_colour_reaches_the_report_and_no_file(mtaudit: Callable[..., Run]) -> None:
    assert "\x1b[" in mtaudit("check", "bad.txt", "--color", "always")[1]
    assert "\x1b[" not in mtaudit("check", "bad.txt")[1]
    os.environ["FORCE_COLOR"] = "1"
    assert "\x1b[" in mtaudit("check", "bad.txt")[1]
    mtaudit("check", "bad.txt", "--output", "out")
    assert "\x1b[" not in read("out")


def test_a_report_is_a_folder_of_pages(mtaudit: Callable[..., Run]) -> None:
    status, out, err = mtaudit("report", "bad.txt", "good.txt", "-o", "pages")
    assert (status, out, err) == (0, "", f"mtaudit: wrote {Path('pages/index.html')}\n")
    assert {path.name for path in Path("pages").iterdir()} == {"bad.html", "good.html", "index.html", "report.json"}
    assert 'href="bad.html"' in read("pages/index.html")
    assert json.loads(read("pages/report.json"))["verdict"] == "fail"
    assert mtaudit("report", "good.txt", "gone.txt", "-o", "pages", "--quiet") == (
        2,
        "",
        "mtaudit: error: gone.txt: cannot be read: No such file or directory\n",
    )


def test_a_baseline_accepts_what_is_there(mtaudit: Callable[..., Run]) -> None:
    old = "So it was a wrongen start to the week.\n"
    put("bad.txt", old)
    wrote = "mtaudit: wrote mtaudit-baseline.json: 2 findings accepted\n"
    assert mtaudit("baseline", "bad.txt", "loose.txt") == (0, "", wrote)
    known = ("--baseline", "mtaudit-baseline.json")
    assert mtaudit("check", "bad.txt", *known)[0] == 0
    put("bad.txt", f"{old}\nAnother wrongen day, and one that is new.\n")
    assert found(mtaudit("check", "bad.txt", "--format", "jsonl", *known)[1]) == [("bad.txt", "wrong-word")]
    put("bad.txt", "A quiet day.\n")
    assert "unused: baseline entry" in mtaudit("check", "bad.txt", *known)[1]
    assert mtaudit("baseline", "bad.txt", "gone.txt", "-o", "new.json")[0] == 2
    assert not Path("new.json").exists()


def test_a_baseline_is_made_without_regard_to_the_one_in_the_settings(mtaudit: Callable[..., Run]) -> None:
    mtaudit("baseline", "bad.txt")
    put("mtaudit.toml", f'{SETTINGS}baseline = "mtaudit-baseline.json"\n')
    assert mtaudit("check", "bad.txt")[0] == 0
    first = read("mtaudit-baseline.json")
    assert mtaudit("baseline", "bad.txt")[0] == 0
    assert read("mtaudit-baseline.json") == first


def test_explain_shows_what_the_rule_states(mtaudit: Callable[..., Run]) -> None:
    status, out, err = mtaudit("explain", "old-word")
    assert (status, err) == (0, "")
    for part in (
        "wrong-word\n\nA word that is wrong.\n", "terminology/wrong-term", "critical", "one severity lower",
        "9 of 10 findings", "Former names   old-word", 'flags "wrongen", write "right"', "Nothing here.",
    ):  # fmt: skip
        assert part in out
    facts = json.loads(mtaudit("explain", "wrong-word", "--format", "json")[1])
    assert facts["measured"]["fired"] == 10
    assert facts["bad"][0] == {"text": "A wrongen.", "flagged": "wrongen", "fix": "right", "source": None}


def test_rules_are_listed_with_what_runs(mtaudit: Callable[..., Run]) -> None:
    status, out, _ = mtaudit("rules")
    rows = {row.split()[0]: row for row in out.splitlines()}
    assert status == 0
    assert "0.90 (9 of 10 right) A word that is wrong." in " ".join(rows["wrong-word"].split())
    assert "false-friend (off)" in rows["false-friend"]
    facts = {rule["id"]: rule["runs"] for rule in json.loads(mtaudit("rules", "--format", "json")[1])}
    assert facts["wrong-word"]
    assert not facts["false-friend"]


def test_a_new_rule_can_be_explained_at_once(mtaudit: Callable[..., Run]) -> None:
    status, out, err = mtaudit("new-rule", "odd-artifact", "-o", "house", "--kind", "lexicon")
    assert (status, out) == (0, "")
    assert err == "mtaudit: wrote house/odd_artifact.py\nmtaudit: wrote house/lexicons/odd_artifact/fr.toml\n"
    assert mtaudit("explain", "odd-artifact")[0] == 0


def test_a_pack_that_keeps_its_data_apart_gets_the_lexicon_there(mtaudit: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "house" / "resources").mkdir()
    assert mtaudit("new-rule", "odd-artifact", "-o", "house", "--kind", "lexicon")[0] == 0
    assert (tmp_path / "house" / "resources" / "lexicons" / "odd_artifact" / "fr.toml").is_file()
    assert mtaudit("explain", "odd-artifact")[0] == 0


def test_config_shows_every_value_with_its_origin(mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTAUDIT_JOBS", "3")
    status, out, err = mtaudit("config", "--show", "--fail-on", "never")
    rows = dict(line.split("  # ") for line in out.splitlines())
    origins = {setting.strip(): origin for setting, origin in rows.items()}
    assert (status, err) == (0, "")
    assert origins['fail-on = "never"'] == "command line"
    assert origins["jobs = 3"] == "environment (MTAUDIT_JOBS)"
    assert origins['max-points = "never"'] == "command line"
    assert origins['select = ["wrong-word", "loose-word"]'] == f"{Path.cwd() / 'mtaudit.toml'}:2"


def test_calibrate_writes_how_often_each_rule_was_right(mtaudit: Callable[..., Run], tmp_path: Path) -> None:
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text(
        '{"id": "a", "text": "We flew to kyiv.", "spans": [{"start": 11, "end": 15}]}\n', encoding="utf-8"
    )
    output = tmp_path / "calibration.json"
    assert mtaudit("calibrate", str(labelled), "-o", str(output))[0] == 0
    entry = json.loads(output.read_text(encoding="utf-8"))["rules"]["lowercase-name"]
    assert (entry["fired"], entry["right"], entry["basis"]) == (1, 1, "pack")


def test_an_interrupted_run_says_so(mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> Iterator[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(corpus, "audit_one", interrupt)
    assert mtaudit("check", "good.txt") == (130, "", "mtaudit: error: interrupted\n")


@pytest.mark.parametrize("code", [0, 1, None, "done"])
def test_code_that_ends_the_program_decides_no_status(
    mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, code: int | str | None
) -> None:
    def leave(*_: object) -> None:
        sys.exit(code)

    monkeypatch.setattr(corpus, "audit_one", leave)
    status, out, err = mtaudit("check", "good.txt")
    assert (status, out) == (2, "")
    assert err.startswith("mtaudit: error: something that mtaudit loaded, such as a rule file, ended the program")
    assert err.count("\n") == 1


def command(*arguments: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-m", "mtaudit", *arguments]
    return subprocess.run(words, capture_output=True, check=False, timeout=60, **settings)  # type: ignore[call-overload,no-any-return]


def test_it_runs_as_a_module_with_any_output_encoding() -> None:
    put("a.txt", "A wrongen “day” – 😀.\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = command("check", "a.txt", "--format", "terminal", env=environment)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "“day” – 😀" in done.stdout.decode()


def test_a_reader_that_leaves_is_no_error() -> None:
    put("many.jsonl", "".join(f'{{"id": "{n}", "text": "A wrongen day."}}\n' for n in range(2000)))
    words = [sys.executable, "-m", "mtaudit", "check", "many.jsonl", "--format", "jsonl"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_progress_shows_only_on_a_terminal(mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    from mtaudit.cli import audit

    monkeypatch.setattr(audit, "PATIENCE_SECONDS", 0)
    assert mtaudit("check", "good.txt", "bad.txt")[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "article" in mtaudit("check", "good.txt", "bad.txt")[2]
    assert mtaudit("check", "good.txt", "bad.txt", "--quiet")[2] == ""


def test_an_article_that_cannot_be_audited_costs_no_other_its_fixes(mtaudit: Callable[..., Run]) -> None:
    record = {"id": "other", "text": "A wrongen day. " * 40, "source": "Так.", "source_lang": "uk"}
    put("a.jsonl", json.dumps(record))
    put("later.txt", "A wrongen day.\n")
    for option in ("--diff", "--fix"):
        status, out, err = mtaudit("check", "a.jsonl", "later.txt", option, "--format", "jsonl")
        assert status == 2
        assert "mtaudit: error: other: the source has 4 characters" in err
        assert option == "--fix" or "+A right day." in out
    assert read("later.txt") == "A right day.\n"


def test_files_and_standard_input_are_read_up_to_a_bound(
    mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("big.txt", "A wrongen day.\n" * 2000)
    put("mtaudit.toml", f"{SETTINGS}max-file-size = 0.01\n")
    large = "mtaudit: error: big.txt: is larger than 0.01 MiB, as far as max-file-size goes\n"
    status, out, err = mtaudit("check", "big.txt", "good.txt", "--format", "jsonl")
    assert (status, out.count("\n"), err) == (2, 2, large)
    assert mtaudit("check", "big.txt", "good.txt", "--format", "jsonl", "--max-file-size", "1")[0] == 1
    assert "--max-file-size" in mtaudit("check", "--help")[1]
    for words in (("--source", "big.txt"), ("--reference", "big.txt")):
        status, _, err = mtaudit("check", "good.txt", *words)
        assert (status, err) == (2, large)
    lines = [json.dumps({"id": str(n), "text": "A quiet day. " + "x" * (20_000 if n == 2 else 2)}) for n in range(4)]
    for data, words, failed in (
        ("A day. " * 3000, ("--stdin-format", "text"),
         ["stdin: is larger than 0.01 MiB, as far as max-file-size goes"]),
        ("\n".join(lines), ("--stdin-format", "jsonl"),
         ["stdin:3: is larger than 0.01 MiB, as far as max-file-size goes; what follows it was not read"]),
    ):  # fmt: skip
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        status, _, err = mtaudit("check", "-", *words, "--format", "jsonl")
        assert status == 2
        assert err.splitlines() == [f"mtaudit: error: {each}" for each in failed]


def test_a_run_without_memory_is_one_complaint(mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(corpus, "run_report", fail)
    assert mtaudit("check", "good.txt") == (2, "", "mtaudit: error: there is not enough memory for this run\n")


def test_lines_are_bounded_whatever_articles_are_called(mtaudit: Callable[..., Run]) -> None:
    name = "\x1b[31m\u202e" + "n" * 10_000
    long = json.dumps({"id": name, "text": "A wrongen day."})
    twice = json.dumps({"id": name, "text": "A quiet day."})
    bad = json.dumps({"id": name, "text": "A day.", "lang": "\x1b\n" * 10_000})
    put("a.jsonl", f"{long}\n{twice}\n{bad}")
    status, out, err = mtaudit("check", "a.jsonl", "x" * 10_000, "y/" * 3000)
    assert status == 2
    assert max(map(len, [*out.splitlines(), *err.splitlines()])) < 600
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err
    assert "is in '" in out
    status, out, err = mtaudit("check", "x" * 10_000, "--format", "jsonl", "--config", "z" * 10_000)
    assert (status, err.count("\n")) == (2, 1)
    assert len(err) < 450
    assert err.endswith("zzz: cannot be read: File name too long\n")
