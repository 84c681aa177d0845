"""Runs rules over a document; knows none of them.

The literals of all anchored rules go into one automaton (Aho and Corasick, 1975), so that cost grows with the text
and not with the number of lexicon entries.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, cast

from mtaudit.errors import DeadlineError, one_line
from mtaudit.language.text import Span, stands_alone
from mtaudit.rule import watch
from mtaudit.rule.contract import AnchoredRule, Quoted, Rule
from mtaudit.rule.finding import ArticleFinding, Finding
from mtaudit.rule.mqm import ErrorType, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mtaudit.article.document import Document

    Check = Callable[[], Iterator[Finding | ArticleFinding] | Iterator[Finding]]

    class Automaton(Protocol):
        """What is used of pyahocorasick's automaton, which comes without types."""

        def iter(self, text: str, /) -> Iterable[tuple[int, tuple[int, tuple[tuple[int, int], ...]]]]:
            """The last offset and the value of every literal in `text`."""
            ...


_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RuleError:
    """A rule that could not finish on an article, so that findings of it may be missing."""

    rule: str
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", one_line(self.message))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules said about one article, before anything is silenced; in order of place, then of rule id."""

    findings: tuple[Finding, ...]
    article_findings: tuple[ArticleFinding, ...]
    errors: tuple[RuleError, ...]


class Engine:
    """A set of rules made ready to run; holds no state between articles, so that threads may share it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self._policies = {rule.id: rule for rule in self.rules}
        self._anchored = tuple(rule for rule in self.rules if isinstance(rule, AnchoredRule))
        self._free = tuple(rule for rule in self.rules if not isinstance(rule, AnchoredRule))
        self._automaton = _automaton(self._anchored)
        self._numbers = {rule.id: number for number, rule in enumerate(self.rules)}

    def run(self, document: Document, without: Mapping[str, str] = _NOTHING) -> Outcome:
        """Every rule over one document.

        A rule that fails, ends the program or runs past a deadline is recorded in the outcome, and the others run on.

        Args:
            document: the article.
            without: ids of rules that are not to run on it, each with the error that stands for what they would find.
        """
        found: list[Finding | ArticleFinding] = []
        errors = [RuleError(rule, message) for rule, message in without.items()]
        late: set[str] = set(without)
        for rule, check in self._checks(document):
            if rule.id in late:
                continue
            try:
                watch.begin(self._numbers[rule.id], len(document.text))
                for finding in check():
                    fault = _fault(finding, rule, document)
                    if fault is None:
                        found.append(finding)
                    else:
                        errors.append(RuleError(rule.id, f"yields a finding {fault}"))
            except DeadlineError as error:
                errors.append(RuleError(rule.id, str(error)))
                late.add(rule.id)
            except watch.OverdueError:
                errors.append(RuleError(rule.id, "ran on and on, and was stopped"))
                late.add(rule.id)
            except BaseException as error:  # a pack may be anybody's; its fault is its own
                if not watch.is_from_rule(error):
                    raise
                errors.append(RuleError(rule.id, _said(error)))
            finally:
                watch.end()
        found = [f for f in found if f.rule not in late]  # how far a rule came is up to the machine, not to the article
        placed = [f for f in found if isinstance(f, Finding) and self._stands(f, document)]
        return Outcome(
            findings=self._without_deferring(_without_rivals(placed)),
            article_findings=tuple(f for f in found if isinstance(f, ArticleFinding)),
            errors=tuple(dict.fromkeys(errors)),
        )

    def _checks(self, document: Document) -> Iterator[tuple[Rule, Check]]:
        for rule in self._free:
            yield rule, partial(rule.check, document)
        for number, entry, sentence in _anchor_hits(self._automaton, document):
            anchored = self._anchored[number]
            yield anchored, partial(anchored.check_entry, document, entry, sentence)

    def _without_deferring(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Those whose rule gives way to others left out where another's overlaps, which they confirm."""
        firm = [finding for finding in findings if not self._policies[finding.rule].defers]
        ends = list(itertools.accumulate((finding.span.end for finding in firm), max))
        alone: list[Finding] = []
        witnesses: dict[Finding, float] = {}
        for finding in findings:
            if not self._policies[finding.rule].defers:
                continue
            met = [other for other in _near(firm, ends, finding.span) if other.span.overlaps(finding.span)]
            for other in met:
                witnesses[other] = max(witnesses.get(other, 0.0), finding.confidence)
            alone += [] if met else [finding]
        confirmed = [_confirmed(each, witnesses[each]) if each in witnesses else each for each in firm]
        return tuple(sorted((*confirmed, *alone), key=lambda f: (f.span, f.rule)))

    def _stands(self, finding: Finding, document: Document) -> bool:
        rule = self._policies[finding.rule]
        if finding.in_quotation and rule.in_quotations is Quoted.SKIP:
            return False
        return not any(_is_covered(finding.span, document.folded, wording) for wording in rule.exceptions)


