"""Measures rules on labelled text: the only source of a rule's confidence.

Labelled text is JSON Lines with `id`, `text` and `spans`, a list of objects with `start` and `end` (code points of
`text`) that mark every error; or with `"native": true` instead of spans, for text that no machine wrote. A finding is
right where it shares at least half of the shorter of the two with a marked span and is at most 40 characters longer.
`seen` may list source languages whose wordings were chosen with the help of this very text: findings that only they
explain are not counted, since a rule is not measured on what it was made from. Learned rules are not run: each of their
findings carries a confidence of its own, measured where the model was trained.

A text may have its original, as `source` and `source_lang`. It then measures only the rules that read originals.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mtaudit.article.original import Original
from mtaudit.errors import InputError
from mtaudit.language.text import Span
from mtaudit.reading import markup
from mtaudit.rule.contract import Basis, Measured
from mtaudit.rule.engine import Engine
from mtaudit.rule.kinds.learned import LearnedRule
from mtaudit.rule.kinds.source import SourceRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mtaudit.rule.contract import Rule

ENOUGH = 20
"""Findings on marked text from which a rule's own precision is taken; under it, that of its family is drawn in."""

_LONGER_BY = 40


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its marked errors, or a text that no machine wrote (`native`)."""

    id: str
    text: str
    spans: tuple[Span, ...]
    native: bool
    seen: frozenset[str] = frozenset()
    original: Original | None = None


@dataclass
class Tally:
    """Findings on marked text, those of them that were right, and findings on native text."""

    fired: Counter[str] = field(default_factory=Counter[str])
    right: Counter[str] = field(default_factory=Counter[str])
    native_fired: Counter[str] = field(default_factory=Counter[str])
    marked_words: int = 0
    native_words: int = 0


def read_labelled(paths: Iterable[Path]) -> Iterator[LabelledText]:
    """The texts of JSON Lines files.

    Raises:
        InputError: a line is not as described above; the text names the file and the line.
    """
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read: {error}") from error
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _labelled(line, f"{path}:{number}")


def _labelled(line: str, place: str) -> LabelledText:
    try:
        raw: dict[str, Any] = json.loads(line)
        native = bool(raw.get("native", False))
        marks: list[dict[str, Any]] = [] if native else raw["spans"]
        spans = tuple(Span(int(mark["start"]), int(mark["end"])) for mark in marks)
        seen = frozenset(map(str, raw.get("seen", ())))
        source = str(raw.get("source") or "")
        original = Original(source, str(raw["source_lang"])) if source else None
        return LabelledText(str(raw["id"]), str(raw["text"]), spans, native, seen, original)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{place}: not labelled text: {type(error).__name__}: {error}") from error


def tally(rules: Sequence[Rule], texts: Iterable[LabelledText]) -> Tally:
    """What the rules find in labelled text, and how much of it is right."""
    counts = Tally()
    alone = Engine([rule for rule in rules if not isinstance(rule, SourceRule | LearnedRule)])
    beside = Engine([rule for rule in rules if isinstance(rule, SourceRule)])
    for labelled in texts:
        document = markup.read(labelled.text, id=labelled.id, format="text")
        document = replace(document, original=labelled.original)
        outcome = (beside if labelled.original else alone).run(document)
        if labelled.native:
            counts.native_words += document.word_count
            counts.native_fired.update(finding.rule for finding in outcome.findings)
            counts.native_fired.update(finding.rule for finding in outcome.article_findings)
            continue
        counts.marked_words += document.word_count
        for finding in outcome.findings:
            if finding.source_languages and labelled.seen.issuperset(finding.source_languages):
                continue
            counts.fired[finding.rule] += 1
            counts.right[finding.rule] += any(is_right(finding.source_span, mark) for mark in labelled.spans)
    return counts


def is_right(finding: Span, mark: Span) -> bool:
    """Whether a finding points at a marked error: it shares half of the shorter, and flags little more."""
    shared = min(finding.end, mark.end) - max(finding.start, mark.start)
    return 2 * shared >= min(finding.length, mark.length) > 0 and finding.length <= mark.length + _LONGER_BY


def measure(rules: Sequence[Rule], counts: Tally) -> dict[str, Measured]:
    """How each rule did, by id.

    The confidence of a rule that fired `ENOUGH` times is the share of its right findings, with one right and one wrong
    added (Laplace's rule of succession). One that fired less often carries the share of its family, which counts as
    `ENOUGH` findings beside its own few: of its error type, its MQM dimension or the whole pack, whichever is the
    smallest group that fired `ENOUGH` times.
    """
    return {rule.id: _measured(rule, rules, counts) for rule in rules}


def _measured(rule: Rule, rules: Sequence[Rule], counts: Tally) -> Measured:
    basis, group = _smallest_telling_group(rule, rules, counts)
    family = (sum(counts.right[r.id] for r in group) + 1) / (sum(counts.fired[r.id] for r in group) + 2)
    fired, right = counts.fired[rule.id], counts.right[rule.id]
    few = (right + ENOUGH * family) / (fired + ENOUGH)
    low, high = wilson_interval(right, fired)
    noise = 1000 * counts.native_fired[rule.id] / counts.native_words if counts.native_words else 0.0
    return Measured(
        fired=fired,
        right=right,
        confidence=round(family if basis is Basis.RULE else few, 3),
        basis=basis,
        low=round(low, 3),
        high=round(high, 3),
        native_per_1000_words=round(noise, 4),
    )


def _smallest_telling_group(rule: Rule, rules: Sequence[Rule], counts: Tally) -> tuple[Basis, Sequence[Rule]]:
    groups = {
        Basis.RULE: [rule],
        Basis.ERROR_TYPE: [r for r in rules if r.error_type == rule.error_type],
        Basis.DIMENSION: [r for r in rules if r.error_type.dimension == rule.error_type.dimension],
    }
    for basis, group in groups.items():
        if sum(counts.fired[r.id] for r in group) >= ENOUGH:
            return basis, group
    return Basis.PACK, rules


def wilson_interval(right: int, fired: int) -> tuple[float, float]:
    """The 95 per cent interval of a share (Wilson 1927); the whole range where nothing was seen."""
    if not fired:
        return 0.0, 1.0
    z = 1.96
    share = right / fired
    centre = share + z * z / (2 * fired)
    reach = z * math.sqrt(share * (1 - share) / fired + z * z / (4 * fired * fired))
    scale = 1 + z * z / fired
    return max(0.0, (centre - reach) / scale), min(1.0, (centre + reach) / scale)


def to_json(measured: dict[str, Measured], counts: Tally) -> str:
    """The content of a pack's `calibration.json`."""
    content = {
        "version": 1,
        "marked_words": counts.marked_words,
        "native_words": counts.native_words,
        "rules": {name: asdict(measured[name]) for name in sorted(measured)},
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
