"""Files that are found: what is left out of folders and behind patterns, and what is read where it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.reading.search import Found, find
from tests.reading.test_made import MADE


@pytest.fixture(autouse=True)
def _in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("outside/o.txt", "site/a.txt", "site/s/b.txt"):
        put(name)


def put(name: str, content: str = "A day.\n") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def link(name: str, to: str) -> None:
    Path(name).symlink_to(to)


def names(found: Found) -> list[str]:
    return [path.as_posix() for path in found.files]


@pytest.mark.parametrize("source", ["site", "site/", "site/*", "site/**/*.txt"])
def test_links_are_followed_within_a_folder_and_not_out_of_it(source: str) -> None:
    link("site/in.txt", "s/b.txt")
    link("site/out.txt", "../outside/o.txt")
    link("site/gone.txt", "../outside/gone.txt")
    found = find(source)
    assert set(names(found)) == {"site/a.txt", "site/in.txt", "site/s/b.txt"}
    (told,) = found.left_out
    assert "left out 2 links that lead out of it (site/gone.txt, …); name one to have it read" in told


@pytest.mark.parametrize("source", ["site", "site/*"])
def test_folders_behind_links_are_told_of_too(source: str) -> None:
    link("site/far", "../outside")
    link("site/.hidden", "../outside")
    found = find(source)
    assert names(found) == ["site/a.txt", "site/s/b.txt"]
    (told,) = found.left_out
    assert "left out 1 link that leads out of it (site/far); name it to have it read" in told


def test_what_is_named_is_read() -> None:
    link("site/out.txt", "../outside/o.txt")
    link("site/far", "../outside")
    put("site/page.html", MADE["page"])
    for source in ("site/out.txt", "site/page.html"):
        assert find(source) == Found((Path(source),))
    assert names(find("site/far")) == ["site/far/o.txt"]
    assert names(find("site/far/*.txt")) == ["site/far/o.txt"]
    assert find("site/far").left_out == ()


@pytest.mark.parametrize("source", ["site", "site/**"])
def test_files_that_mtaudit_made_are_left_out_and_counted_once(source: str) -> None:
    put("site/page.html", MADE["page"])
    assert find("site").left_out == (
        "site: left out 1 file that mtaudit made (site/page.html); name it to have it read",
    )
    put("site/s/findings.jsonl", MADE["jsonl"])
    put("site/s/findings.txt", MADE["terminal"])
    found = find(source)
    assert set(names(found)) == {"site/a.txt", "site/s/b.txt"}
    assert len(found.left_out) == 1
    assert "left out 3 files that mtaudit made (site/page.html, …); name one" in found.left_out[0]
