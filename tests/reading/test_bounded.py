"""Files that are too large, devices without an end, and memory that runs out: each costs only itself."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path

import pytest

from mtaudit.corpus import audit_all
from mtaudit.errors import InputError
from mtaudit.reading import bounded, markup
from mtaudit.reading.bounded import MIB
from mtaudit.reading.failure import NO_MEMORY
from mtaudit.reading.sources import gather
from tests.house_rules import house_settings, write_rules

TOO_LARGE = "is larger than 0.000977 MiB, as far as max-file-size goes"
KIB = 1024


@pytest.fixture(autouse=True)
def _in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def line(name: str, length: int = 10) -> str:
    return json.dumps({"id": name, "text": "A day. " + "x" * length})


def said(*sources: str, largest: int = KIB) -> list[tuple[str, str]]:
    """Each article of a run with its failure, or nothing."""
    run = audit_all(gather(sources, largest=largest), house_settings(write_rules(Path("rules"))))
    return sorted([(each.id, "") for each in run.articles] + [(each.id, each.message) for each in run.failures])


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("A day.")
    for name in ("big.txt", "big.tsv", "big.html"):
        with Path(name).open("wb") as file:
            file.truncate(20 * 1024 * MIB)  # sparse: it takes no room
    monkeypatch.setattr(bounded, "read_stream", lambda file, _: file.read(KIB))
    assert said("a.txt", "big.txt", "big.tsv", "big.html") == [
        ("a.txt", ""),
        ("big.html", TOO_LARGE),
        ("big.tsv", TOO_LARGE),
        ("big.txt", TOO_LARGE),
    ]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_without_an_end_is_read_as_far_as_the_bound() -> None:
    Path("a.txt").write_text("A day.")
    Path("lines.jsonl").symlink_to("/dev/zero")
    assert said("a.txt", "/dev/zero") == [("/dev/zero", TOO_LARGE), ("a.txt", "")]
    assert [(each.id, each.message) for each in gather(["lines.jsonl"], largest=KIB)] == [  # type: ignore[union-attr]
        ("lines.jsonl:1", f"{TOO_LARGE}; what follows it was not read")
    ]


def test_json_lines_may_be_large_and_their_lines_may_not() -> None:
    lines = [line(f"n{n}") for n in range(100)]
    lines[3] = line("n3", KIB)
    Path("a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = dict(said("a.jsonl"))
    assert len(result) == 100
    assert {name: message for name, message in result.items() if message} == {"a.jsonl:4": TOO_LARGE}


def test_lines_keep_their_numbers() -> None:
    data = b"a\n" + b"b" * 3000 + b"\nc\n" + b"d" * 9 + b"\n" + b"e" * 2000
    lines = bounded.lines_of(BytesIO(data), 10, is_finite=True)
    assert lines.data == b"a\n\nc\n" + b"d" * 9 + b"\n"
    assert (lines.too_long, lines.is_whole) == ((2, 5), True)
    lines = bounded.lines_of(BytesIO(data), 10)
    assert (lines.data, lines.too_long, lines.is_whole) == (b"a\n", (2,), False)


def test_a_stream_is_read_up_to_the_bound() -> None:
    assert bounded.read_stream(BytesIO(b"x" * 5), 5) == b"x" * 5
    with pytest.raises(InputError):
        bounded.read_stream(BytesIO(b"x" * 6), 5)


def test_memory_that_runs_out_costs_the_article_that_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read = markup.read

    def hungry(source: str, **more: object) -> object:
        if "hungry" in source:
            raise MemoryError
        return read(source, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(markup, "read", hungry)
    Path("a.txt").write_text("A day.")
    Path("b.txt").write_text("A hungry day.")
    assert said("b.txt", "a.txt") == [("a.txt", ""), ("b.txt", NO_MEMORY)]


def test_a_fault_of_the_program_costs_the_article_that_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read = markup.read

    def faulty(source: str, **more: object) -> object:
        if "faulty" in source:
            raise KeyError("no\nsuch")
        return read(source, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(markup, "read", faulty)
    Path("a.txt").write_text("A day.")
    Path("b.txt").write_text("A faulty day.")
    assert said("b.txt", "a.txt") == [("a.txt", ""), ("b.txt", "cannot be audited: KeyError: 'no\\nsuch'")]


def test_a_reader_that_fails_costs_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from mtaudit.reading import bilingual

    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(bilingual, "read", fail)
    Path("a.txt").write_text("A day.")
    Path("b.xlf").write_text("<xliff/>")
    assert said("b.xlf", "a.txt") == [("a.txt", ""), ("b.xlf", "cannot be audited: RecursionError: too deep")]


@pytest.mark.skipif(os.name != "posix", reason="these names are POSIX")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nul.xlf", b'<xliff version="1.2">\0</xliff>'),
        ("nul.tmx", b"<tmx>\0</tmx>"),
        ("nul.po", b'msgid "a\0"\nmsgstr "b\0"\n'),
        ("nul.tsv", b"a\0\tb\0\n"),
        ("nul.jsonl", b'{"id": "a\0", "text": "b"}\n'),
        ("nul.txt", b"a\0b"),
        ("deep.xlf", b"<a>" * 100_000),
        ("deep.jsonl", b'{"id":' * 100_000),
        ("long.jsonl", json.dumps({"id": "x", "text": "y", "lang": "x" * 10_000}).encode()),
        ("long2.jsonl", json.dumps({"id": "x", "text": "y", "source_lang": "x\x1b\n" * 10_000}).encode()),
        ("root.xlf", b"<" + b"x" * 10_000 + b"/>"),
    ],
)
def test_hostile_files_are_one_bounded_line_each(name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    Path("a.txt").write_text("A day.")
    result = said(name, "a.txt", largest=MIB)
    assert ("a.txt", "") in result
    ((_, message),) = [each for each in result if each[0] != "a.txt"]
    assert message
    assert len(message) <= 300
    assert len(message.splitlines()) == 1
    assert message == message.strip()
