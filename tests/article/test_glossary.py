"""The glossary: how it is read, what it finds, and what it does to settings, scores and reports."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtaudit import Auditor, ConfigError, Settings
from mtaudit.article.glossary import Glossary, Term, instead
from mtaudit.cli import main
from mtaudit.reading.terms import read
from mtaudit.settings.file import load, shown

if TYPE_CHECKING:
    from mtaudit import ArticleReport

RULES = ("glossary-term", "forbidden-term")
TERMS = """source\ttarget\tforbidden\tlanguage\tnote
Верховна Рада\tVerkhovna Rada|parliament\tSupreme Council\tuk\tas in the constitution
\tKyiv\tKiev|Kyev
ЄС\tEU|European Union
кабінет міністрів\tCabinet of Ministers
"""


def put(folder: Path, content: str | bytes, name: str = "terms.tsv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def audited(glossary: Path, text: str, source: str | None = None, language: str | None = "uk") -> ArticleReport:
    settings = Settings(select=RULES, glossary=(glossary,))
    return Auditor(settings).audit(text, source=source, source_language=language)


def found(report: ArticleReport) -> list[tuple[str, str, str | None]]:
    assert not report.errors
    return [(finding.rule, finding.text, finding.fix) for finding in report.findings]


def only(*terms: Term) -> Glossary:
    return Glossary(terms)


def test_a_file_with_a_header_is_read(tmp_path: Path) -> None:
    assert read([put(tmp_path, "\ufeff" + TERMS.replace("\n", "\r\n"))]).terms == (
        Term(
            "Верховна Рада", ("Verkhovna Rada", "parliament"), ("Supreme Council",), "uk", "as in the constitution"
        ),
        Term("", ("Kyiv",), ("Kiev", "Kyev")),
        Term("ЄС", ("EU", "European Union")),
        Term("кабінет міністрів", ("Cabinet of Ministers",)),
    )  # fmt: skip


def test_a_file_without_a_header_has_two_columns(tmp_path: Path) -> None:
    path = put(tmp_path, "Rat\tcouncil | board\n\nBund\t federal  government \n")
    assert read([path]).terms == (Term("Rat", ("council", "board")), Term("Bund", ("federal government",)))


def test_lines_of_one_term_are_one_term(tmp_path: Path) -> None:
    one = put(tmp_path, "Rat\tcouncil\nrat\tboard\n")
    other = put(tmp_path, "forbidden\tsource\ttarget\nadvice\tRat\tcouncil\nx\n", "other.tsv")
    assert read([one, other]).terms == (Term("Rat", ("council", "board"), ("advice",)), Term("", (), ("x",)))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("Rat", ":1: has 1 column; source and target were expected, or a header that names more"),
        ("Rat\tcouncil\tx", ":1: has 3 columns; source and target were expected, or a header that names more"),
        ("\n\nRat\t ", ":3: has no target"),
        ("\tcouncil", ":1: has neither a source nor a forbidden term"),
        ("source\ttarget\tforbiden", ":1: column 3 has an unknown name; did you mean 'forbidden'?"),
        ("source\ttarget\tsource", ":1: names the column 'source' twice"),
        ("source\ttarget\na\tb\tc", ":2: has 3 columns; the header has 2"),
        ("source\ttarget\tlanguage\na\tb\tUkrainian",
         ":2: language must be a code of two letters, such as uk"),
        ("a\tb\n—\tc", ":2: a wording holds no letter and no digit"),
        ("source\ttarget\tforbidden\na\tb\tc\na\tc", ":3: a wording is forbidden, and a target of the same term"),
        (b"a\tb\nc\t\xff", ":2: cannot be read: it is not UTF-8"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_with_its_line(tmp_path: Path, content: str | bytes, complaint: str) -> None:
    path = put(tmp_path, content)
    with pytest.raises(ConfigError) as caught:
        read([path])
    assert str(caught.value) == f"{path}{complaint}"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.tsv: cannot be read: No such file or directory$"):
        Auditor(Settings(glossary=(tmp_path / "none.tsv",)))
    with pytest.raises(ConfigError, match="cannot be read: "):
        read([tmp_path])


def test_terms_are_checked_beside_the_source(tmp_path: Path) -> None:
    report = audited(
        put(tmp_path, TERMS),
        "The Supreme Council met in Kiev on Monday. Kyev is waiting for us. The European Union agreed at last.",
        "Верховна Рада зібралася в Києві в понеділок. Київ чекає на нас. Нарешті ЄС погодився.",
    )
    assert found(report) == [
        ("glossary-term", "Supreme Council", "Verkhovna Rada"),
        ("forbidden-term", "Kiev", "Kyiv"),
        ("forbidden-term", "Kyev", "Kyiv"),
    ]
    first = report.findings[0]
    assert first.message == (
        'The glossary has "Verkhovna Rada" or "parliament" for "Верховна Рада" (as in the constitution), '
        'not "Supreme Council".'
    )


def test_what_has_nothing_in_its_place_marks_the_sentence(tmp_path: Path) -> None:
    text = "It waits for the cabinet of the bloc."
    report = audited(put(tmp_path, TERMS), text, "ЄС чекає на Кабінет Міністрів.")
    assert found(report) == [("glossary-term", text, None)]
    assert '"EU" or "European Union" for "ЄС"; "Cabinet of Ministers" for' in report.findings[0].message


def test_without_a_source_only_words_that_are_forbidden_everywhere_count(tmp_path: Path) -> None:
    report = audited(put(tmp_path, TERMS), "The Supreme Council met in Kiev, the bloc said.", language=None)
    assert found(report) == [("forbidden-term", "Kiev", "Kyiv")]


def test_a_term_of_another_language_is_not_asked_for(tmp_path: Path) -> None:
    terms = put(tmp_path, "source\ttarget\tlanguage\nпарламент\tVerkhovna Rada\tuk\n")
    text, source = "Parliament met today.", "Парламент собрался сегодня."
    assert [found(audited(terms, text, source, code)) != [] for code in ("uk", "ru")] == [True, False]


@pytest.mark.parametrize(
    ("term", "source", "is_held"),
    [
        ("президент", "Зустріч президентів.", True),
        ("Präsident", "Die Präsidentschaftswahl kommt.", False),
        ("Bank", "Die Bank schließt.", True),
        ("Bank", "Er war bankrott.", False),
        ("прем'єр", "Заява прем’єра.", True),
        ("Assemblée nationale", "Devant l’Assemblée nationale.", True),
        ("ONU", "L'ONU vote.", True),
        ("UN", "C'est un vote.", False),
        ("10000", "10099 Leute kamen.", False),
        ("工会", "这个工会会员离开了。", True),
        ("प्रधान मंत्री", "आज प्रधान मंत्री ने कहा।", True),
        ("Café", "Das Cafe\u0301 schließt.", True),
    ],
)
def test_forms_of_a_source_term(term: str, source: str, is_held: bool) -> None:
    listed = Term(term, ("x",))
    assert only(listed).terms_in(source, None) == [listed] * is_held


def test_the_longer_of_two_source_terms_counts() -> None:
    council, rada = Term("рада", ("council",)), Term("Верховна рада", ("Verkhovna Rada",))
    glossary = only(council, rada, Term("Верховна рада міста", ("city hall",), language="ru"))
    assert glossary.terms_in("Верховна рада міста", "uk") == [rada]
    assert glossary.terms_in("Міська рада і Верховна рада.", "uk") == [council, rada]


@pytest.mark.parametrize(
    ("target", "text", "held"),
    [
        ("prime minister", "Two Prime\n  Ministers’ wives met.", ["Prime\n  Ministers"]),
        ("prime minister", "The prime ministerial plane.", []),
        ("US", "They told us of the US.", ["US"]),
        ("NGO", "Some NGOs left.", ["NGOs"]),
        ("Côte d'Ivoire", "In Côte d’Ivoire’s north.", ["Côte d’Ivoire"]),
        ("(sic)", "He wrote (sic) so.", ["(sic)"]),
    ],
)
def test_forms_of_an_english_term(target: str, text: str, held: list[str]) -> None:
    uses = only(Term("x", (target,))).targets_in(text, 100)
    assert [text[use.span.start - 100 : use.span.end - 100] for use in uses] == held


def test_a_forbidden_word_is_right_inside_a_target() -> None:
    glossary = only(Term("", ("Kyiv",), ("Kiev",)), Term("", ("chicken Kiev",), ("Kiev chicken",)))
    assert [use.span.start for use in glossary.forbidden_in("Chicken Kiev in Kiev.")] == [16]


def test_a_forbidden_word_may_differ_from_its_target_by_capitals_alone() -> None:
    text = "From Internet to internet."
    assert [use.span.start for use in only(Term("", ("internet",), ("Internet",))).forbidden_in(text)] == [5]


@pytest.mark.parametrize(
    ("forbidden", "text", "fix"),
    [
        ("jail", "Jail!", "Prison!"),
        ("jail", "Two jails.", "Two prisons."),
        ("jail", "JAIL!", "PRISON!"),
        ("Jail", "A Jail.", "A prison."),
    ],
)
def test_what_is_to_be_written_instead_follows_what_stands(forbidden: str, text: str, fix: str) -> None:
    term = Term("", ("prison",), (forbidden,))
    (use,) = only(term).forbidden_in(text)
    written = text[use.span.start : use.span.end]
    assert text.replace(written, instead(use, written, term) or "") == fix
    assert instead(use, written, Term("", (), (forbidden,))) is None


def test_only_a_glossary_that_is_used_is_in_the_signature(tmp_path: Path) -> None:
    path = put(tmp_path, TERMS)
    plain = Auditor(Settings(select=RULES)).signature
    signed = Auditor(Settings(select=RULES, glossary=(path,))).signature
    assert signed == f"{plain}|glossary:{read([path]).digest}"
    same = put(tmp_path, TERMS.replace("as in the constitution", "a note"), "same.tsv")
    other = put(tmp_path, TERMS.replace("Kyev", "Kyyiv"), "other.tsv")
    assert [read([each]).digest == read([path]).digest for each in (same, other)] == [True, False]


def test_a_glossary_pickles_with_an_audited_article(tmp_path: Path) -> None:
    report = audited(put(tmp_path, TERMS), "In Kiev.")
    again = pickle.loads(pickle.dumps(report))
    assert again.document.glossary == report.document.glossary
    assert again.findings == report.findings


def test_the_setting_counts_from_its_file_and_tells_its_origin(tmp_path: Path) -> None:
    settings_file = put(tmp_path, 'ignore = []\nglossary = ["terms.tsv"]\n', "mtaudit.toml")
    settings = load(tmp_path)
    assert settings.glossary == (tmp_path / "terms.tsv",)
    assert ("glossary", f'["{tmp_path}/terms.tsv"]', f"{settings_file}:2") in shown(settings)
    put(tmp_path, 'glosary = ["terms.tsv"]\n', "mtaudit.toml")
    with pytest.raises(ConfigError, match=r"mtaudit\.toml:1: unknown key 'glosary'; did you mean 'glossary'\?$"):
        load(tmp_path)


def test_the_command_line_names_glossaries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "\tx\n", "mtaudit-unused.tsv")
    put(tmp_path, TERMS)
    put(tmp_path, "In Kiev.\n", "a.txt")
    arguments = ["a.txt", "--config", "none", "--select", ",".join(RULES), "--glossary", "terms.tsv"]
    assert main(["check", *arguments, "--quiet", "--max-points", "1"]) == 1
    assert 'help: write "Kyiv"' in capfd.readouterr().out
    assert main(["report", *arguments, "--quiet", "-o", "out"]) == 0
    assert "glossary:" in Path("out/report.json").read_text(encoding="utf-8")
    assert main(["check", *arguments[:-1], "mtaudit-unused.tsv"]) == 2
    complaint = "mtaudit: error: mtaudit-unused.tsv:1: has neither a source nor a forbidden term\n"
    assert capfd.readouterr().err.endswith(complaint.replace("mtaudit-unused", f"{tmp_path}/mtaudit-unused"))
    assert main(["explain", "forbidden-term"]) == 0
    assert "with the glossary: Kyiv, not Kiev" in capfd.readouterr().out
