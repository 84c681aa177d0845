"""One name spelt two ways in one article: "Kyiv" and "Kiev", "Zelensky" and "Zelenskyy".

A house romanises a name one way. Two ways in one text come of two sources, or of an engine that knows both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtaudit.article import Document, Token
from mtaudit.rule import ArticleFinding, Bad, ErrorType, Finding, InSource, Quoted, Rule, Severity

_VARIANTS = (
    "Kyiv Kiev",
    "Zelensky Zelenskyy Zelenskiy Selenskyj Zelenski",
    "Kharkiv Kharkov Charkiw",
    "Odesa Odessa",
    "Lviv Lvov",
    "Zaporizhzhia Zaporozhye Zaporizhia Zaporijia Saporischschja",
    "Chernihiv Chernigov",
    "Mykolaiv Nikolaev Mykolayiv",
    "Luhansk Lugansk",
    "Dnipro Dnepr",
    "Chornobyl Chernobyl",
    "Gaddafi Qaddafi Kadhafi Gadhafi Khadafi",
    "Khamenei Chamenei Jamenei",
    "Khomeini Chomeini Jomeini",
    "Gorbachev Gorbatschow Gorbachov",
    "Yeltsin Jelzin Eltsine",
    "Navalny Nawalny Navalni",
    "Lavrov Lawrow",
    "Medvedev Medwedew",
    "Putin Poutine",
    "Shoigu Schoigu Choïgou",
    "Lukashenko Lukashenka Lukaschenko Loukachenko",
    "Netanyahu Netanjahu Netanyahou",
    "Beijing Peking Pekin",
    "Hezbollah Hizbollah Hizbullah Hezbolá",
    "Houthi Huthi Houthie",
    "Erdogan Erdoğan",
    "Riyadh Riad Riyad",
    "Jeddah Djeddah Yeda",
    "Aleppo Alep Halab",
    "Homs Hims",
    "Idlib Idleb",
    "Mosul Mossul Mossoul",
    "Kabul Kaboul Cabul",
    "Kandahar Qandahar",
    "Tehran Teheran",
    "Yerevan Erevan Jerewan",
    "Bucharest Bucarest Bukarest",
    "Belgrade Belgrad Beograd",
    "Tbilisi Tiflis",
    "Kolkata Calcutta",
    "Mumbai Bombay",
    "Yangon Rangoon",
)


class InconsistentNameSpelling(Rule):
    """The rarer spelling of a name of which the article uses two."""

    error_type = ErrorType.INCONSISTENT_TERM
    severity = Severity.MINOR
    message = 'The article spells this name "{fix}" elsewhere.'
    in_quotations = Quoted.REPORT
    in_source = InSource.REFUTES
    exceptions = (
        "chicken kiev",
        "dynamo kiev",
        "dynamo kyiv",
        "peking duck",
        "pekin duck",
        "peking university",
        "peking opera",
        "pekin, illinois",
        "odessa, texas",
        "bombay high court",
        "bombay stock exchange",
        "bombay sapphire",
        "calcutta high court",
        "formerly bombay",
        "formerly calcutta",
        "formerly rangoon",
    )
    bad = (
        Bad("Kyiv was hit. Kyiv held out. Trains left Kiev.", "Kiev", "Kyiv"),
        Bad("Zelenskyy spoke. Zelenskyy left. Later Zelensky wrote.", "Zelensky", "Zelenskyy"),
    )
    good = (
        "Kyiv was hit. Kyiv held out. He ate chicken Kiev.",
        "Kiev was hit. Kiev held out.",
        "Muhammad Ali met Mohammed Kolb. Muhammad Ali won.",
    )

    def check(self, document: Document) -> Iterator[Finding | ArticleFinding]:
        """Every mention in a spelling that stands less often than another."""
        mentions: dict[str, list[Token]] = defaultdict(list)
        for token in document.tokens:
            if token.text in _FAMILY:
                mentions[token.text].append(token)
        for spelling, tokens in sorted(mentions.items()):
            family = [s for s in mentions if _FAMILY[s] == _FAMILY[spelling]]
            usual = max(family, key=lambda s: (len(mentions[s]), -mentions[s][0].start))
            if usual == spelling or _is_given_name(document, tokens):
                continue
            for token in tokens:
                if document.text[token.start - 1 : token.start] == "(":  # "Mumbai (Bombay)" says both on purpose
                    continue
                yield self.finding(document, token.span, usual)


_FAMILY = {spelling: family.split()[0] for family in _VARIANTS for spelling in family.split()}


def _is_given_name(document: Document, tokens: list[Token]) -> bool:
    """Whether the spelling belongs to somebody else: the mentions stand beside another capitalised word."""
    return all(document.text[t.end : t.end + 2].strip()[:1].isupper() for t in tokens)
