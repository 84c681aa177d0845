"""The settings: where they come from, which wins, and what is said of those that cannot be used."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from mtaudit.auditor import Auditor
from mtaudit.errors import ConfigError
from mtaudit.rule.mqm import Severity
from mtaudit.settings.file import find, load, shown
from mtaudit.settings.gate import Gate
from mtaudit.settings.keys import KEYS
from mtaudit.settings.values import PathOverride, Settings

if TYPE_CHECKING:
    from pathlib import Path

FULL = """
select = ["false-friend", "accuracy"]
extend-select = ["casing"]
ignore = ["light-verb"]
min-confidence = 0.25
fail-on = "major"
fail-confidence = 0.75
min-words = 250
max-points = 12
vocabulary = ["Kyiv Post"]
vocabulary-files = ["words.txt"]
rule-folders = ["house"]
baseline = "known.json"
jobs = 3
max-file-size = 1.5
format = "json"

[exceptions]
lowercase-name = ["kyiv"]

[severity]
light-verb = "major"

[per-path."drafts/**"]
ignore = ["false-friend"]
"""


LONG = "x" * 60
"""As much of a wrong value as is shown."""


def write(folder: Path, text: str, name: str = "mtaudit.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problem(folder: Path, text: str, name: str = "mtaudit.toml") -> str:
    path = write(folder, text, name)
    with pytest.raises(ConfigError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return message.removeprefix(str(path))


def test_every_key_is_read(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    write(tmp_path, "# house words\n\nZnamya\nKyiv Post\n", "words.txt")
    assert load(tmp_path, is_trusted=True) == Settings(
        select=("false-friend", "accuracy"),
        extend_select=("casing",),
        ignore=("light-verb",),
        min_confidence=0.25,
        gate=Gate(Severity.MAJOR, 0.75, 12.0, 250),
        vocabulary=("Kyiv Post", "Znamya"),
        rule_folders=(tmp_path / "house",),
        baseline=tmp_path / "known.json",
        jobs=3,
        max_file_size=1.5,
        format="json",
        exceptions={"lowercase-name": ("kyiv",)},
        severities={"light-verb": Severity.MAJOR},
        overrides=(PathOverride("drafts/**", ("false-friend",)),),
    )


def test_the_same_keys_hold_in_pyproject(tmp_path: Path) -> None:
    text = 'x = 1\n[tool.mtaudit]\nfail-on = "minor"\n[tool.mtaudit.exceptions]\na = ["b"]\n'
    write(tmp_path, text, "pyproject.toml")
    settings = load(tmp_path)
    assert settings.gate.fail_on is Severity.MINOR
    assert settings.exceptions == {"a": ("b",)}
    assert settings.origin("fail-on") == f"{tmp_path / 'pyproject.toml'}:3"
    assert settings.origin("exceptions") == f"{tmp_path / 'pyproject.toml'}:4"


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert load(tmp_path, file="none") == Settings()
    assert {origin for _, _, origin in shown(load(tmp_path, file="none"))} == {"default"}


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    write(tmp_path, "jobs = 1")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find(inner) == tmp_path / "mtaudit.toml"
    write(inner, "[project]\nname = 'mtaudit-fan'\n", "pyproject.toml")
    assert find(inner) == tmp_path / "mtaudit.toml"
    nearer = write(tmp_path / "a", "[tool.mtaudit]\njobs = 2\n", "pyproject.toml")
    assert find(inner) == nearer
    assert find(inner.parent) == nearer
    assert find(tmp_path) == tmp_path / "mtaudit.toml"
    write(tmp_path / "a", "jobs = 4")
    assert load(inner).jobs == 4


def test_a_broken_pyproject_of_somebody_else_is_no_problem(tmp_path: Path) -> None:
    write(tmp_path, "jobs = 5")
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner, "not toml at all [", "pyproject.toml")
    assert load(inner).jobs == 5


def test_later_places_win_key_by_key(tmp_path: Path) -> None:
    path = write(tmp_path, "jobs = 1\nmin-confidence = 0.5\nselect = ['a']\nformat = 'json'\n")
    settings = load(
        tmp_path, command_line={"select": ["b"], "fail-on": "never"}, environment={"MTAUDIT_JOBS": "7", "OTHER": "x"}
    )
    assert (settings.jobs, settings.min_confidence, settings.select, settings.format) == (7, 0.5, ("b",), "json")
    assert settings.gate.fail_on is None
    origins = {key: origin for key, _, origin in shown(settings)}
    assert origins["jobs"] == "environment (MTAUDIT_JOBS)"
    assert origins["min-confidence"] == f"{path}:2"
    assert origins["select"] == origins["fail-on"] == "command line"
    assert origins["max-points"] == "command line"  # nothing fails where "never" is all that is said
    assert origins["min-words"] == "default"


def test_the_file_may_be_named(tmp_path: Path) -> None:
    write(tmp_path, "jobs = 1")
    other = write(tmp_path, "jobs = 2", "other.toml")
    assert load(tmp_path, file=other).jobs == 2
    assert load(tmp_path, environment={"MTAUDIT_CONFIG": "other.toml"}).jobs == 2
    assert load(tmp_path, environment={"MTAUDIT_CONFIG": "none"}).jobs == 0
    with pytest.raises(ConfigError, match=r"gone\.toml: cannot be read: No such file"):
        load(tmp_path, file=tmp_path / "gone.toml")


def test_paths_count_from_the_place_that_names_them(tmp_path: Path) -> None:
    write(tmp_path, 'baseline = "b.json"')
    inner = tmp_path / "inner"
    inner.mkdir()
    assert load(inner).baseline == tmp_path / "b.json"
    assert load(inner, command_line={"baseline": "b.json"}).baseline == inner / "b.json"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nselct = []", ":2: unknown key 'selct'; did you mean 'select'?"),
        ("[severty]\na = 1", ":1: unknown key 'severty'; did you mean 'severity'?"),
        ("zzz = 1", ":1: unknown key 'zzz'"),
        ("select = 'a'", ":1: select must be a list of strings, not 'a'"),
        ("select = ['a', 5]", ":1: select[1] must be a string that is not blank, not 5"),
        ("min-confidence = 'high'", ":1: min-confidence must be a number from 0 to 1, not 'high'"),
        ("min-confidence = 1.5", ":1: min-confidence must be a number from 0 to 1, not 1.5"),
        ("min-confidence = true", ":1: min-confidence must be a number from 0 to 1, not true"),
        ("fail-confidence = nan", ":1: fail-confidence must be a number from 0 to 1, not nan"),
        ("max-points = -1", ':1: max-points must be a number from 0 up, or "never", not -1'),
        ("min-words = -1", ":1: min-words must be a whole number from 0 up, not -1"),
        ("min-words = 1.5", ":1: min-words must be a whole number from 0 up, not 1.5"),
        ("fail-on = 'bad'", ':1: fail-on must be one of "critical", "major", "minor", "never", not \'bad\''),
        ("fail-on = ['major']", ':1: fail-on must be one of "critical", "major", "minor", "never", not a list'),
        ("jobs = -2", ':1: jobs must be a whole number from 0 to 9999, or "auto", not -2'),
        ("jobs = 1.5", ':1: jobs must be a whole number from 0 to 9999, or "auto", not 1.5'),
        (f"jobs = 0x{'f' * 5000}", ':1: jobs must be a whole number from 0 to 9999, or "auto", not one so large'),
        (f"max-points = 1{'0' * 400}", ':1: max-points must be a number from 0 up, or "never", not one so large'),
        (
            f"fail-on = '{'x' * 99}'",
            f':1: fail-on must be one of "critical", "major", "minor", "never", not \'{LONG}…\'',
        ),
        ("baseline = 1", ":1: baseline must be the path of a file, not 1"),
        ('baseline = "\\u0000"', ":1: baseline must be the path of a file, not '\\x00'"),
        ('vocabulary-files = ["a", "\\u0000"]', ":1: vocabulary-files[1] must be a path, not '\\x00'"),
        ('rule-folders = ["\\u0000"]', ":1: rule-folders[0] must be a path, not '\\x00'"),
        ("format = {}", ":1: format must be a string, not a table"),
        ("exceptions = []", ":1: exceptions must be a table of rules, each with a list of wordings, not a list"),
        ("[exceptions]\na = 'b'", ":1: exceptions.a must be a list of strings, not 'b'"),
        ("[severity]\na = 'x'", ':1: severity.a must be one of "critical", "major", "minor", not \'x\''),
        ("[per-path]\n'a/*' = 1", ":1: per-path.\"a/*\" must be a table with the key 'ignore', not 1"),
        ("[per-path.'a']\nselect = []", ":1: per-path.\"a\" must be a table with the key 'ignore' alone, not 'select'"),
        ("[per-path.'a']\nignore = 'b'", ":1: per-path.\"a\".ignore must be a list of strings, not 'b'"),
        ("[per-path.a]\nignore = [1]", ':1: per-path."a".ignore[0] must be a string that is not blank, not 1'),
        ("a = ", ": not valid TOML: Invalid value (at end of document)"),
        (f"jobs = {'9' * 5000}", ": holds a number of too many digits"),
        (f"jobs = {'[' * 5000}", ": is nested too deeply"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    assert problem(tmp_path, text) == message


def test_a_pyproject_without_the_table_cannot_be_named(tmp_path: Path) -> None:
    path = write(tmp_path, "[project]\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"has no table \[tool.mtaudit\]"):
        load(tmp_path, file=path)
    assert problem(tmp_path, "tool.mtaudit = 3", "pyproject.toml") == ": tool.mtaudit must be a table"


def test_the_command_line_and_the_environment_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^command line: jobs must be .* not 'many'"):
        load(tmp_path, file="none", command_line={"jobs": "many"})
    with pytest.raises(ConfigError, match=r"^environment \(MTAUDIT_JOBS\): jobs must be .* not 'many'"):
        load(tmp_path, file="none", environment={"MTAUDIT_JOBS": "many"})
    with pytest.raises(ConfigError, match=r"^environment \(MTAUDIT_JOBS\): jobs must be .* not '9{60}…'$"):
        load(tmp_path, file="none", environment={"MTAUDIT_JOBS": "9" * 5000})


def test_values_are_shown_as_toml(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    write(tmp_path, "Znamya", "words.txt")
    values = {key: value for key, value, _ in shown(load(tmp_path, is_trusted=True))}
    assert values.keys() == {key.name for key in KEYS} - {"vocabulary-files"}
    assert values["select"] == '["false-friend", "accuracy"]'
    assert values["fail-on"] == '"major"'
    assert values["max-points"] == "12"
    assert values["exceptions"] == '{lowercase-name = ["kyiv"]}'
    assert values["per-path"] == '{"drafts/**" = {ignore = ["false-friend"]}}'
    assert values["vocabulary"] == '["Kyiv Post", "Znamya"]'


def test_settings_pickle_and_cannot_be_changed(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    write(tmp_path, "", "words.txt")
    settings = load(tmp_path, is_trusted=True)
    again = pickle.loads(pickle.dumps(settings))
    assert again == settings
    assert again.origins == settings.origins
    with pytest.raises(TypeError):
        again.exceptions["a"] = ("b",)


def test_the_profile_tells_settings_apart_that_change_what_counts() -> None:
    different = [
        Settings(),
        Settings(min_confidence=0.5),
        Settings(vocabulary=("a",)),
        Settings(exceptions={"a": ("b",)}),
        Settings(severities={"a": Severity.MAJOR}),
        Settings(overrides=(PathOverride("a", ("b",)),)),
    ]
    assert len({settings.profile for settings in different}) == len(different)
    assert Settings().profile == Settings(jobs=3, gate=Gate(None)).profile == ""


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (Settings(exceptions={"fals-friend": ("a",)}, origins={"exceptions": "m.toml:3"}), "m.toml:3: exceptions: "),
        (Settings(severities={"fals-friend": Severity.MINOR}), "default: severity: "),
        (Settings(overrides=(PathOverride("a", ("fals-friend",)),)), "default: per-path: "),
    ],
)
def test_a_table_that_names_no_rule_is_refused(settings: Settings, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Auditor(settings)
    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith("'fals-friend'; did you mean 'false-friend'?")
