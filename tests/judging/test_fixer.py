"""Fixes: which are applied, what they leave alone, and how the file is written."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.judging import fixer
from mtaudit.language.text import Span
from mtaudit.reading import markup
from mtaudit.rule.finding import Applicability, Finding
from mtaudit.rule.mqm import ErrorType, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mtaudit.article.document import Document


def reader(style: str = "text") -> Callable[[str], Document]:
    return lambda source: markup.read(source, id="a", format=style)


def found(
    document: Document, span: Span, fix: str | None, applicability: Applicability = Applicability.SAFE
) -> Finding:
    return Finding(
        "r", span, document.source_span(span), document.text[span.start : span.end], ErrorType.AWKWARD,
        Severity.MINOR, 1.0, "m", fix, applicability, None, False, (), "", "",
    )  # fmt: skip


def replacing(
    words: dict[str, str | None], applicability: Applicability = Applicability.SAFE
) -> Callable[[Document], Iterator[Finding]]:
    """An audit that finds every occurrence of the words, with what to write instead."""

    def audit(document: Document) -> Iterator[Finding]:
        for word, fix in words.items():
            at = document.text.find(word)
            while at != -1:
                yield found(document, Span(at, at + len(word)), fix, applicability)
                at = document.text.find(word, at + 1)

    return audit


def fixed(source: str, words: dict[str, str | None], style: str = "text", *, unsafe: bool = False) -> fixer.Fixed:
    read = reader(style)
    return fixer.fix(read(source), replacing(words), read, unsafe=unsafe)


def test_every_occurrence_is_fixed_and_all_else_stands() -> None:
    source = "date 2025-04-18\r\n\r\nIn kyiv\tand kyiv 😀 kyiv.\r\nOn.\r"
    assert fixed(source, {"kyiv": "Kyiv"}).document.source == source.replace("kyiv", "Kyiv")
    assert len(fixed(source, {"kyiv": "Kyiv"}).applied) == 3


def test_a_finding_without_a_fix_changes_nothing() -> None:
    assert fixed("a b", {"a": None, "b": "b"}) == fixer.Fixed(reader()("a b"), (), ())


def test_suggestions_wait_for_permission() -> None:
    read = reader()
    audit = replacing({"a": "x"}, Applicability.SUGGESTED)
    assert fixer.fix(read("a b"), audit, read).document.source == "a b"
    assert fixer.fix(read("a b"), audit, read, unsafe=True).document.source == "x b"


def test_of_overlapping_fixes_the_first_goes_in_and_the_audit_decides_anew() -> None:
    assert fixed("one two three", {"one two": "1", "two three": "23"}).document.source == "1 three"
    assert fixed("one two", {"one two": "two", "two": "2"}).document.source == "2"


def test_a_fix_may_delete() -> None:
    assert fixed("Din Din today.", {"Din Din": "Din"}).document.source == "Din today."
    assert fixed("So , it is.", {" ,": ","}).document.source == "So, it is."


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    assert fixed("a", {"a": "b", "b": "a"}).document.source in {"a", "b"}
    assert len(fixed("a", {"a": "aa"}).document.source) <= 2**fixer.ROUNDS


@pytest.mark.parametrize(
    ("source", "style", "expected"),
    [
        ("<p>In kyiv <b>kyiv</b>.</p>", "html", "<p>In Kyiv <b>Kyiv</b>.</p>"),
        ("<p id='kyiv'>ky<i>iv</i> kyiv</p><!-- kyiv -->", "html", "<p id='kyiv'>ky<i>iv</i> Kyiv</p><!-- kyiv -->"),
        ("<p>&#107;yiv, kyiv</p>", "html", "<p>&#107;yiv, Kyiv</p>"),
        ("> In *kyiv* and [kyiv](kyiv.html)", "markdown", "> In *Kyiv* and [Kyiv](kyiv.html)"),
        ("ky**iv** `kyiv` kyiv", "markdown", "ky**iv** `kyiv` Kyiv"),
    ],
)
def test_markup_stands_and_what_crosses_it_is_skipped(source: str, style: str, expected: str) -> None:
    result = fixed(source, {"kyiv": "Kyiv"}, style)
    assert result.document.source == expected
    crossing = reader(style)(source).text.count("kyiv") - len(result.applied)
    assert [skipped.reason for skipped in result.skipped] == ["the flagged text stands across markup"] * crossing


def test_a_fix_that_would_be_read_as_markup_is_skipped_and_the_others_go_in() -> None:
    result = fixed("<p>less more kyiv</p>", {"less": "<b>", "kyiv": "Kyiv"}, "html")
    assert result.document.source == "<p>less more Kyiv</p>"
    assert [skipped.reason for skipped in result.skipped] == ["the article would not read as the fix means it"]
    assert fixed("a b", {"b": "*b*"}, "markdown").document.source == "a b"


def test_a_finding_whose_text_is_not_in_its_place_is_skipped() -> None:
    document = reader()("one two")
    stale = found(reader()("two one"), Span(0, 3), "2")
    result = fixer.fix_once(document, [stale], reader())
    assert result.document.source == "one two"
    assert len(result.skipped) == 1


@given(st.text(max_size=60), st.text(max_size=4), st.sampled_from(markup.FORMATS), st.randoms(use_true_random=False))
def test_the_new_text_is_the_old_one_with_the_fixes(source: str, fix: str, style: str, draw: object) -> None:
    import random

    assert isinstance(draw, random.Random)
    read = reader(style)
    document = read(source)
    length = len(document.text)
    spans = sorted({(draw.randint(0, length), draw.randint(0, length)) for _ in range(3)})
    findings = [found(document, Span(min(span), max(span)), fix) for span in spans if span[0] != span[1]]
    result = fixer.fix_once(document, findings, read)
    expected = document.text
    for finding in reversed(result.applied):
        expected = expected[: finding.span.start] + fix + expected[finding.span.end :]
    assert result.document.text == expected
    if not result.applied:
        assert result.document is document


ENCODINGS = [
    (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (b"", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize(("mark", "encoding"), ENCODINGS)
def test_a_file_keeps_its_encoding_mark_newlines_and_mode(tmp_path: Path, mark: bytes, encoding: str) -> None:
    source = "The café’s owner – “a man from Köln” – went to kyiv.\r\nSo it was.\rOn.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(mark + source.encode(encoding))
    path.chmod(0o640)
    document = markup.read(path.read_bytes(), id="a", format="text")
    assert document.source == source
    fixer.write(path, document, source.replace("kyiv", "Kyiv"))
    assert path.read_bytes() == mark + source.replace("kyiv", "Kyiv").encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [child.name for child in tmp_path.iterdir()] == ["a.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("kyiv", encoding="utf-8")
    (tmp_path / "a.txt").symlink_to("real.txt")
    fixer.write(tmp_path / "a.txt", reader()("kyiv"), "Kyiv")
    assert (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "Kyiv"


def test_a_file_with_several_names_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("kyiv, once more", encoding="utf-8")
    (tmp_path / "b.txt").hardlink_to(tmp_path / "a.txt")
    fixer.write(tmp_path / "a.txt", reader()("kyiv, once more"), "Kyiv")
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "Kyiv"
    assert (tmp_path / "b.txt").samefile(tmp_path / "a.txt")


def test_links_that_form_a_circle_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    with pytest.raises(InputError, match=r"a\.txt: not fixed: Too many levels of symbolic links"):
        fixer.write(tmp_path / "a.txt", reader()("kyiv"), "Kyiv")
    with pytest.raises(OSError, match="Too many levels of symbolic links"):
        fixer.replace_file(tmp_path / "a.txt", b"x")
    assert (tmp_path / "a.txt").is_symlink()


def test_a_file_that_has_changed_or_cannot_hold_the_text_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("something else", encoding="utf-8")
    with pytest.raises(InputError, match="not fixed: the file has changed"):
        fixer.write(path, reader()("kyiv"), "Kyiv")
    path.write_bytes("où kyiv".encode("cp1252"))
    with pytest.raises(InputError, match=r"not fixed: its encoding, (cp1252|charmap), has no 'Ж'"):
        fixer.write(path, reader()("où kyiv"), "où Ж")
    with pytest.raises(InputError, match=r"gone\.txt: not fixed: No such file"):
        fixer.write(tmp_path / "gone.txt", reader()("kyiv"), "Kyiv")
    assert path.read_bytes() == "où kyiv".encode("cp1252")


def test_a_new_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    fixer.replace_file(tmp_path / "new.txt", b"x")
    assert (tmp_path / "new.txt").read_bytes() == b"x"
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        fixer.replace_file(tmp_path / "folder", b"x")
    assert sorted(child.name for child in tmp_path.iterdir()) == ["folder", "new.txt"]
