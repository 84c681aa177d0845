"""The baseline file: findings that are known and accepted, so that only new ones count.

An entry names a finding by its article and its fingerprint, never by a line, so it survives edits elsewhere in the
article. Where the same words stand several times in the same surroundings, the entry says how often.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any, cast

from mtaudit.errors import ConfigError, InputError
from mtaudit.reading import bounded
from mtaudit.rule.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mtaudit.rule.finding import ArticleFinding

VERSION = 1
EXCERPT_LENGTH = 60


@dataclass(frozen=True, slots=True, order=True)
class BaselineEntry:
    """A finding that is accepted `count` times in the article of that id; `text` is an excerpt for the human reader."""

    article: str
    rule: str
    fingerprint: str
    text: str
    count: int


def entries_of(article: str, findings: Iterable[Finding | ArticleFinding]) -> tuple[BaselineEntry, ...]:
    """The entries that accept these findings of one article, sorted."""
    texts: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = finding.rule, finding.fingerprint
        counts[key] += 1
        texts.setdefault(key, " ".join((finding.text if isinstance(finding, Finding) else finding.message).split()))
    return tuple(
        sorted(BaselineEntry(article, *key, texts[key][:EXCERPT_LENGTH], count) for key, count in counts.items())
    )


def dumps(entries: Iterable[BaselineEntry]) -> str:
    """A baseline file as text: sorted, one entry a line, so that version control shows what was accepted."""
    lines = ",\n".join(f"    {json.dumps(asdict(entry))}" for entry in sorted(entries))
    body = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {body}\n}}\n'


def read(path: Path) -> tuple[BaselineEntry, ...]:
    """The entries of a baseline file.

    Raises:
        ConfigError: it cannot be read, or is no baseline of this version; the text names the file.
    """
    content = _json(path)
    fields = cast("dict[str, object]", content) if isinstance(content, dict) else {}
    version = fields.get("version")
    if type(version) is not int or version != VERSION:
        raise ConfigError(f"baseline {path}: is of another version than {VERSION}, which this program reads")
    findings = fields.get("findings")
    if not isinstance(findings, list):
        raise ConfigError(f"baseline {path}: findings must be a list")
    entries = cast("list[object]", findings)
    return tuple(_entry(raw, f"baseline {path}: findings[{number}]") for number, raw in enumerate(entries))


def _json(path: Path) -> object:
    try:
        content: object = json.loads(bounded.read(path).decode("utf-8-sig"))
    except InputError as error:
        raise ConfigError(f"baseline {path}: {error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"baseline {path}: cannot be read: it is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise ConfigError(f"baseline {path}: not valid JSON: {error}") from error
    except ValueError as error:
        raise ConfigError(f"baseline {path}: holds a number of too many digits") from error
    except RecursionError as error:
        raise ConfigError(f"baseline {path}: is nested too deeply") from error
    return content


def _entry(raw: object, place: str) -> BaselineEntry:
    names = {field.name for field in fields_of(BaselineEntry)}
    fields = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
    if fields.keys() != names:
        raise ConfigError(f"{place} must be an object with the fields {', '.join(sorted(names))}")
    for name, value in fields.items():
        if name == "count" and (type(value) is not int or value < 1):
            raise ConfigError(f"{place}: count must be a whole number from 1 up")
        if name != "count" and not isinstance(value, str):
            raise ConfigError(f"{place}: {name} must be a string")
    return BaselineEntry(**fields)
