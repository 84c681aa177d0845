"""Settings files that came with articles: what they may not do before they are trusted, and how trust is given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtaudit.cli import main
from tests.house_rules import write_rules

if TYPE_CHECKING:
    from collections.abc import Callable

Run = tuple[int, str, str]

SECRET = "correct-horse-battery"
RULES = 'rule-folders = ["rules"]\nselect = ["wrong-word"]\n'

pytestmark = pytest.mark.skipif(os.name != "posix", reason="makes links")


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a folder of somebody else, whose rule file leaves a trace when it runs."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    for name in ("MTAUDIT_CONFIG", "MTAUDIT_JOBS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "outer" / "articles"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    (tmp_path / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    put("a.txt", f"A wrongen day, {SECRET}.\n")
    write_rules(folder / "rules")
    put("rules/trace.py", f"from pathlib import Path\nPath({str(tmp_path / 'RAN')!r}).touch()\n")
    return folder


@pytest.fixture
def mtaudit(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    def run(*arguments: str) -> Run:
        capfd.readouterr()
        status = main(arguments)
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return run


def put(name: str | Path, content: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def in_pyproject(settings: str) -> str:
    return f"[tool.mtaudit]\n{settings}"


def here(_: pytest.MonkeyPatch) -> None:
    put("mtaudit.toml", RULES)


def pyproject(_: pytest.MonkeyPatch) -> None:
    put("pyproject.toml", in_pyproject(RULES))


def parent(_: pytest.MonkeyPatch) -> None:
    put("../mtaudit.toml", 'rule-folders = ["articles/rules"]\nselect = ["wrong-word"]\n')


def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    put("other.toml", RULES)
    monkeypatch.setenv("MTAUDIT_CONFIG", "other.toml")


def linked_settings(_: pytest.MonkeyPatch) -> None:
    put("elsewhere/m.toml", RULES)
    Path("mtaudit.toml").symlink_to("elsewhere/m.toml")


def linked_rules(_: pytest.MonkeyPatch) -> None:
    Path("link").symlink_to("rules")
    put("mtaudit.toml", RULES.replace("rules", "link"))


def absolute(_: pytest.MonkeyPatch) -> None:
    put("mtaudit.toml", f'rule-folders = ["{Path("rules").absolute()}"]\n')


WAYS = [here, pyproject, parent, environment, linked_settings, linked_rules, absolute]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "command",
    [
        ("check", "a.txt"),
        ("check", "a.txt", "--fix"),
        ("report", "a.txt", "-o", "out"),
        ("baseline", "a.txt"),
        ("rules",),
        ("explain", "wrong-word"),
        ("config", "--show"),
    ],
    ids=" ".join,
)
def test_no_settings_file_that_was_found_runs_code(
    mtaudit: Callable[..., Run],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    way: Callable[[pytest.MonkeyPatch], None],
    command: tuple[str, ...],
) -> None:
    way(monkeypatch)
    status, out, err = mtaudit(*command)
    assert not (tmp_path / "RAN").exists()
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "rule-folders would run code, and this file is not trusted" in err
    assert "`mtaudit trust " in err


def test_what_the_user_names_is_trusted(mtaudit: Callable[..., Run], tmp_path: Path) -> None:
    put("mtaudit.toml", RULES)
    for words in (("--config", "mtaudit.toml"), ("--trust-settings",), ("--rule-folder", "rules")):
        (tmp_path / "RAN").unlink(missing_ok=True)
        status, out, _ = mtaudit("check", "a.txt", *words)
        assert (status, "wrong-word" in out, (tmp_path / "RAN").exists()) == (1, True, True)
    assert mtaudit("check", "a.txt")[0] == 2  # each of them held for its own run


def to_secret(folder: Path, kind: str) -> str:
    """A path that leads from a folder of articles to the secret."""
    if kind == "link":
        Path("words.tsv").symlink_to(folder / "secret")
        return "words.tsv"
    if kind == "linked folder":
        Path("sub").symlink_to(folder)
        return "sub/secret"
    return str(folder / "secret") if kind == "absolute" else "../../secret"


@pytest.mark.parametrize("kind", ["absolute", "upwards", "link", "linked folder"])
@pytest.mark.parametrize("key", ["vocabulary-files", "glossary", "baseline"])
@pytest.mark.parametrize("name", ["mtaudit.toml", "pyproject.toml"])
def test_no_file_outside_is_read(mtaudit: Callable[..., Run], tmp_path: Path, kind: str, key: str, name: str) -> None:
    path = to_secret(tmp_path, kind)
    value = f'"{path}"' if key == "baseline" else f'["{path}"]'
    put(name, f"{key} = {value}\n" if name == "mtaudit.toml" else in_pyproject(f"{key} = {value}\n"))
    status, out, err = mtaudit("config", "--show")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"{key} leads out of the file's folder, and this file is not trusted" in err
    assert SECRET not in out + err
    out = mtaudit("config", "--show", "--trust-settings")[1]
    assert (SECRET in out) == (key == "vocabulary-files")


@pytest.mark.parametrize("secret", [f"{SECRET}\n", f'{SECRET} = "mtaudit"\n', f'[tool.mtaudit]\n{SECRET} = 1\n"'])
@pytest.mark.parametrize("name", ["mtaudit.toml", "pyproject.toml"])
def test_settings_that_are_a_link_to_elsewhere_show_nothing(
    mtaudit: Callable[..., Run], tmp_path: Path, secret: str, name: str
) -> None:
    put(tmp_path / "secret", secret)
    Path(name).symlink_to(tmp_path / "secret")
    status, out, err = mtaudit("check", "a.txt", "--no-learned", "--select", "lowercase-name", "--format", "jsonl")
    assert SECRET not in err
    is_settings = name == "mtaudit.toml" or "mtaudit" in secret
    assert ("is a link that leads out of its folder, and this file is not trusted" in err) == is_settings
    assert (status, err.count("\n"), bool(out)) == ((2, 1, False) if is_settings else (0, 0, True))


def test_files_inside_are_read_but_never_pipes(mtaudit: Callable[..., Run]) -> None:
    put("words/house.txt", "wrongen\n")
    put("mtaudit.toml", 'vocabulary-files = ["words/house.txt"]\n')
    assert 'vocabulary = ["wrongen"]' in mtaudit("config", "--show")[1]
    os.mkfifo("pipe")
    put("mtaudit.toml", 'vocabulary-files = ["pipe"]\n')
    status, _, err = mtaudit("config", "--show")
    assert status == 2
    assert "vocabulary-files must name files" in err


def test_trust_holds_for_the_file_and_the_code_as_they_stand(mtaudit: Callable[..., Run], tmp_path: Path) -> None:
    settings = put("mtaudit.toml", RULES).absolute()
    status, out, err = mtaudit("trust")
    assert (status, out) == (0, "")
    assert err.startswith(f"mtaudit: {settings}: is trusted as it stands, with the code in ")
    assert not (tmp_path / "RAN").exists()  # which only reads the code
    assert mtaudit("check", "a.txt")[0] == 1
    assert mtaudit("trust", "--list") == (0, f"{settings}\n", "")

    for path in ("rules/wrong_word.py", "rules/data/words.txt", "mtaudit.toml"):
        before = Path(path).read_text(encoding="utf-8") if Path(path).exists() else None
        put(path, f"{before or ''}\n")
        assert mtaudit("check", "a.txt")[0] == 2
        assert mtaudit("trust", "--list")[1] == f"{settings}  (changed since: not trusted)\n"
        assert mtaudit("trust", "mtaudit.toml")[0] == 0
        assert mtaudit("check", "a.txt")[0] == 1

    assert mtaudit("trust", "--remove")[0] == 0
    assert mtaudit("trust", "--list") == (0, "", "")
    assert mtaudit("check", "a.txt")[0] == 2
    assert mtaudit("trust", "--remove")[0] == 2


def test_running_trusted_code_leaves_it_trusted(mtaudit: Callable[..., Run]) -> None:
    put("mtaudit.toml", RULES)
    mtaudit("trust")
    assert [mtaudit("check", "a.txt")[0] for _ in range(2)] == [1, 1]
    assert not Path("rules/__pycache__").exists()


def test_bytecode_beside_trusted_code_never_runs(mtaudit: Callable[..., Run], tmp_path: Path) -> None:
    import importlib.util
    import py_compile

    put("mtaudit.toml", RULES)
    mtaudit("trust")
    other = put(tmp_path / "other.py", f"open({str(tmp_path / 'EVIL')!r}, 'w').close()\n")
    cached = Path(importlib.util.cache_from_source("rules/trace.py"))
    py_compile.compile(str(other), str(cached), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    assert mtaudit("check", "a.txt")[0] == 1
    assert not (tmp_path / "EVIL").exists()


def test_a_link_to_trusted_settings_is_not_trusted(mtaudit: Callable[..., Run], tmp_path: Path) -> None:
    put("mtaudit.toml", RULES)
    mtaudit("trust")
    (tmp_path / "RAN").unlink(missing_ok=True)
    inner = Path("inner")
    (inner / "rules").mkdir(parents=True)
    put("inner/rules/trace.py", Path("rules/trace.py").read_text(encoding="utf-8"))
    (inner / "mtaudit.toml").symlink_to("../mtaudit.toml")
    os.chdir(inner)
    assert mtaudit("check", "../a.txt")[0] == 2
    assert not (tmp_path / "RAN").exists()


def test_the_record_of_trust_lies_in_the_users_state(
    mtaudit: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("mtaudit.toml", RULES)
    home = Path("home").absolute()
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", "state")  # not absolute, so that articles could bring it along
    assert mtaudit("trust")[0] == 0
    assert not Path("state").exists()
    assert len(list(home.rglob("trusted.json"))) == 1


@pytest.mark.parametrize("content", ["{", "[]", '{"version": 2, "files": {}}', '{"version": 1, "files": {"a": 1}}'])
def test_a_broken_record_is_one_complaint(mtaudit: Callable[..., Run], content: str) -> None:
    put(Path(os.environ["XDG_STATE_HOME"], "mtaudit", "trusted.json"), content)
    put("mtaudit.toml", RULES)
    status, out, err = mtaudit("check", "a.txt")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "trusted.json: is " in err


def test_trust_needs_a_file_that_can_be_read(mtaudit: Callable[..., Run]) -> None:
    assert mtaudit("trust")[2] == "mtaudit: error: no settings file holds here; name one\n"
    assert "gone.toml: cannot be read" in mtaudit("trust", "gone.toml")[2]
    put("mtaudit.toml", 'rule-folders = ["gone"]\n')
    assert "gone' does not exist" in mtaudit("trust")[2]
