"""A name that this article writes with its capital elsewhere, here without it.

The article is its own gazetteer: a word that no dictionary knows and that stands capitalised in the middle of
sentences is a name, and its lower-case twin lost the capital in translation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtaudit.article import Document
from mtaudit.rule import Applicability, ArticleFinding, Bad, ErrorType, Finding, Quoted, Rule, Severity
from mtaudit_rules.resources.gazetteer import proper_forms
from mtaudit_rules.resources.wordlist import is_known

_SHORTEST = 4
_LONGEST = 40
_MENTIONS = 2


class InconsistentCasing(Rule):
    """Lower-case twins of the article's own names."""

    error_type = ErrorType.CAPITALIZATION
    severity = Severity.MAJOR
    message = 'The article writes "{fix}" elsewhere; "{text}" lost its capital.'
    in_quotations = Quoted.REPORT
    applicability = Applicability.SAFE
    bad = (
        Bad("We asked Grybovska twice. Then Grybovska left. Police say grybovska fled.", "grybovska", "Grybovska"),
        Bad("In Vyshkove and near Vyshkove it rained; vyshkove stayed dark.", "vyshkove", "Vyshkove"),
    )
    good = (
        "We asked Baker twice. Then Baker left. The baker stayed.",
        "The site Grybovska.net belongs to Grybovska; write to grybovska@example.org. Grybovska says so.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Lower-case words whose capitalised twin stands twice or more where no sentence begins."""
        begins = {sentence.start for sentence in document.sentences}
        capitalized: dict[str, list[str]] = defaultdict(list)
        for token in document.tokens:
            if token.is_capitalized and not token.text.isupper() and _SHORTEST <= len(token.text) <= _LONGEST:
                before = document.text[max(0, token.start - 1) : token.start]
                if token.start not in begins and before not in {'"', "“", "‘", "'"}:
                    capitalized[token.lower].append(token.text)
        names = {
            lower: forms[0]
            for lower, forms in capitalized.items()
            if len(forms) >= _MENTIONS and not is_known(lower) and lower not in proper_forms()
        }
        for token in document.tokens:
            if (
                token.text == token.lower
                and token.lower in names
                and not _is_address(document.text, token.start, token.end)
            ):
                yield self.finding(document, token.span, names[token.lower])


def _is_address(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return before in set("@/#_.-") - {""} or (after[:1] in set("@/_.-") - {""} and after[1:].isalnum())
