"""Silences findings, and remembers by what.

Silencers are asked in this order, and the first that applies has silenced the finding: paths, exceptions, vocabulary,
comments, baseline. One that is never the first silences nothing, and can be deleted.

A wording of the vocabulary or of a rule's exceptions matches whole words, across plain and typographic apostrophes,
hyphens and spaces. Written in lower case it matches in any case; with a capital in it, as written. It silences a
finding where it stands in the text so that it holds the whole finding, or all that the finding's fix would change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from mtaudit.judging import baseline
from mtaudit.language.text import Span, fold, stands_alone
from mtaudit.rule.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtaudit.article.document import Directive, Document
    from mtaudit.judging.baseline import BaselineEntry
    from mtaudit.rule.contract import Rule
    from mtaudit.rule.finding import ArticleFinding
    from mtaudit.settings.values import Settings


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that was silenced, and the silencer, such as `vocabulary "kyiv"` or `comment in line 12`."""

    finding: Finding | ArticleFinding
    by: str


@dataclass(frozen=True, slots=True)
class UnusedSuppression:
    """A silencer that silenced nothing, named as in `Silenced`."""

    silencer: str


@dataclass(frozen=True, slots=True)
class Remaining:
    """What stands after suppression, and what does not."""

    findings: tuple[Finding, ...]
    article_findings: tuple[ArticleFinding, ...]
    silenced: tuple[Silenced, ...]
    unused: tuple[UnusedSuppression, ...]


class Silencer:
    """The suppressions of a run: paths, exceptions, vocabulary, the baseline, and the comments of each article.

    Holds no state between articles, so that threads may share it.
    """

    def __init__(self, settings: Settings, rules: Iterable[Rule] = ()) -> None:
        """The suppressions that these settings name.

        Args:
            settings: the settings of the run.
            rules: every rule there is, whose former ids the suppressions may use.

        Raises:
            ConfigError: the baseline cannot be read.
        """
        self._settings = settings
        self._ids = {alias: rule.id for rule in rules for alias in rule.aliases}
        self._vocabulary = tuple(_Wording(word, f'vocabulary "{word}"') for word in settings.vocabulary)
        self._exceptions: dict[str, tuple[_Wording, ...]] = {}
        for name, words in settings.exceptions.items():
            rule = self._ids.get(name, name)
            wordings = tuple(_Wording(word, f'exception "{word}" of {rule}') for word in words)
            self._exceptions[rule] = self._exceptions.get(rule, ()) + wordings
        entries = baseline.read(settings.baseline) if settings.baseline else ()
        self._baseline: dict[str, dict[str, BaselineEntry]] = {}
        for entry in entries:
            self._baseline.setdefault(entry.article, {})[entry.fingerprint] = entry

    def apply(
        self, document: Document, findings: Sequence[Finding], article_findings: Sequence[ArticleFinding]
    ) -> Remaining:
        """What stands of the findings of one article; `unused` are the article's own comments that silence nothing."""
        judge = _Judge(self, document)
        floor = self._settings.min_confidence
        standing: list[Finding] = []
        standing_whole: list[ArticleFinding] = []
        silenced: list[Silenced] = []
        everything: list[Finding | ArticleFinding] = [*findings, *article_findings]
        for finding in everything:
            if finding.confidence < floor:
                continue
            by = judge.silencer_of(finding)
            if by is not None:
                silenced.append(Silenced(finding, by))
            elif isinstance(finding, Finding):
                standing.append(finding)
            else:
                standing_whole.append(finding)
        return Remaining(tuple(standing), tuple(standing_whole), tuple(silenced), judge.unused_comments())

    def unused(self, articles: Iterable[str], silenced: Iterable[Silenced]) -> tuple[UnusedSuppression, ...]:
        """The silencers of the settings and the baseline that silenced nothing in a run.

        Args:
            articles: ids of the articles of the run; baseline entries of other articles are not its business.
            silenced: all that was silenced in them.
        """
        used: dict[str, int] = {}
        for each in silenced:
            used[each.by] = used.get(each.by, 0) + 1
        names = [_path_name(override.pattern) for override in self._settings.overrides]
        names += [wording.name for wordings in self._exceptions.values() for wording in wordings]
        unused = [name for name in names if name not in used]
        words = [wording.written for wording in self._vocabulary if wording.name not in used]
        if words:
            unused.append(f"vocabulary: {', '.join(words)}")
        for article in dict.fromkeys(articles):
            for entry in self._baseline.get(article, {}).values():
                times = used.get(name := _entry_name(entry), 0)
                if times < entry.count:
                    unused.append(name if times == 0 else f"{name}, {entry.count - times} of {entry.count} times")
        return tuple(UnusedSuppression(name) for name in unused)

    def path_silencer(self, document: Document, finding: Finding | ArticleFinding) -> str | None:
        """The path pattern of the settings that silences the finding, if one does."""
        for override in self._settings.overrides:
            if matches_path(document.id, override.pattern) and self.names(override.ignore, finding):
                return _path_name(override.pattern)
        return None

    def wordings_for(self, finding: Finding) -> Iterator[_Wording]:
        """The wordings that may silence the finding: its rule's exceptions, then the vocabulary."""
        yield from self._exceptions.get(finding.rule, ())
        yield from self._vocabulary

    def baseline_of(self, document: Document) -> Mapping[str, BaselineEntry]:
        """The baseline entries of an article, by fingerprint."""
        return self._baseline.get(document.id, {})

    def names(self, selectors: Iterable[str], finding: Finding | ArticleFinding) -> bool:
        """Whether one of the selectors is the finding's rule, by present or former id, or its error type."""
        for selector in selectors:
            if self._ids.get(selector, selector) == finding.rule or f"{finding.error_type}/".startswith(f"{selector}/"):
                return True
        return False


