"""Many articles: what is found, how each is read, and what one bad article costs the others (nothing)."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtaudit import corpus
from mtaudit.corpus import audit_all
from mtaudit.errors import InputError
from mtaudit.reading.failure import Failure
from mtaudit.reading.sources import Article, StandardInput, gather
from mtaudit.reporters import FORMATS, ReportOptions
from tests.house_rules import house_settings, write_rules

if TYPE_CHECKING:
    from mtaudit.settings.values import Settings


@pytest.fixture(autouse=True)
def _in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return house_settings(write_rules(tmp_path_factory.mktemp("house") / "rules"))


def put(name: str, content: str | bytes = "A wrongen day.") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def ids(*sources: str) -> list[str]:
    return [each.id for each in gather(sources)]


def failure(content: str | bytes, name: str = "a.jsonl") -> str:
    put(name, content)
    (only,) = gather([name])
    assert isinstance(only, Failure)
    return f"{only.id}: {only.message}"


def line(**fields: object) -> str:
    return json.dumps({"id": "1", "text": "A day."} | fields)


def test_a_folder_gives_its_articles_in_order_hidden_ones_left_out() -> None:
    for name in ("b.txt", "a.md", "c.HTML", "e.pdf", ".hidden.txt", ".git/x.txt", "s/z.htm", "s/a.xhtml", "m.markdown"):
        put(f"d/{name}")
    put("d/l.jsonl", line(id="one"))
    assert ids("d") == ["d/a.md", "d/b.txt", "d/c.HTML", "one", "d/m.markdown", "d/s/a.xhtml", "d/s/z.htm"]


def test_a_pattern_gives_what_it_matches_and_a_file_may_be_called_anything() -> None:
    for name in ("n/1.txt", "n/s/2.txt", "n/3.md", "odd.xyz", "br[1].txt"):
        put(name)
    assert ids("n/**/*.txt") == ["n/1.txt", "n/s/2.txt"]
    assert ids("n/*") == ["n/1.txt", "n/3.md", "n/s/2.txt"]
    assert ids("odd.xyz", "br[1].txt", "./n//3.md") == ["odd.xyz", "br[1].txt", "n/3.md"]


def test_a_file_that_is_named_twice_is_audited_once() -> None:
    put("n/1.txt")
    Path("link.txt").symlink_to("n/1.txt")
    assert ids("n", "n/1.txt", "./n/*.txt", "link.txt") == ["n/1.txt"]


def test_a_folder_that_cannot_be_searched_is_a_failure(monkeypatch: pytest.MonkeyPatch, house: Settings) -> None:
    put("n/1.txt")
    put("n/shut/2.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    run = audit_all(gather(["n"]), house)
    assert [article.id for article in run.articles] == ["n/1.txt"]
    assert [failed.id for failed in run.failures] == ["n/shut"]
    assert run.failures[0].message.startswith("cannot be read: ")


def test_links_that_form_a_circle_cost_no_other_article(house: Settings) -> None:
    put("n/1.txt")
    Path("n/2.txt").symlink_to("2.txt")
    for source in ("n", "n/*"):
        run = audit_all(gather([source]), house)
        assert [article.id for article in run.articles] == ["n/1.txt"]
        assert [(f.id, f.message) for f in run.failures] == [
            ("n/2.txt", "cannot be read: Too many levels of symbolic links")
        ]


def test_what_cannot_be_looked_at_costs_no_other_article(house: Settings) -> None:
    put("1.txt")
    run = audit_all(gather([f"{'x' * 5000}.txt", "1.txt"]), house)
    assert [article.id for article in run.articles] == ["1.txt"]
    assert [failed.message for failed in run.failures] == ["cannot be read: File name too long"]


def test_nothing_found_is_a_failure() -> None:
    put("here/a.txt")
    Path("empty").mkdir()
    assert [type(each) for each in gather([""])] == [Failure]
    messages = {each.id: each.message for each in gather(["empty", "*.txt"]) if isinstance(each, Failure)}
    assert messages["empty"].startswith("the folder holds no article (.txt, .md,")
    assert messages["*.txt"] == "no file matches the pattern"


def test_the_suffix_tells_the_format() -> None:
    for name, source in (("a.md", "# Head"), ("a.html", "<h1>Head</h1>"), ("a.txt", "# Head")):
        put(name, source)
    texts = [each.read().text for each in gather(["a.md", "a.html", "a.txt"]) if isinstance(each, Article)]
    assert texts == ["Head", "Head", "# Head"]


def test_json_lines_give_an_article_a_line() -> None:
    meta = {"d": "x", "n": [1]}
    full = line(id=7, lang="en-GB", source="Un jour.", source_lang="fr", reference="One day.", meta=meta)
    put("a.jsonl", b"\xef\xbb\xbf" + f"{full}\r\n\n{line(id='b', text='One line.', extra=1)}".encode())
    first, second = (each.read() for each in gather(["a.jsonl"]) if isinstance(each, Article))
    assert (first.id, first.text, first.source_language) == ("7", "A day.", "fr")
    assert dict(first.metadata) == {"d": "x", "n": "[1]"}
    assert (second.id, second.text, second.source_language) == ("b", "One line.", None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "a.jsonl:1: is not JSON: Expecting property name enclosed in double quotes in column 2"),
        ("\n[1]", "a.jsonl:2: is not a JSON object"),
        ("[" * 100_000, "a.jsonl:1: is nested too deeply"),
        ("9" * 10_000, "a.jsonl:1: holds a number of too many digits"),
        ('{"id": "x", "text": "a", "text": "b"}', "a.jsonl:1: has the field 'text' more than once"),
        ('{"id": "x", "text": "a", "meta": {"b": 1, "b": 1}}', "a.jsonl:1: has the field 'b' more than once"),
        ('{"text": "x"}', "a.jsonl:1: has no field 'id'"),
        ('{"id": "x"}', "a.jsonl:1: has no field 'text'"),
        ('{"id": "x", "text": null}', "a.jsonl:1: has no field 'text'"),
        (line(text=3), "a.jsonl:1: the field 'text' is not a string"),
        (line(text=" \n"), "a.jsonl:1: the field 'text' is empty"),
        (line(id=True), "a.jsonl:1: the field 'id' is not a string"),
        (line(id=""), "a.jsonl:1: the field 'id' is empty"),
        (line(reference=[]), "a.jsonl:1: the field 'reference' is not a string"),
        (line(meta=[]), "a.jsonl:1: the field 'meta' is not an object"),
        (line(lang="fr"), "a.jsonl:1: is in 'fr', by its field 'lang'; only English is audited"),
        (line(text="\ud800"), "a.jsonl:1: the field 'text' holds half a character"),
        ("", "a.jsonl: is empty"),
        ("\n \n", "a.jsonl: is empty"),
        (b"\x00\x01\x02\x00" * 50, "a.jsonl: is not text"),
    ],
)
def test_a_bad_line_is_a_failure_with_its_place(content: str | bytes, message: str) -> None:
    said = failure(content)
    assert said.startswith(message)
    assert "sys." not in said


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.txt", "is empty"),
        (b"\xef\xbb\xbf \n\n", "a.txt", "is empty"),
        (b"<p> <!-- nothing --> </p>", "a.html", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(32)) * 9, "a.txt", "is not text"),
    ],
)
def test_a_file_without_text_is_a_failure(content: bytes, name: str, message: str, house: Settings) -> None:
    put(name, content)
    put("good.txt")
    run = audit_all(gather([name, "good.txt"]), house)
    assert [(failed.id, failed.message[: len(message)]) for failed in run.failures] == [(name, message)]
    assert [article.id for article in run.articles] == ["good.txt"]
    assert not run.complete


def test_a_file_that_cannot_be_read_costs_no_other(house: Settings) -> None:
    put("good.txt")
    run = audit_all(gather(["gone.txt", "good.txt"]), house)
    assert [(failed.id, failed.message) for failed in run.failures] == [
        ("gone.txt", "cannot be read: No such file or directory")
    ]
    assert len(run.articles) == 1


def test_ids_are_made_distinct_and_that_is_noted() -> None:
    put("a.jsonl", "\n".join([line(), line(), line(id="1 (2)"), line()]))
    articles = [each for each in gather(["a.jsonl"]) if isinstance(each, Article)]
    assert [article.id for article in articles] == ["1", "1 (2)", "1 (2) (2)", "1 (3)"]
    assert articles[0].notes == ()
    assert "another article of this run has the id '1'" in articles[1].read().notes[0]


def test_many_equal_ids_take_time_in_proportion() -> None:
    put("a.jsonl", "\n".join([line()] * 20_000))
    began = time.process_time()
    articles = gather(["a.jsonl"])
    assert time.process_time() - began < 10  # a search from the start for each would take minutes
    assert articles[-1].id == "1 (20000)"


def test_a_file_name_that_is_no_text_can_be_shown() -> None:
    try:
        Path(os.fsdecode(b"caf\xe9.txt")).write_text("A day.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (article,) = gather(["."])
    assert isinstance(article, Article)
    assert article.id == "caf\ufffd.txt"
    assert article.read().text == "A day."


def test_standard_input_is_an_article_or_json_lines() -> None:
    (article,) = gather(["-"], StandardInput(b"<p>A day.</p>", "x.html", "html"))
    assert isinstance(article, Article)
    assert (article.id, article.read().text) == ("x.html", "A day.")
    lines = gather(["-"], StandardInput(f"{line()}\n{{".encode(), "stdin", "jsonl"))
    assert [each.id for each in lines] == ["1", "stdin:2"]
    assert gather(["-"], StandardInput(problem="cannot be read")) == (Failure("stdin", "cannot be read"),)


def test_reading_says_what_was_guessed() -> None:
    put("a.txt", "Le café de la gare était fermé. Ça va?".encode("cp1252"))
    (article,) = gather(["a.txt"])
    assert isinstance(article, Article)
    assert any("guessed" in note for note in article.read().notes)
    put("b.txt", b"\xff\xfeA")
    (article,) = gather(["b.txt"])
    assert isinstance(article, Article)
    with pytest.raises(InputError):
        article.read()


DEADLY = '''"""A rule that kills its process."""

import os

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity


class DeadlyWord(PatternRule):
    """A rule that kills its process."""

    error_type = ErrorType.AWKWARD
    severity = Severity.MINOR
    message = "m"
    in_quotations = Quoted.REPORT
    cases = (Case("deadly"),)
    bad = (Bad("deadly", "deadly"), Bad("deadly", "deadly"))
    good = ("a", "b")

    def accepts(self, document, match):
        os._exit(9)
'''


def many(count: int, deadly: tuple[int, ...] = ()) -> list[str]:
    texts = ["A wrongen deadly day." if n in deadly else f"A wrongen day {n}." for n in range(count)]
    put("many.jsonl", "\n".join(line(id=f"n{n}", text=text) for n, text in enumerate(texts)))
    return ["many.jsonl"]


def test_a_rule_that_ends_its_process_costs_what_it_would_find_there(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "SMALL_RUN", 0)
    monkeypatch.setattr(corpus, "CHUNK_LENGTH", 3)
    folder = write_rules(tmp_path_factory.mktemp("deadly") / "rules")
    (folder / "deadly_word.py").write_text(DEADLY, encoding="utf-8")
    settings = house_settings(folder, select=("wrong-word", "deadly-word"))
    run = audit_all(gather(many(12, deadly=(4, 10))), settings, jobs=2)
    assert [article.id for article in run.articles] == [f"n{n}" for n in range(12)]
    assert run.failures == ()
    for number, article in enumerate(run.articles):
        deadly = number in (4, 10)
        wanted = [("deadly-word", "ended the process that audited the article")] if deadly else []
        assert [(error.rule, error.message) for error in article.errors] == wanted
        assert [finding.rule for finding in article.findings] == ["wrong-word"]


def test_the_report_is_the_same_for_any_number_of_workers(house: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [*many(20), "gone.txt"]
    here = audit_all(gather(sources), house, jobs=1)
    monkeypatch.setattr(corpus, "SMALL_RUN", 0)
    monkeypatch.setattr(corpus, "CHUNK_LENGTH", 3)
    done: list[int] = []
    there = audit_all(gather(sources), house, jobs=2, progress=lambda: done.append(1))
    assert len(done) == 21
    for name in ("json", "jsonl", "sarif", "terminal"):
        assert FORMATS[name](here, ReportOptions()) == FORMATS[name](there, ReportOptions())


def test_a_small_run_starts_no_worker(house: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(corpus, "_Pool")
    assert len(audit_all(gather(many(5)), house, jobs=4).articles) == 5
