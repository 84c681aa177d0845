"""A curly quotation mark turned the wrong way: he said:” Well “.

Engines translate around the marks and put them back by the language's habit or by guess, so that an opening mark stands
where a quotation ends and a closing one where it begins.
"""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity
from mtaudit_rules.resources.gazetteer.slots import one_of

_SAYS = one_of(
    "said says saying told tells added adds asked asks replied explained declared continued insisted warned noted "
    "wrote writes stressed announced recalled concluded commented admitted claimed argued assured".split()
)


class ReversedQuotationMark(PatternRule):
    """Opening marks that close and closing marks that open."""

    error_type = ErrorType.PUNCTUATION
    severity = Severity.MAJOR
    message = "The quotation mark is turned the wrong way; readers cannot tell whose words these are."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("“We will see in May, “said Grybov.", ", “", ",” "),
        Bad("He asked:” Well, are we done?”", ":” ", ": “"),
        Bad("She called it ”a great day” for all.", " ”", " “"),
    )
    good = (
        "“We will see in May,” said Grybov.",
        "“He said: ‘We are done.’” Then he left.",
        "The board is 5” wide and 6” long.",
        "The “said amount” was paid, “told you” or not.",
    )
    cases = (
        Case(rf"(?P<flag>(?P<a>[,.!?…])\s?“\s?)(?=(?:(?:he|she|they|I|we)\s)?{_SAYS}\b)", "{a}” ", ("“",)),
        Case(r"(?P<flag>(?P<a>:)\s?”\s?)(?=\w)", "{a} “", ("”",)),
        Case(r"(?P<flag>(?P<a>,)\s?”)(?=\p{Lu})", "{a} “", ("”",)),
        Case(r"(?<=\w)(?P<flag>(?P<a>\s)”)(?=\w)", "{a}“", ("”",)),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """An opening mark is turned where no closing one answers it, a closing one where none waits for it."""
        block = document.block_at(match.start())
        if block is None:
            return False
        if "“" in match["flag"]:
            return "”" not in document.text[match.end() : block.span.end].partition("“")[0]
        before = document.text[block.span.start : match.start()]
        return match["a"] == ":" or before.count("“") <= before.count("”")
