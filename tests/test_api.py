"""The library as its users see it."""

from __future__ import annotations

import importlib
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

import mtaudit

ARTICLE = (
    "The envoy flew to kyiv on Monday.\n\n"
    "He did not develop more. Le maire a quitté la mairie lundi sans dire un mot de plus.\n"
)


def test_every_public_name_is_there() -> None:
    for name in mtaudit.__all__:
        assert getattr(mtaudit, name) is not None
    assert set(mtaudit.__all__) <= set(dir(mtaudit))
    with pytest.raises(AttributeError):
        _ = mtaudit.nothing_of_the_kind


def test_an_article_is_audited() -> None:
    report = mtaudit.audit(ARTICLE, id="story-17")
    assert [f.rule for f in report.findings] == ["lowercase-name", "reporting-formula", "untranslated-sentence"]
    first = report.findings[0]
    assert ARTICLE[first.source_span.start : first.source_span.end] == first.text == "kyiv"
    assert first.fix == "Kyiv"
    assert report.score.signature.startswith(f"mtaudit:{mtaudit.__version__}|")


def test_a_report_pickles_and_turns_into_plain_values() -> None:
    report = mtaudit.audit(ARTICLE)
    assert pickle.loads(pickle.dumps(report)) == report
    assert report.to_dict()["id"] == "article"


def test_threads_share_an_auditor() -> None:
    auditor = mtaudit.Auditor()
    expected = auditor.audit(ARTICLE).findings
    fresh = mtaudit.Auditor()
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(fresh.audit, [ARTICLE] * 32))
    assert all(report.findings == expected for report in reports)


@pytest.mark.parametrize("article", ["", " \n", None, 5])
def test_what_is_no_article_is_refused(article: str) -> None:
    with pytest.raises(mtaudit.InputError):
        mtaudit.audit(article, id="story-17")


def test_settings_are_checked_when_made() -> None:
    with pytest.raises(mtaudit.ConfigError):
        mtaudit.Settings(ignore="style")  # type: ignore[arg-type]
    with pytest.raises(mtaudit.ConfigError):
        mtaudit.Settings(min_confidence=80)
    with pytest.raises(mtaudit.ConfigError):
        mtaudit.Gate(fail_on="awful")  # type: ignore[arg-type]
    assert hash(mtaudit.Settings()) == hash(mtaudit.Settings())


@pytest.mark.parametrize("door", ["mtaudit", "mtaudit.article", "mtaudit.language", "mtaudit.rule"])
def test_every_name_of_a_door_leads_somewhere(door: str) -> None:
    room = importlib.import_module(door)
    assert all(getattr(room, name) is not None for name in room.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = room.nothing
