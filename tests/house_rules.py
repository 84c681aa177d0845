"""Two small rules in a folder of their own, for tests that must not depend on what the built-in rules flag."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from mtaudit.errors import ConfigError
from mtaudit.settings import trust
from mtaudit.settings.file import trusted_content
from mtaudit.settings.values import Settings

_RULE = '''"""{title}"""

from dataclasses import replace

from mtaudit.rule import UNMEASURED, Applicability, Bad, Basis, Case, ErrorType, PatternRule, Quoted, Severity


class {name}(PatternRule):
    """{title}"""

    error_type = ErrorType.{error_type}
    severity = Severity.{severity}
    message = 'not "{{text}}" but "{{fix}}"'
    in_quotations = Quoted.{quoted}
    applicability = Applicability.{applicability}
    aliases = ({alias!r},)
    cases = (Case(r"(?i)\\b{word}\\b", fix="{fix}"),)
    bad = (Bad("A {word}.", "{word}", "{fix}"), Bad("One {word} more.", "{word}"))
    good = ("Nothing.", "Nothing here.")

    def __init__(self, measured=None):
        super().__init__(replace(UNMEASURED, fired=10, right=9, confidence={confidence}, basis=Basis.RULE))
'''

_RULES = {
    "wrong_word.py": {
        "title": "A word that is wrong.", "name": "WrongWord", "error_type": "WRONG_TERM", "severity": "CRITICAL",
        "quoted": "LOWER", "applicability": "SAFE", "alias": "old-word", "word": "wrongen", "fix": "right",
        "confidence": 0.9,
    },
    "loose_word.py": {
        "title": "A word that is loose.", "name": "LooseWord", "error_type": "AWKWARD", "severity": "MINOR",
        "quoted": "REPORT", "applicability": "SUGGESTED", "alias": "older-word", "word": "loosen", "fix": "tight",
        "confidence": 0.4,
    },
}  # fmt: skip

IDS = ("wrong-word", "loose-word")


def write_rules(folder: Path) -> Path:
    """Make the folder with both rule files.

    `wrong-word` flags "wrongen" as critical at 0.9 with the safe fix "right", one severity lower in quotations;
    `loose-word` flags "loosen" as minor at 0.4 with the suggestion "tight".
    """
    folder.mkdir()
    for name, fields in _RULES.items():
        (folder / name).write_text(_RULE.format(**fields), encoding="utf-8")
    return folder


def house_settings(folder: Path, **more: object) -> Settings:
    """Settings that run these two rules alone; `more` are further fields."""
    return Settings(**{"select": IDS, "rule_folders": (folder,), **more})  # type: ignore[arg-type]


def trust_settings() -> None:
    """Trust the settings file of the working directory, as far as there is one that can be; XDG_STATE_HOME is set."""
    record = trust.record_file({"XDG_STATE_HOME": os.environ["XDG_STATE_HOME"]})
    assert record is not None
    record.parent.mkdir(parents=True, exist_ok=True)
    path = Path.cwd() / "mtaudit.toml"
    with contextlib.suppress(ConfigError):
        record.write_text(trust.dumps({trust.place_of(path): trusted_content(path)[0]}), encoding="utf-8")
