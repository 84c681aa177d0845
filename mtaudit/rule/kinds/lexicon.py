"""Rules that are lists of wordings with what to write instead, kept as data by source language.

The lexicon of the rule `false-friend` is the folder `lexicons/false_friend` among the data of its pack, one TOML file a
source language. The same wording in several files is one entry that speaks for all of those languages, with the fix and
the severity of the first file that states it and the exceptions of all.

    source_languages = ["fr"]

    [[entry]]
    pattern = "did not develop (more|further)"
    fix = "did not elaborate"
    source = "n'a pas développé davantage"

`pattern` and `fix` are in the phrase language (`mtaudit.language.phrase`). An entry may also state `severity`, its own
`source_languages`, `unless` (phrases that silence it where they stand in the same sentence), and `message`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from mtaudit.errors import RuleDefinitionError
from mtaudit.language.phrase import Phrase, parse
from mtaudit.language.text import Span
from mtaudit.rule.contract import AnchoredRule
from mtaudit.rule.mqm import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mtaudit.article.document import Document
    from mtaudit.language.expression import Match
    from mtaudit.rule.finding import Finding

_KEYS = {"pattern", "fix", "source", "severity", "source_languages", "unless", "message"}


@dataclass(frozen=True)
class Entry:
    """One wording of a lexicon, with what to write instead and the source wording that explains it."""

    phrase: Phrase
    fix: str | None
    source: str | None
    source_languages: tuple[str, ...]
    severity: Severity | None
    message: str | None
    unless: tuple[Phrase, ...]


def read_lexicons(folder: Path, slots: Mapping[str, str] | None = None) -> tuple[Entry, ...]:
    """The entries of every TOML file of a folder, in order of file name, equal patterns merged.

    Args:
        folder: where the files lie.
        slots: further slots of the phrase language, as patterns by name.

    Raises:
        RuleDefinitionError: a file cannot be read, or an entry breaks the format; the text names both.
    """
    merged: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.toml")):
        for entry in _read_file(path, slots):
            known = merged.get(entry.phrase.source)
            if known is None:
                merged[entry.phrase.source] = entry
            else:
                languages = dict.fromkeys(known.source_languages + entry.source_languages)
                unless = {phrase.source: phrase for phrase in known.unless + entry.unless}
                merged[entry.phrase.source] = replace(
                    known, source_languages=tuple(languages), unless=tuple(unless.values())
                )
    return tuple(merged.values())


def _read_file(path: Path, slots: Mapping[str, str] | None) -> Iterator[Entry]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleDefinitionError(f"{path}: {error}") from error
    common = tuple(content.get("source_languages", ()))
    for raw in content.get("entry", ()):
        try:
            yield _entry(raw, common, slots)
        except (RuleDefinitionError, KeyError, ValueError, TypeError) as error:
            raise RuleDefinitionError(f"{path}: {raw.get('pattern', raw)!r}: {error}") from error


def _entry(raw: dict[str, Any], common: tuple[str, ...], slots: Mapping[str, str] | None) -> Entry:
    unknown = raw.keys() - _KEYS
    if unknown:
        raise RuleDefinitionError(f"unknown key {min(unknown)!r}")
    return Entry(
        phrase=parse(raw["pattern"], slots),
        fix=raw.get("fix"),
        source=raw.get("source"),
        source_languages=tuple(raw.get("source_languages", common)),
        severity=Severity(raw["severity"]) if "severity" in raw else None,
        message=raw.get("message"),
        unless=tuple(parse(u, slots) for u in raw.get("unless", ())),
    )


class LexiconRule(AnchoredRule, kind=True):
    """A rule that is a lexicon; a subclass may look twice at each match."""

    slots: ClassVar[Mapping[str, str]] = {}
    """Further slots of the phrase language, as patterns by name."""
    lexicon: ClassVar[str | None] = None
    """The folder under `lexicons/`, where it is not named as the rule."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The lexicon, read on first use."""
        folder = self.lexicon or self.id.replace("-", "_")
        return read_lexicons(self.resource(f"lexicons/{folder}"), self.slots)

    @property
    def content(self) -> str:
        """The rule's file, and the wordings with their severities and what silences them."""
        wordings = (
            "\x1c".join((entry.phrase.source, str(entry.severity), *(u.source for u in entry.unless)))
            for entry in self.entries
        )
        return "\x1d".join((super().content, *wordings))

    def accepts(self, document: Document, match: Match, entry: Entry) -> bool:
        """Whether a match is an error after all that its entry cannot see."""
        del document, match, entry
        return True

    def anchors(self) -> Iterator[tuple[str, int]]:
        """The literals of every entry."""
        for number, entry in enumerate(self.entries):
            for literal in entry.phrase.literals:
                yield literal, number

    def check_entry(self, document: Document, entry: int, sentence: Span) -> Iterator[Finding]:
        """The matches of one entry in one sentence."""
        wording = self.entries[entry]
        for match in wording.phrase.pattern.finditer(document.text, sentence.start, sentence.end):
            if any(u.pattern.search(document.text, sentence.start, sentence.end) for u in wording.unless):
                return
            if not self.accepts(document, match, wording):
                continue
            before = document.text[sentence.start : match.start()]
            yield self.finding(
                document,
                Span(*match.span()),
                None if wording.fix is None else wording.phrase.fill(wording.fix, match, before),
                severity=wording.severity,
                message=self._message(wording),
                source_languages=wording.source_languages,
            )

    def _message(self, entry: Entry) -> str:
        message = entry.message or self.message
        if entry.source is None:
            return message
        return f"{message.rstrip('.')} (source wording: {entry.source})."
