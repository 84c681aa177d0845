"""The contract that every rule keeps, and what the engine asks of it.

A rule is a class in a file of its own. The file name is the id (`calqued_idiom.py` is `calqued-idiom`), the first
line of the file's docstring names the artifact, and the class states the rest. Its examples are its tests.
"""

from __future__ import annotations

import inspect
import sys
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from mtaudit.errors import RuleDefinitionError
from mtaudit.rule.finding import Applicability, ArticleFinding, Finding, fingerprint, hash_fields
from mtaudit.rule.mqm import ErrorType, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import UnionType

    from mtaudit.article.document import Document
    from mtaudit.article.glossary import Term
    from mtaudit.language.text import Span

DOCS_URL = "https://github.com/mtaudit/mtaudit/blob/main/rules/docs/"
"""Where the rule documentation is published; a rule's page is this, its id and ".md"."""


class Quoted(StrEnum):
    """What a rule does inside quotation marks, where the words are somebody else's."""

    REPORT = "report"
    LOWER = "lower"
    SKIP = "skip"


class InSource(StrEnum):
    """What it says of a finding that its very words stand in the original's sentence, too."""

    NOTHING = "nothing"
    CONFIRMS = "confirms"
    REFUTES = "refutes"


@dataclass(frozen=True, slots=True)
class Bad:
    """An example that the rule must flag: the text, the part to be flagged, and what the fix writes instead.

    A rule that reads the original, too, states it as `source`, and its language (ISO 639-1); one that reads the
    glossary, that.
    """

    text: str
    flagged: str
    fix: str | None = None
    source: str | None = None
    language: str | None = None
    glossary: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Good:
    """An example that the rule must not flag, beside its original or its glossary."""

    text: str
    source: str | None = None
    language: str | None = None
    glossary: tuple[Term, ...] = ()


class Basis(StrEnum):
    """Whose findings a rule's confidence rests on."""

    RULE = "rule"
    ERROR_TYPE = "error type"
    DIMENSION = "dimension"
    PACK = "pack"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Measured:
    """How a rule did on labelled text: of `fired` findings, `right` were errors.

    `confidence` is the estimate of its precision, 0 to 1, drawn from the findings that `basis` names; `low` and `high`
    bound the rule's own precision with 95 per cent certainty. `native_per_1000_words` are findings on native text.
    """

    fired: int
    right: int
    confidence: float
    basis: Basis
    low: float
    high: float
    native_per_1000_words: float


UNMEASURED = Measured(
    fired=0, right=0, confidence=0.5, basis=Basis.NOTHING, low=0.0, high=1.0, native_per_1000_words=0.0
)
"""What is known of a rule before anything is."""


RESOURCES = "resources"
"""The folder of a pack that may hold its data, so that the pack itself lists rules alone."""


def resource(folder: Path, name: str) -> Path:
    """Where a rule folder keeps what has that name: in its folder `resources`, else beside the rules."""
    kept = folder / RESOURCES / name
    return kept if kept.exists() else folder / name