class _Judge:
    """The suppressions as they stand in one article."""

    def __init__(self, silencer: Silencer, document: Document) -> None:
        self._silencer = silencer
        self._document = document
        self._accepted = {name: entry.count for name, entry in silencer.baseline_of(document).items()}
        self._used_comments: set[int] = set()

    def silencer_of(self, finding: Finding | ArticleFinding) -> str | None:
        """What silences the finding, or None if it stands."""
        return (
            self._silencer.path_silencer(self._document, finding)
            or self._wording(finding)
            or self._comment(finding)
            or self._baseline(finding)
        )

    def unused_comments(self) -> tuple[UnusedSuppression, ...]:
        """The article's comments that silenced nothing so far."""
        comments = enumerate(self._document.directives)
        return tuple(UnusedSuppression(self._comment_name(c)) for n, c in comments if n not in self._used_comments)

    def _wording(self, finding: Finding | ArticleFinding) -> str | None:
        if not isinstance(finding, Finding):
            return None
        for wording in self._silencer.wordings_for(finding):
            if wording.silences(finding, self._document):
                return wording.name
        return None

    def _comment(self, finding: Finding | ArticleFinding) -> str | None:
        for number, directive in enumerate(self._document.directives):
            if self._is_in(finding, directive.scope) and (
                not directive.rules or self._silencer.names(directive.rules, finding)
            ):
                self._used_comments.add(number)
                return self._comment_name(directive)
        return None

    def _is_in(self, finding: Finding | ArticleFinding, scope: Span) -> bool:
        if isinstance(finding, Finding):
            return scope.start <= finding.span.start < scope.end
        return scope.covers(Span(0, len(self._document.text)))

    def _comment_name(self, directive: Directive) -> str:
        line, _ = self._document.line_and_column(directive.source_span.start)
        rules = f" [{', '.join(directive.rules)}]" if directive.rules else ""
        return f"comment in line {line}{rules}"

    def _baseline(self, finding: Finding | ArticleFinding) -> str | None:
        if not self._accepted.get(finding.fingerprint):
            return None
        self._accepted[finding.fingerprint] -= 1
        return _entry_name(self._silencer.baseline_of(self._document)[finding.fingerprint])


@dataclass(frozen=True)
class _Wording:
    """A wording that is right as it stands, and what it is called as a silencer."""

    written: str
    name: str

    @cached_property
    def plain(self) -> str:
        """The wording with single spaces, in its own case."""
        return " ".join(self.written.split())

    @cached_property
    def folded(self) -> str:
        return fold(self.plain)

    def silences(self, finding: Finding, document: Document) -> bool:
        """Whether the wording stands in the text so that it holds the finding, its core or all that its fix changes."""
        core = finding.core or _changed(finding)
        width = len(self.folded)
        start, limit = max(0, core.end - width), min(len(document.folded), core.start + width)
        while (at := document.folded.find(self.folded, start, limit)) != -1:
            place = Span(at, at + width)
            is_there = place.covers(core) and stands_alone(document.text, place)
            if is_there and self._is_cased_as(document.text[at : place.end]):
                return True
            start = at + 1
        return False

    def _is_cased_as(self, written: str) -> bool:
        if self.plain == self.plain.lower():
            return True
        return all(a == b for a, b in zip(written, self.plain, strict=True) if b.isalpha())


def _changed(finding: Finding) -> Span:
    """The part of the finding that its fix would change: all of it where there is none, or where it only inserts."""
    if finding.fix is None:
        return finding.span
    text, fix = finding.text, finding.fix
    before = _shared(text, fix)
    after = min(_shared(text[::-1], fix[::-1]), len(text) - before, len(fix) - before)
    if before + after >= len(text):
        return finding.span
    return Span(finding.span.start + before, finding.span.end - after)


def _shared(one: str, other: str) -> int:
    """How many characters the two have in common from their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _path_name(pattern: str) -> str:
    return f'settings for the path "{pattern}"'


def _entry_name(entry: BaselineEntry) -> str:
    return f'baseline entry {entry.fingerprint} of {entry.article} ({entry.rule}: "{entry.text}")'


def matches_path(path: str, pattern: str) -> bool:
    """Whether a path, or the end of it that begins after a slash, matches a glob pattern.

    `*` and `?` stop at slashes, `**` does not; a pattern that ends in a slash holds for all that is in the folder.
    """
    return _glob(pattern).fullmatch(path.replace("\\", "/")) is not None


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    parts = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    whole = pattern + "**" if pattern.endswith("/") else pattern
    body = "".join(parts.get(part, re.escape(part)) for part in re.split(r"(\*\*/|\*\*|\*|\?)", whole))
    return re.compile(rf"(?:.*/)?{body}", re.DOTALL)
