"""`--source`: the text that an article was translated from, beside it; and what --fix makes of bilingual files."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from mtaudit import Auditor, InputError
from mtaudit.article.original import Original
from mtaudit.cli import main
from mtaudit.cli.companions import add_companions, with_companions
from mtaudit.cli.options import Parser, add_articles, articles_of
from mtaudit.reading.bounded import LARGEST
from mtaudit.reading.sources import Article
from mtaudit.settings.values import Settings
from tests.house_rules import house_settings, trust_settings, write_rules

if TYPE_CHECKING:
    from collections.abc import Callable


Run = tuple[int, list[str]]


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    for name in ("MTAUDIT_CONFIG", "MTAUDIT_JOBS"):
        monkeypatch.delenv(name, raising=False)
    write_rules(tmp_path / "house")
    put("mtaudit.toml", 'select = ["wrong-word"]\nrule-folders = ["house"]\n')
    trust_settings()
    put("a.txt", "A quiet day.\n")
    put("uk.html", "<h1>День</h1><script>x()</script><p>Тихий <b>день</b>.</p>")


@pytest.fixture
def mtaudit(capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    def run(*arguments: str) -> Run:
        status = main(arguments)
        return status, [line for line in capfd.readouterr().err.splitlines() if line.startswith("mtaudit: ")]

    return run


@pytest.fixture
def settings() -> Settings:
    return house_settings(Path("house"))


def put(name: str, content: str | bytes) -> str:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def articles(*arguments: str) -> list[Article]:
    """The articles that a command of these arguments would audit."""
    parser = Parser()
    add_articles(parser)
    add_companions(parser)
    options = parser.parse_args(arguments)
    found = with_companions(articles_of(options, Settings()).waiting, options, LARGEST)
    assert all(isinstance(each, Article) for each in found)
    return [each for each in found if isinstance(each, Article)]


def test_a_source_is_read_as_prose() -> None:
    (article,) = articles("a.txt", "--source", "uk.html", "--source-language", "uk-UA")
    document = article.read()
    assert document.original is not None
    assert document.original == Original(document.original.text, "uk", name="uk.html")
    assert document.original.text.split() == ["День", "Тихий", "день."]
    assert (document.text, document.source_language) == ("A quiet day.\n", "uk")


def test_a_doubtful_encoding_of_the_source_is_told() -> None:
    put("fr.txt", "Une journée tranquille à la mer.".encode("cp1252"))
    (article,) = articles("a.txt", "--source", "fr.txt")
    assert article.original == Original("Une journée tranquille à la mer.", name="fr.txt")
    assert article.notes == ("its source fr.txt: read as windows-1252, guessed",)


def test_a_language_alone_goes_to_those_that_state_none() -> None:
    lines = [
        {"id": "1", "text": "One.", "source": "Раз."},
        {"id": "2", "text": "Two.", "source": "Deux.", "source_lang": "fr"},
        {"id": "3", "text": "Three."},
    ]
    put("a.jsonl", "\n".join(map(json.dumps, lines)))
    found = articles("a.jsonl", "--source-language", "uk")
    assert [(each.source_language, each.original and each.original.language) for each in found] == [
        ("uk", "uk"),
        ("fr", "fr"),
        ("uk", None),
    ]


def test_the_language_of_a_json_line_is_that_of_its_source() -> None:
    put("a.jsonl", json.dumps({"id": "1", "text": "Two.", "source_lang": "fr-CA"}))
    put("fr.txt", "Deux.")
    (article,) = articles("a.jsonl", "--source", "fr.txt")
    assert article.original == Original("Deux.", "fr", name="fr.txt")


@pytest.mark.parametrize("command", [["check"], ["report", "-o", "out"]])
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["a.txt", "b.txt", "--source", "uk.html"], "--source is the source of one article; 2 are named"),
        (["a.txt", "--source", "gone.txt"], "gone.txt: cannot be read: No such file or directory"),
        (["a.txt", "--source", "empty.txt"], "empty.txt: is empty"),
        (["a.txt", "--source", "empty.html"], "empty.html: holds no text"),
        (["a.txt", "--source", "house"], "house: cannot be read: Is a directory"),
        (["a.txt", "--source", "a.tsv"], "a.tsv: is not the text of a source; name a file of text, Markdown or HTML"),
        (["a.tsv", "--source", "uk.html"], "a.tsv: has a source of its own; --source would be another"),
        (["gone.txt", "--source", "uk.html"], "gone.txt: cannot be read: No such file or directory"),
        (["gone.jsonl", "--source", "uk.html"], "gone.jsonl: cannot be read: No such file or directory"),
    ],
)
def test_a_source_that_cannot_be_used_is_one_line(
    mtaudit: Callable[..., Run], command: list[str], arguments: list[str], complaint: str
) -> None:
    put("b.txt", "Another day.")
    put("empty.txt", " \n")
    put("empty.html", "<p></p>")
    put("a.tsv", "Un.\tOne.\n")
    status, complaints = mtaudit(*command, *arguments)
    assert (status, complaints[0]) == (2, f"mtaudit: error: {complaint}")


def test_a_language_is_two_letters(mtaudit: Callable[..., Run]) -> None:
    status, (complaint,) = mtaudit("check", "a.txt", "--source-language", "Ukrainian")
    assert status == 2
    assert "--source-language: is no language code of two letters, such as uk: 'Ukrainian'" in complaint


def test_check_and_report_take_a_source(mtaudit: Callable[..., Run]) -> None:
    for command in (["check"], ["report", "-o", "out", "--quiet"]):
        assert mtaudit(*command, "a.txt", "--source", "uk.html", "--source-language", "uk") == (0, [])
    assert json.loads(Path("out/report.json").read_text(encoding="utf-8"))["articles"][0]["source_language"] == "uk"


def test_a_bilingual_file_is_audited_and_left_as_it_is(mtaudit: Callable[..., Run]) -> None:
    rows = "Хибний день.\tA wrongen day.\n"
    put("a.tsv", rows)
    status, complaints = mtaudit("check", "a.tsv", "--fix")
    assert status == 1
    assert complaints == [
        "mtaudit: a.tsv: not fixed: its file is bilingual (--diff shows the fixes)",
        "mtaudit: 0 fixes applied in 0 files",
    ]
    assert Path("a.tsv").read_text(encoding="utf-8") == rows


def test_standard_input_may_be_bilingual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Раз.\tOne.\n".encode())))
    (article,) = articles("-", "--stdin-name", "a.tsv", "--source-language", "uk")
    assert (article.id, article.source) == ("a.tsv", "One.")
    assert article.original == Original("Раз.", "uk", segmented=True, name="a.tsv")


def test_the_library_takes_a_source(settings: Settings) -> None:
    auditor = Auditor(settings)
    document = auditor.audit("A day.", source="День.\r\n\r\nДва.", source_language="uk").document
    assert document.original == Original("День.\n\nДва.", "uk")
    assert (document.source_language, auditor.audit("A day.").document.original) == ("uk", None)
    assert auditor.audit("A day.", source_language="fr").source_language == "fr"
    with pytest.raises(InputError, match=r"^x: its source holds no text$"):
        auditor.audit("A day.", id="x", source=" ")


SOURCE = "Верховна Рада зібралася в Києві в понеділок, щоб ухвалити закон про бюджет на наступний рік."
"""Long enough for its language to be told."""


def test_the_language_of_an_original_at_hand_is_no_guess(settings: Settings) -> None:
    report = Auditor(settings).audit("A quiet day.", source=SOURCE)
    assert (report.source_language, report.is_language_known) == ("uk", True)
    assert report.to_dict()["source_language"] == "uk"
    stated = Auditor(settings).audit("A quiet day.", source_language="fr")
    assert (stated.source_language, stated.is_language_known) == ("fr", True)
    unknown = Auditor(settings).audit("A quiet day.")
    assert (unknown.source_language, unknown.is_language_known) == (None, False)


def test_the_reports_call_no_known_language_a_guess(capfd: pytest.CaptureFixture[str]) -> None:
    put("uk.txt", SOURCE)
    assert main(["check", "a.txt", "--source", "uk.txt"]) == 0
    assert "  translated from: uk\n" in capfd.readouterr().out
    assert main(["report", "a.txt", "--source", "uk.txt", "-o", "out"]) == 0
    page = Path("out/a.html").read_text(encoding="utf-8")
    assert "translated from " in page
    assert "(a guess)" not in page