def _said(error: BaseException) -> str:
    """What is said of a rule that raised something, whose own text may fail to come."""
    try:
        text = str(error)
    except Exception:  # noqa: BLE001 - the text is the pack's, too
        text = ""
    return f"failed with {type(error).__name__}{f': {text}' if text else ''}"


def _without_rivals(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """In order; of findings of one rule that overlap, as two wordings of a lexicon may, only the longest."""
    kept: list[Finding] = []
    last: dict[str, int] = {}
    for finding in sorted(findings, key=lambda f: (f.span.start, -f.span.end, f.rule, f.message)):
        at = last.get(finding.rule)
        if at is None or not kept[at].span.overlaps(finding.span):
            last[finding.rule] = len(kept)
            kept.append(finding)
        elif finding.span.length > kept[at].span.length:
            kept[at] = finding
    return tuple(sorted(kept, key=lambda f: (f.span, f.rule)))


def _confirmed(finding: Finding, witness: float) -> Finding:
    """The finding with the confidence of two witnesses who saw the same: wrong only where both are."""
    return replace(finding, confidence=round(1.0 - (1.0 - finding.confidence) * (1.0 - witness), 4))


def _near(findings: Sequence[Finding], ends: Sequence[int], span: Span) -> Iterator[Finding]:
    """Of findings in order of place, those that may overlap; `ends` are the furthest ends up to each of them."""
    for at in range(bisect_right(ends, span.start), len(findings)):
        if findings[at].span.start >= span.end:
            return
        yield findings[at]


def _is_covered(span: Span, folded: str, wording: str) -> bool:
    """Whether `wording` stands in the folded text, as words of their own, so that it holds the whole of `span`."""
    at = folded.find(wording, max(0, span.end - len(wording)), span.start + len(wording))
    return at != -1 and stands_alone(folded, Span(at, at + len(wording)))


def _fault(finding: object, rule: Rule, document: Document) -> str | None:
    """What is wrong with something that a rule yields, or None; a pack may be anybody's."""
    if not isinstance(finding, Finding | ArticleFinding):
        return f"that is {type(finding).__name__}, not a Finding"
    spans = (finding.span,) if isinstance(finding, Finding) else finding.evidence
    if finding.rule != rule.id:
        return f"in the name of {finding.rule!r}"
    if not all(0 <= span.start < span.end <= len(document.text) for span in spans):
        return "whose place is not in the article"
    if isinstance(finding, Finding) and finding.core is not None and not finding.span.covers(finding.core):
        return "whose core is no part of it"
    if isinstance(finding, Finding) and finding.text != document.text[finding.span.start : finding.span.end]:
        return "whose text is not what stands at its place"
    stated: Any = finding  # the types say what should be there, not what is
    if not isinstance(stated.severity, Severity) or not isinstance(stated.error_type, ErrorType):
        return "whose severity or error type is none of MQM's"
    if not (isinstance(stated.confidence, float) and 0.0 <= stated.confidence <= 1.0):
        return "whose confidence is no number from 0 to 1"
    if not all(isinstance(words, str) for words in (stated.message, *stated.source_languages)):
        return "whose message or source languages are no text"
    if not isinstance(getattr(stated, "fix", None), str | None):
        return "whose fix is no text"
    return None


def _automaton(rules: Sequence[AnchoredRule]) -> Automaton | None:
    entries: dict[str, dict[tuple[int, int], None]] = {}
    for number, rule in enumerate(rules):
        for literal, entry in rule.anchors():
            entries.setdefault(literal, {})[number, entry] = None
    if not entries:
        return None
    automaton: Any = import_module("ahocorasick").Automaton()  # a C library, which `import mtaudit` can do without
    for literal, keys in entries.items():
        automaton.add_word(literal, (len(literal), tuple(keys)))
    automaton.make_automaton()
    return cast("Automaton", automaton)


def _anchor_hits(automaton: Automaton | None, document: Document) -> Iterator[tuple[int, int, Span]]:
    """Rule number, entry number and sentence of every literal that stands in the text, each once."""
    if automaton is None or not document.folded:
        return
    text, offsets = _with_single_spaces(document.folded)
    seen: set[tuple[int, int, Span]] = set()
    for last, (length, keys) in automaton.iter(text):
        start = last + 1 - length
        if not stands_alone(text, Span(start, last + 1)):
            continue
        place = offsets[start] if offsets else start
        sentence = document.sentence_at(place)
        if sentence is None:
            continue
        for number, entry in keys:
            hit = (number, entry, sentence)
            if hit not in seen:
                seen.add(hit)
                yield hit


def _with_single_spaces(folded: str) -> tuple[str, list[int] | None]:
    """The text with each run of spaces made one, and the old offset of every character where that moved any."""
    if "  " not in folded:
        return folded, None
    offsets = [at for at, char in enumerate(folded) if char != " " or folded[at - 1 : at] != " "]
    return "".join(folded[at] for at in offsets), offsets