class Rule(ABC):
    """Something that flags one kind of artifact.

    Subclasses state the class variables below and write `check`. Rules hold no state between articles, so one
    instance serves many threads. `__init_subclass__` raises RuleDefinitionError for a rule that breaks the contract.
    """

    id: ClassVar[str] = ""
    error_type: ClassVar[ErrorType]
    severity: ClassVar[Severity]
    message: ClassVar[str]
    """One sentence; `{text}` is the flagged text and `{fix}` the fix."""
    bad: ClassVar[tuple[Bad, ...]]
    good: ClassVar[tuple[str | Good, ...]]
    in_quotations: ClassVar[Quoted]
    exceptions: ClassVar[tuple[str, ...]] = ()
    """Wordings, lower case, that are right as they stand wherever they hold the finding."""
    applicability: ClassVar[Applicability] = Applicability.SUGGESTED
    aliases: ClassVar[tuple[str, ...]] = ()
    """Former ids, still understood in settings and suppressions."""
    in_source: ClassVar[InSource] = InSource.NOTHING
    defers: ClassVar[bool] = False
    """Whether a finding gives way to any other rule's that overlaps it."""
    enabled: ClassVar[bool] = True
    """Whether the rule runs unless it is asked for by id."""

    def __init_subclass__(cls, *, kind: bool = False) -> None:
        """Check the contract; `kind=True` marks a base for other rules."""
        super().__init_subclass__()
        if kind:
            return
        cls.id = cls.__module__.rpartition(".")[2].replace("_", "-")
        for name in ("error_type", "severity", "message", "bad", "good", "in_quotations"):
            if not hasattr(cls, name):
                raise RuleDefinitionError(f"rule {cls.id}: states no {name}")
        for name, kinds in _CONTRACT.items():
            if not _has_type(getattr(cls, name), kinds):
                raise RuleDefinitionError(
                    f"rule {cls.id}: its {name} is {getattr(cls, name)!r}, which is not {kinds[-1]}"
                )
        if len(cls.bad) < 2 or len(cls.good) < 2:
            raise RuleDefinitionError(f"rule {cls.id}: needs at least two bad and two good examples")
        for example in cls.bad:
            if example.flagged not in example.text:
                raise RuleDefinitionError(f"rule {cls.id}: {example.flagged!r} is not in its example {example.text!r}")

    def __init__(self, measured: Measured = UNMEASURED) -> None:
        """A rule ready to run, with how it did on labelled text."""
        self.measured = measured

    @property
    def docs_url(self) -> str:
        """The address of the rule's documentation."""
        return f"{DOCS_URL}{self.id}.md"

    @property
    def content(self) -> str:
        """What decides what the rule finds, for the rule-set hash: its file, and what its kind adds to that."""
        try:
            return inspect.getsource(sys.modules[type(self).__module__])
        except (OSError, KeyError):
            return ""

    @classmethod
    def documentation(cls) -> str:
        """The docstring of the rule's file: what it flags, and why a machine writes it."""
        return inspect.getdoc(sys.modules[cls.__module__]) or ""

    @classmethod
    def resource(cls, name: str) -> Path:
        """The file or folder of that name among the pack's data: below `resources/` beside the rule, or beside it."""
        return resource(Path(inspect.getfile(cls)).parent, name)

    @abstractmethod
    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The findings of one article, in any order."""

    def finding(
        self,
        document: Document,
        span: Span,
        fix: str | None = None,
        *,
        severity: Severity | None = None,
        error_type: ErrorType | None = None,
        message: str | None = None,
        source_languages: Sequence[str] = (),
        applicability: Applicability | None = None,
        confidence: float | None = None,
        core: Span | None = None,
        stated: bool = False,
    ) -> Finding:
        """A complete finding of this rule.

        Args:
            document: the article.
            span: the place, as a range of the article's text.
            fix: what to write instead; "" deletes, None says nothing.
            severity: where it differs from the rule's.
            error_type: where it differs from the rule's.
            message: where it differs from the rule's; the same named fields.
            source_languages: codes of the languages whose wording would explain the finding.
            applicability: where it differs from the rule's.
            confidence: where it was measured finding by finding, 0 to 1.
            core: the part of the place that makes it a finding, where that is not all of it.
            stated: whether a user decided that this is wrong, so that it is no guess.
        """
        quoted = document.in_quotation(span)
        level = severity or self.severity
        if quoted and self.in_quotations is Quoted.LOWER:
            level = level.lowered()
        block = document.block_at(span.start)
        flagged = document.text[span.start : span.end]
        return Finding(
            rule=self.id,
            span=span,
            source_span=document.source_span(span),
            text=flagged,
            error_type=error_type or self.error_type,
            severity=level,
            confidence=self._confidence(stated=stated) if confidence is None else confidence,
            message=(message or self.message).replace("{text}", _shown(flagged)).replace("{fix}", _shown(fix or "")),
            fix=fix,
            applicability=(applicability or self.applicability) if fix is not None else Applicability.SUGGESTED,
            block=block.kind if block else None,
            in_quotation=quoted,
            source_languages=tuple(source_languages),
            docs_url=self.docs_url,
            fingerprint=fingerprint(self.id, document, span),
            core=core,
            stated=stated or self._is_unmeasured,
        )

    def article_finding(
        self,
        message: str,
        evidence: Iterable[Span],
        *,
        source_languages: Sequence[str] = (),
        confidence: float | None = None,
        count: float = 1.0,
    ) -> ArticleFinding:
        """A complete finding of the article as a whole.

        Args:
            message: one sentence.
            evidence: the places that speak for it.
            source_languages: codes of the languages whose wording would explain the finding.
            confidence: where it was measured finding by finding, 0 to 1.
            count: how many errors it stands for.
        """
        return ArticleFinding(
            rule=self.id,
            error_type=self.error_type,
            severity=self.severity,
            confidence=self.measured.confidence if confidence is None else confidence,
            message=message,
            evidence=tuple(evidence),
            source_languages=tuple(source_languages),
            docs_url=self.docs_url,
            fingerprint=hash_fields(self.id),
            stated=self._is_unmeasured,
            count=count,
        )

    @property
    def _is_unmeasured(self) -> bool:
        return self.measured.basis is Basis.NOTHING

    def _confidence(self, *, stated: bool) -> float:
        return 1.0 if stated else self.measured.confidence


_CONTRACT: Mapping[str, tuple[type, type | UnionType | None, str]] = {
    "error_type": (ErrorType, None, "an ErrorType"),
    "severity": (Severity, None, "a Severity"),
    "message": (str, None, "text"),
    "in_quotations": (Quoted, None, "a Quoted"),
    "applicability": (Applicability, None, "an Applicability"),
    "enabled": (bool, None, "True or False"),
    "bad": (tuple, Bad, "a tuple of Bad"),
    "good": (tuple, str | Good, "a tuple of texts"),
    "defers": (bool, None, "True or False"),
    "in_source": (InSource, None, "an InSource"),
    "exceptions": (tuple, str, "a tuple of texts"),
    "aliases": (tuple, str, "a tuple of texts"),
}
"""What a rule states: the type of each field, that of its members, and both in words."""


def _has_type(value: object, kinds: tuple[type, type | UnionType | None, str]) -> bool:
    kind, members, _ = kinds
    if not isinstance(value, kind):
        return False
    return members is None or all(isinstance(each, members) for each in cast("tuple[object, ...]", value))


class AnchoredRule(Rule, kind=True):
    """A rule whose every finding holds one of many known literals.

    The engine looks for the literals of all such rules in one scan and calls `check_entry` only for the sentences
    that hold one, so that a rule costs nothing where it has nothing to say.
    """

    @abstractmethod
    def anchors(self) -> Iterator[tuple[str, int]]:
        """Folded literals, bounded by non-word characters in the text, each with the number of its entry."""

    @abstractmethod
    def check_entry(self, document: Document, entry: int, sentence: Span) -> Iterator[Finding]:
        """The findings of one entry in one sentence."""

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """The findings of one article, found without the engine's common scan: every entry in every sentence."""
        entries = dict.fromkeys(entry for _, entry in self.anchors())
        for sentence in document.sentences:
            for entry in entries:
                yield from self.check_entry(document, entry, sentence)


_SHOWN = 60


def _shown(text: str) -> str:
    """`text` on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
