"""Silencers: what each silences, in which order, and which of them are reported as unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.auditor import Auditor
from mtaudit.judging import baseline
from mtaudit.judging.suppression import Silencer, matches_path
from mtaudit.language.text import Span
from mtaudit.reading import markup
from mtaudit.rule.finding import Applicability, Finding, fingerprint, hash_fields
from mtaudit.rule.mqm import ErrorType, Severity
from mtaudit.settings.values import PathOverride, Settings
from tests.house_rules import house_settings, write_rules

if TYPE_CHECKING:
    from pathlib import Path

    from mtaudit.article.document import Document
    from mtaudit.report import ArticleReport


def doc(text: str, *, name: str = "a.txt") -> Document:
    return markup.read(text, id=name, format=markup.format_of(name))


def flag(document: Document, text: str, fix: str | None = None, rule: str = "lowercase-name") -> Finding:
    start = document.text.index(text)
    span = Span(start, start + len(text))
    return Finding(
        rule, span, document.source_span(span), text, ErrorType.CAPITALIZATION, Severity.MAJOR, 0.9, "m", fix,
        Applicability.SAFE, None, False, (), "", fingerprint(rule, document, span),
    )  # fmt: skip


def silencers(document: Document, finding: Finding, **fields: object) -> list[str]:
    settings = Settings(**fields)  # type: ignore[arg-type]
    return [silenced.by for silenced in Silencer(settings).apply(document, [finding], []).silenced]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_rules(tmp_path / "rules")


def audit(folder: Path, text: str, name: str = "a.txt", **fields: object) -> ArticleReport:
    return Auditor(house_settings(folder, **fields)).audit(text, id=name, format=markup.format_of(name))


@pytest.mark.parametrize(
    ("text", "flagged", "fix", "word"),
    [
        ("He saw kyiv today.", "kyiv", "Kyiv", "kyiv"),
        ("He saw KYIV today.", "KYIV", "Kyiv", "kyiv"),
        ("He saw KYIV today.", "KYIV", "Kyiv", "KYIV"),
        ("Eat chicken kiev here.", "kiev", "Kyiv", "chicken kiev"),
        ("Eat chicken\nkiev here.", "kiev", "Kyiv", "chicken  kiev"),
        ("The kyiv city hall.", "kyiv city", "Kyiv city", "kyiv"),
        ("The o’brien farm.", "o’brien", "O’Brien", "o'brien"),
        ("In kyiv's streets.", "kyiv's", "Kyiv's", "kyiv"),
        ("A co‑op shop.", "co‑op", None, "co-op"),
        ("kyiv", "kyiv", None, "kyiv"),
    ],
)
def test_a_word_silences_what_it_holds(text: str, flagged: str, fix: str | None, word: str) -> None:
    document = doc(text)
    finding = flag(document, flagged, fix)
    assert silencers(document, finding, vocabulary=(word,)) == [f'vocabulary "{word}"']
    by = f'exception "{word}" of lowercase-name'
    assert silencers(document, finding, exceptions={"lowercase-name": (word,)}) == [by]
    assert silencers(document, finding, exceptions={"other-rule": (word,)}) == []


@pytest.mark.parametrize(
    ("text", "flagged", "fix", "word"),
    [
        ("He saw kyiv today.", "kyiv", "Kyiv", "Kyiv"),
        ("He saw kyivans today.", "kyivans", "Kyivans", "kyiv"),
        ("He saw kyivans today.", "kyiv", "Kyiv", "kyiv"),
        ("He saw kyiv today.", "saw kyiv today", None, "kyiv"),
        ("The kyiv city hall.", "kyiv city", "Kyiv City", "kyiv"),
        ("Eat chicken. kiev here.", "kiev", "Kyiv", "chicken kiev"),
        ("Chicken kiev and kiev.", "and kiev", "and Kiev", "chicken kiev"),
        ("A re -election.", "re -election", "re-election", "re"),
    ],
)
def test_a_word_silences_nothing_else(text: str, flagged: str, fix: str | None, word: str) -> None:
    document = doc(text)
    assert silencers(document, flag(document, flagged, fix), vocabulary=(word,)) == []


def test_a_later_occurrence_counts_too() -> None:
    document = doc("a ab a b a")
    finding = flag(document, "a b a")
    assert silencers(document, finding, vocabulary=("a b a",)) == ['vocabulary "a b a"']


PATHS = [
    ("drafts/a.txt", "drafts/*", True),
    ("drafts/a.txt", "drafts/", True),
    ("drafts/x/a.txt", "drafts/", True),
    ("drafts/x/a.txt", "drafts/*", False),
    ("drafts/x/a.txt", "drafts/**", True),
    ("drafts/a.txt", "drafts/**/a.txt", True),
    ("news/drafts/a.txt", "drafts/*", True),
    ("/news/drafts/a.txt", "/news/**", True),
    ("other/news/a.txt", "*.txt", True),
    ("a.txt", "*.md", False),
    ("olddrafts/a.txt", "drafts/*", False),
    ("drafts\\a.txt", "drafts/*", True),
    ("a[1].txt", "a[1].txt", True),
    ("a1.txt", "a[1].txt", False),
    ("ab.txt", "a?.txt", True),
    ("a/.txt", "a?.txt", False),
]


@pytest.mark.parametrize(("path", "pattern", "expected"), PATHS)
def test_paths_match_as_globs_from_any_folder(path: str, pattern: str, *, expected: bool) -> None:
    assert matches_path(path, pattern) is expected


@given(st.text(max_size=20), st.text("/*?[]a.!", max_size=12))
def test_no_pattern_fails(path: str, pattern: str) -> None:
    matches_path(path, pattern)


def test_paths_silence_rules_error_types_and_former_ids(folder: Path) -> None:
    for name in ("wrong-word", "old-word", "terminology"):
        report = audit(folder, "A wrongen, loosen day.", "drafts/a.txt", overrides=(PathOverride("drafts/*", (name,)),))
        assert [finding.rule for finding in report.findings] == ["loose-word"]
        assert [silenced.by for silenced in report.silenced] == ['settings for the path "drafts/*"']
        report = audit(folder, "A wrongen day.", overrides=(PathOverride("drafts/*", (name,)),))
        assert len(report.findings) == 1


def test_a_comment_silences_its_block_and_names_its_line(folder: Path) -> None:
    text = "A wrongen day.\n\nA wrongen, loosen night. <!-- mtaudit: ignore[wrong-word] -->\n\nA wrongen dawn.\n"
    report = audit(folder, text, "a.md")
    assert [finding.text for finding in report.findings] == ["wrongen", "loosen", "wrongen"]
    assert [silenced.by for silenced in report.silenced] == ["comment in line 3 [wrong-word]"]
    assert report.unused_suppressions == ()
    assert report.score.counts[Severity.CRITICAL] == 2


def test_a_comment_may_silence_all_rules_a_file_and_by_former_id(folder: Path) -> None:
    assert audit(folder, "A wrongen, loosen night. <!-- mtaudit: ignore -->", "a.md").findings == ()
    assert audit(folder, "<p>A wrongen</p><!-- mtaudit: ignore-file --><p>loosen</p>", "a.html").findings == ()
    assert audit(folder, "A wrongen night. <!-- mtaudit: ignore[old-word] -->", "a.md").findings == ()


def test_an_unused_comment_is_reported(folder: Path) -> None:
    text = "A quiet day. <!-- mtaudit: ignore[wrong-word] -->\n\nA wrongen day. <!-- mtaudit: ignore[loose-word] -->"
    report = audit(folder, text, "a.md")
    assert len(report.findings) == 1
    unused = [unused.silencer for unused in report.unused_suppressions]
    assert unused == ["comment in line 1 [wrong-word]", "comment in line 3 [loose-word]"]


def test_the_broadest_silencer_comes_first(folder: Path) -> None:
    text = "A wrongen day. <!-- mtaudit: ignore -->"
    path = (PathOverride("*.md", ("wrong-word",)),)
    everything = {"overrides": path, "exceptions": {"wrong-word": ("wrongen",)}, "vocabulary": ("wrongen",)}
    order = ['settings for the path "*.md"', 'exception "wrongen" of wrong-word', 'vocabulary "wrongen"']
    for by, key in zip(order, list(everything), strict=True):
        report = audit(folder, text, "a.md", **everything)
        assert [silenced.by for silenced in report.silenced] == [by]
        assert [unused.silencer for unused in report.unused_suppressions] == ["comment in line 1"]
        del everything[key]
    assert audit(folder, text, "a.md").silenced[0].by == "comment in line 1"


def test_unsure_findings_are_left_out_and_not_listed(folder: Path) -> None:
    report = audit(folder, "A wrongen, loosen day.", min_confidence=0.5)
    assert [finding.rule for finding in report.findings] == ["wrong-word"]
    assert report.silenced == ()


def test_settings_change_severities_and_quotations_still_lower_them(folder: Path) -> None:
    report = audit(folder, "A loosen day, a wrongen day.", severities={"older-word": Severity.CRITICAL})
    assert [finding.severity for finding in report.findings] == [Severity.CRITICAL, Severity.CRITICAL]
    assert report.score.counts[Severity.CRITICAL] == 2
    report = audit(folder, 'He called it "a wrongen day".', severities={"wrong-word": Severity.MAJOR})
    assert [finding.severity for finding in report.findings] == [Severity.MINOR]


def test_the_run_reports_what_silenced_nothing_anywhere(folder: Path) -> None:
    auditor = Auditor(
        house_settings(
            folder,
            vocabulary=("wrongen", "other", "Third"),
            exceptions={"loose-word": ("so loosen", "loosen up")},
            overrides=(PathOverride("x/*", ("wrong-word",)), PathOverride("a.txt", ("loose-word",))),
        )
    )
    reports = [auditor.audit("A wrongen day, loosen.", id="a.txt"), auditor.audit("Loosen up.", id="b.txt")]
    assert [unused.silencer for unused in auditor.unused_suppressions(reports)] == [
        'settings for the path "x/*"',
        'exception "so loosen" of loose-word',
        "vocabulary: other, Third",
    ]


def test_an_article_finding_is_silenced_by_id_and_by_whole_file_comments_alone() -> None:
    from mtaudit.rule.finding import ArticleFinding

    finding = ArticleFinding(
        "odd-whole", ErrorType.AWKWARD, Severity.MINOR, 0.5, "m", (Span(0, 1),), (), "", hash_fields("odd-whole")
    )
    silencer = Silencer(Settings(vocabulary=("a",), overrides=(PathOverride("b.txt", ("style",)),)))

    def by(text: str, name: str) -> list[str]:
        return [silenced.by for silenced in silencer.apply(doc(text, name=name), [], [finding]).silenced]

    assert by("a", "a.txt") == []
    assert by("a", "b.txt") == ['settings for the path "b.txt"']
    assert by("One.\n\nTwo. <!-- mtaudit: ignore -->", "a.md") == []
    assert by("One.\n\nTwo. <!-- mtaudit: ignore-file[odd-whole] -->", "a.md") == ["comment in line 3 [odd-whole]"]


def test_a_baseline_silences_as_often_as_it_says(folder: Path, tmp_path: Path) -> None:
    line = "We had the same wrongen old day again today.\n\n"
    first = audit(folder, line * 2)
    path = tmp_path / "known.json"
    path.write_text(baseline.dumps(baseline.entries_of("a.txt", first.findings)), encoding="utf-8")
    assert len(audit(folder, line * 2, baseline=path).silenced) == 2
    assert len(audit(folder, line * 3, baseline=path).findings) == 1
    assert len(audit(folder, line * 2, "b.txt", baseline=path).findings) == 2
