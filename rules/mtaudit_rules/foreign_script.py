"""A word or a run of words left in another script: Cyrillic, Arabic, Chinese and so on in an English sentence."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_LETTER = (
    r"[\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Thai}\p{Han}\p{Hiragana}\p{Katakana}"
    r"\p{Hangul}\p{Georgian}\p{Armenian}]"
)


class ForeignScript(PatternRule):
    """Words in letters that English does not have, set where no gloss is meant."""

    error_type = ErrorType.UNTRANSLATED
    severity = Severity.MAJOR
    message = "These words were left in the source language; translate or transliterate them."
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The head of the комитет said no.", "комитет"),
        Bad("Police in 上海 arrested two men.", "上海"),
    )
    good = (
        "The Rada (Верховна Рада) met; the dish, called 麻婆豆腐, is hot.",
        "Use α and β, 5 µm or 3 Ω.",
    )
    cases = (
        Case(
            rf"(?<![\w.(\[«“\"‘'])(?P<flag>{_LETTER}{{2,}}(?:[\s'’-]{_LETTER}+)*)(?![\w)\]»”\"’']|\.\w)",
            beyond_ascii=True,
        ),
    )

    def accepts(self, document: Document, match: Match) -> bool:
        """Not in brackets or quotation marks, where a writer gives the original on purpose, nor after "called"."""
        sentence = document.sentence_at(match.start())
        start = sentence.start if sentence else 0
        before = document.text[max(start, match.start() - 60) : match.start()]
        in_brackets = before.count("(") > before.count(")") or before.count("[") > before.count("]")
        words = before.rstrip(" ,:").split()[-3:]
        return not in_brackets and not _GLOSSES.intersection(word.lower().strip(",:") for word in words)


_GLOSSES = frozenset(
    "called named known as meaning word words term character characters written writes spelled "
    "spelt chinese japanese korean russian greek arabic hebrew cyrillic".split()
)
