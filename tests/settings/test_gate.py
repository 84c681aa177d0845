"""What fails an article where nothing is configured, and what a user decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtaudit import ArticleFinding, Auditor, ConfigError, ErrorType, Gate, Settings, Severity, Verdict
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
    strict = Gate(confidence=0.999, max_points=None)
    stated = Settings(severities={"lowercase-name": Severity.CRITICAL}, gate=strict, learned=False)
    assert Auditor(stated).audit(text).reasons == ("1 critical finding",)
    measured = Settings(gate=Gate(Severity.MINOR, 0.999, None), learned=False)
    assert Auditor(measured).audit(text).verdict is Verdict.PASS


def test_what_is_graver_than_the_gate_and_sure_enough_fails() -> None:
    measured, stated = finding(Severity.CRITICAL, 0.5), finding(Severity.CRITICAL, 0.3, stated=True)
    assert Gate().reasons(0, 1000, [measured]) == ("1 critical finding at confidence 0.5 or more",)
    assert Gate().reasons(0, 1000, [measured, stated]) == ("2 critical findings",)
    assert not Gate().reasons(0, 1000, [finding(Severity.CRITICAL, 0.49), finding(Severity.MAJOR, 1.0)])
    assert Gate(Severity.MAJOR).reasons(0, 1000, [measured]) == ("1 major or worse finding at confidence 0.5 or more",)
    assert not Gate(fail_on=None, max_points=None).reasons(99, 1000, [measured, stated])


def test_points_fail_above_the_limit_and_a_short_article_counts_as_a_longer_one() -> None:
    gate, three = Gate(max_points=12, min_words=300), [finding(Severity.MINOR, 0.5)] * 3
    assert not gate.reasons(3.6, 60, three)
    assert gate.reasons(3.7, 60, three) == ("12.3 points per 1000 words, counted as 300 words, the limit is 12",)
    assert gate.reasons(3.7, 300, three) == ("12.3 points per 1000 words, the limit is 12",)
    assert gate.reasons(12.04, 1000, three) == ("12.04 points per 1000 words, the limit is 12",)
    assert not gate.reasons(12, 1000, three)
    assert not gate.reasons(5, 0, three)


def test_one_finding_or_two_fail_nothing_by_their_points() -> None:
    assert not Gate(max_points=1).reasons(5.0, 100, [finding(Severity.MAJOR, 1.0)] * 2)
    assert Gate(max_points=1).reasons(5.0, 100, [finding(Severity.MAJOR, 1.0)] * 3)


@pytest.mark.parametrize(
    "wrong",
    [{"confidence": 5}, {"confidence": float("nan")}, {"max_points": -1.0}, {"max_points": float("nan")},
     {"min_words": -1}, {"min_findings": -1}, {"fail_on": ["major"]}],
)  # fmt: skip
def test_a_gate_of_wrong_values_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        Gate(**wrong)  # type: ignore[arg-type]


def finding(severity: Severity, confidence: float, *, stated: bool = False) -> ArticleFinding:
    return ArticleFinding("r", ErrorType.AWKWARD, severity, confidence, "m", (), (), "", "f", stated=stated)


def test_a_pack_without_calibration_is_weighed_by_severity_alone(tmp_path: Path) -> None:
    measured, bare = write_rules(tmp_path / "measured"), write_rules(tmp_path / "bare")
    for path in bare.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        path.write_text(source.replace("basis=Basis.RULE", "basis=Basis.NOTHING"), encoding="utf-8")
    strict = Gate(confidence=0.95, max_points=None)
    for folder, verdict in ((measured, Verdict.PASS), (bare, Verdict.FAIL)):
        settings = Settings(rule_folders=(folder,), select=("wrong-word",), gate=strict, learned=False)
        assert Auditor(settings).audit("A wrongen day.").verdict is verdict
