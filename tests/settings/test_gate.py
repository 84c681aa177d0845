"""What fails an article where nothing is configured, and what a user decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtaudit import Auditor, Gate, Settings, Severity, Verdict
from mtaudit.rule.registry import load_rules
from tests.house_rules import write_rules

if TYPE_CHECKING:
    from mtaudit.rule.contract import Rule

ROOT = Path(__file__).parents[2]
CRITICAL = [rule for rule in load_rules(["mtaudit_rules"]) if rule.severity is Severity.CRITICAL]
FRENCH = (
    "Le ministre des Affaires étrangères a déclaré mardi que les négociations reprendraient la semaine prochaine à "
    "Genève.\n\nIl a ajouté que son gouvernement n'accepterait aucune condition préalable et que la délégation "
    "partirait dimanche.\n"
)


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor(Settings(learned=False))


@pytest.mark.parametrize("rule", CRITICAL, ids=lambda rule: rule.id)
def test_each_critical_rule_can_fail_the_default_gate(rule: Rule, tmp_path: Path) -> None:
    example = rule.bad[0]
    glossary = tmp_path / "terms.tsv"
    lines = [f"{t.source}\t{'|'.join(t.targets)}\t{'|'.join(t.forbidden)}" for t in example.glossary]
    glossary.write_text("source\ttarget\tforbidden\n" + "\n".join(lines) + "\n", encoding="utf-8")
    settings = Settings(select=(rule.id,), glossary=(glossary,) if lines else (), learned=False)
    report = Auditor(settings).audit(example.text, source=example.source, source_language=example.language)
    assert [finding.severity for finding in report.findings] == [Severity.CRITICAL]
    assert report.verdict is Verdict.FAIL
    assert report.reasons[0].startswith("1 critical finding")


def test_the_seed_fails(auditor: Auditor) -> None:
    report = auditor.audit((ROOT / "seeds" / "rubio-ceasefire.txt").read_bytes(), id="seed")
    assert report.verdict is Verdict.FAIL
    assert any("points per 1000 words, the limit is" in reason for reason in report.reasons)


def test_an_article_in_another_language_fails(auditor: Auditor) -> None:
    assert auditor.audit(FRENCH).verdict is Verdict.FAIL


def test_one_slip_in_a_short_item_passes(auditor: Auditor) -> None:
    report = auditor.audit("The envoy flew to kyiv on Monday, where he met the mayor and two ministers.")
    assert [finding.severity for finding in report.findings] == [Severity.MAJOR]
    assert report.verdict is Verdict.PASS


def test_a_severity_of_the_settings_asks_for_no_confidence() -> None:
    text = "The envoy flew to kyiv on Monday."
    unsure = Settings(severities={"lowercase-name": Severity.CRITICAL}, learned=False)
    (finding,) = Auditor(unsure).audit(text).findings
    assert finding.stated
    assert Auditor(unsure).audit(text).verdict is Verdict.FAIL
    assert not Auditor(Settings(learned=False)).audit(text).findings[0].stated


def test_a_pack_without_calibration_is_weighed_by_severity_alone(tmp_path: Path) -> None:
    measured, bare = write_rules(tmp_path / "measured"), write_rules(tmp_path / "bare")
    for path in bare.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        path.write_text(source.replace("basis=Basis.RULE", "basis=Basis.NOTHING"), encoding="utf-8")
    strict = Gate(confidence=0.95, max_points=None)
    for folder, verdict in ((measured, Verdict.PASS), (bare, Verdict.FAIL)):
        settings = Settings(rule_folders=(folder,), select=("wrong-word",), gate=strict, learned=False)
        assert Auditor(settings).audit("A wrongen day.").verdict is verdict
