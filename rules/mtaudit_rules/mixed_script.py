"""Letters of two scripts in one word, or a stray mark inside it: "Pоland" with a Cyrillic о, "Const、tion"."""

from __future__ import annotations

from mtaudit.article import Document
from mtaudit.language import Match
from mtaudit.rule import Bad, Case, ErrorType, PatternRule, Quoted, Severity

_CYRILLIC_LOOKALIKES = str.maketrans("аеорсухкмтвнАЕОРСУХКМТВНіїјѕ", "aeopcyxkmtbhAEOPCYXKMTBHiïjs")


class MixedScript(PatternRule):
    """Words that no keyboard writes."""

    error_type = ErrorType.CHARACTER_ENCODING
    severity = Severity.MAJOR
    message = '"{text}" mixes the characters of two scripts.'
    in_quotations = Quoted.REPORT
    bad = (
        Bad("The P\u043eland team won.", "P\u043eland", "Poland"),
        Bad("The consti、tional court met.", "consti、tional", None),
    )
    good = (
        "The Poland team won; 5µm is small.",
        "He wrote Ω-ray and α-particle.",
    )
    cases = (
        Case(
            r"(?<!\w)(?=\w*[a-zA-Z])(?=\w*[\p{Cyrillic}\p{Han}\p{Arabic}\p{Hangul}\p{Hiragana}\p{Katakana}\p{Devanagari}])\w+(?!\w)",
            beyond_ascii=True,
        ),
        Case(r"(?<!\w)[a-zA-Z]{2,}[、。，：；？！「」『』・][a-zA-Z]{2,}(?!\w)", beyond_ascii=True),
    )

    def fix_for(self, document: Document, match: Match, case: Case) -> str | None:
        """The word in Latin letters, where every stray letter has a Latin look-alike."""
        del document, case
        latin = match.group().translate(_CYRILLIC_LOOKALIKES)
        return latin if latin.isascii() and latin.isalpha() else None
