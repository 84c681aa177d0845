"""A small word with a capital in the middle of a sentence: "Volkswagen Is considering", "Inbev, Which makes beer".

An engine that takes the first word of a clause for a name of its own begins the sentence a second time.
"""

from __future__ import annotations

from mtaudit.article import BlockKind, Document
from mtaudit.language import Match
from mtaudit.rule import Applicability, Bad, Case, ErrorType, InSource, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_SMALL = one_of("Is Was Were Are Has Had Have Which That Said Says Told Will Would Could Should Did Does".split())


class MisplacedCapital(PatternRule):
    """Capitalised function words between a name and a lower-case word, outside headlines and titles."""

    error_type = ErrorType.CAPITALIZATION
    severity = Severity.MINOR
    message = "A small word takes no capital in the middle of a sentence."
    in_quotations = Quoted.SKIP
    in_source = InSource.REFUTES
    applicability = Applicability.SAFE
    bad = (
        Bad("On Monday it rained. The carmaker Kolbwagen Is considering a plant in Bonn.", "Is", "is"),
        Bad("The brewer Marekbrau, Which makes beer, closed its works in Bonn.", "Which", "which"),
    )
    good = (
        "On Monday it rained. The film Love Is a Dog was shown; so was What Was it?",
        "Kolb Is Back In Bonn",
        "He read “Life Is a dream” and the play Life Is a Dream.",
    )
    cases = (
        Case(
            rf"(?<=\b(?P<before>\p{{Lu}}[\p{{Ll}}’'-]+),?\s)(?P<flag>{_SMALL})(?=\s(?P<after>\p{{Ll}}{{2,}}|a|an)\s\p{{Ll}})",
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """In running text, and no part of a title: none of the next four words is capitalised."""
        block = document.block_at(match.start())
        if block is None or block.kind in {BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CREDIT}:
            return False
        after = document.text[match.end() : block.span.end].split()[:6]
        return len(after) >= 4 and not any(word[:1].isupper() for word in after[:4])

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The word in lower case."""
        del document, case
        return str(match["flag"]).lower()
