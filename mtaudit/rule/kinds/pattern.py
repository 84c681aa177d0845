"""Rules that are a few patterns, each with its fix."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from mtaudit.language.expression import Pattern
from mtaudit.language.text import Span
from mtaudit.rule.contract import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtaudit.article.document import Document
    from mtaudit.language.expression import Match
    from mtaudit.rule.finding import ArticleFinding, Finding
    from mtaudit.rule.mqm import Severity


@dataclass(frozen=True)
class Case:
    """One pattern of a rule, in the syntax of `regex`.

    The group `flag` is what the finding marks; without it, the whole match. `fix` is a template in which `{name}`
    stands for the group of that name. `anchors` are folded literals, one of which is in every match: where the
    article holds none of them, the pattern does not run. Nor does one that is `beyond_ascii` on plain ASCII text.
    """

    expression: str
    fix: str | None = None
    anchors: tuple[str, ...] = ()
    severity: Severity | None = None
    message: str | None = None
    source_languages: tuple[str, ...] = ()
    ignore_case: bool = False
    beyond_ascii: bool = False
    pattern: Pattern = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", Pattern(self.expression, ignore_case=self.ignore_case))

    def may_match(self, document: Document) -> bool:
        """Whether the article holds what every match needs."""
        if self.beyond_ascii and document.text.isascii():
            return False
        return not self.anchors or any(anchor in document.folded for anchor in self.anchors)


class PatternRule(Rule, kind=True):
    """A rule that is a few patterns; a subclass may look twice at each match."""

    cases: ClassVar[tuple[Case, ...]]

    def accepts(self, document: Document, match: Match) -> bool:
        """Whether a match is an error after all that its pattern cannot see."""
        del document, match
        return True

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The fix of a match: the template of its case, filled in."""
        del document
        return None if case.fix is None else fill(case.fix, match.groupdict())

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Every accepted match that lies inside one block."""
        for case in self.cases:
            if not case.may_match(document):
                continue
            for match in case.pattern.finditer(document.text):
                span = Span(*match.span("flag" if "flag" in match.re.groupindex else 0))
                block = document.block_at(match.start())
                if span.length and block and match.end() <= block.span.end and self.accepts(document, match):
                    yield self.finding(
                        document,
                        span,
                        self.fix_for(document, match, case),
                        severity=case.severity,
                        message=case.message,
                        source_languages=case.source_languages,
                    )


def fill(template: str, groups: Mapping[str, str | None]) -> str:
    """`template` with each `{name}` replaced by the group of that name, or by nothing where it did not take part."""
    for name, held in groups.items():
        template = template.replace("{" + name + "}", held or "")
    return template
