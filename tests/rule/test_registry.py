"""Packs, rule folders and selection."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtaudit.errors import ConfigError, RuleDefinitionError
from mtaudit.rule.registry import ALL, find_rule, installed_packs, load_rules, select_rules

RULE = '''"""Flags the word {word}."""

from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity


class Flagged(PatternRule):
    """Flags a word."""

    error_type = ErrorType.SPELLING
    severity = Severity.MINOR
    message = "No."
    in_quotations = Quoted.REPORT
    aliases = ("former-name",)
    enabled = {enabled}
    bad = (Bad("a {word}", "{word}"), Bad("the {word}", "{word}"))
    good = ("a", "b")
    cases = (Case("{word}"),)
'''


def folder(tmp_path: Path, *names: str, enabled: bool = True) -> Path:
    for name in names:
        (tmp_path / f"{name}.py").write_text(RULE.format(word="cat", enabled=enabled), encoding="utf-8")
    return tmp_path


def test_the_built_in_pack_is_installed() -> None:
    assert "mtaudit_rules" in installed_packs()


def test_a_rule_is_named_by_its_file(tmp_path: Path) -> None:
    assert [rule.id for rule in load_rules(folders=[folder(tmp_path, "no_cats", "no_dogs")])] == ["no-cats", "no-dogs"]


def test_two_rules_of_one_id_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    folders = [folder(tmp_path / "a", "no_cats"), folder(tmp_path / "b", "no_cats")]
    with pytest.raises(RuleDefinitionError, match="no-cats"):
        load_rules(folders=folders)


@pytest.mark.parametrize("content", ["import nothing_there", "def (", "raise SystemError('x')"])
def test_a_rule_file_that_does_not_load_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "broken.py").write_text(content, encoding="utf-8")
    with pytest.raises(RuleDefinitionError, match=r"broken\.py"):
        load_rules(folders=[tmp_path])


def test_a_missing_folder_and_a_missing_pack_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        load_rules(folders=[tmp_path / "nowhere"])
    with pytest.raises(RuleDefinitionError, match="no_such_pack"):
        load_rules(["no_such_pack"])


def test_selection(tmp_path: Path) -> None:
    rules = load_rules(["mtaudit_rules"], [folder(tmp_path, "no_cats", enabled=False)])
    ids = {rule.id for rule in select_rules(rules)}
    assert "lowercase-name" in ids
    assert "no-cats" not in ids
    assert {r.id for r in select_rules(rules, ["no-cats"])} == {"no-cats"}
    assert {r.id for r in select_rules(rules, ["former-name"])} == {"no-cats"}
    assert {r.id for r in select_rules(rules, extend=["no-cats"])} == ids | {"no-cats"}
    assert "lowercase-name" not in {r.id for r in select_rules(rules, ignore=["lowercase-name"])}
    assert {r.id for r in select_rules(rules, [ALL])} == {r.id for r in rules}
    dimension = select_rules(rules, ["locale-conventions"])
    assert dimension
    assert all(r.error_type.dimension == "locale-conventions" for r in dimension)


def test_a_selector_that_names_nothing_gives_the_nearest() -> None:
    rules = load_rules(["mtaudit_rules"])
    with pytest.raises(ConfigError, match="did you mean 'lowercase-name'"):
        select_rules(rules, ignore=["lowercase-nam"])
    with pytest.raises(ConfigError, match="did you mean 'false-friend'"):
        find_rule(rules, "false-frend")


def test_a_calibration_file_gives_the_confidence(tmp_path: Path) -> None:
    entry = '{"fired": 30, "right": 27, "confidence": 0.9, "basis": "rule", "low": 0.7, "high": 0.9, '
    content = '{"rules": {"no-cats": ' + entry + '"native_per_1000_words": 0.01}}}'
    (folder(tmp_path, "no_cats") / "calibration.json").write_text(content, encoding="utf-8")
    (rule,) = load_rules(folders=[tmp_path])
    assert rule.measured.confidence == 0.9
    (tmp_path / "calibration.json").write_text("[]", encoding="utf-8")
    with pytest.raises(RuleDefinitionError, match="calibration"):
        load_rules(folders=[tmp_path])
