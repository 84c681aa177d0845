"""Language tags as files state them ("uk-UA", "en_GB", "eng"), and the languages they stand for."""

from __future__ import annotations

_ISO_639_1_LENGTH = 2
_OF_THREE: dict[str, str] = {
    pair.partition(":")[0]: pair.partition(":")[2]
    for pair in (
        "ara:ar bul:bg cat:ca ces:cs cze:cs dan:da deu:de ell:el eng:en est:et fas:fa fin:fi fra:fr fre:fr ger:de "
        "gre:el heb:he hin:hi hrv:hr hun:hu ice:is ind:id isl:is ita:it jpn:ja kor:ko lav:lv lit:lt nld:nl dut:nl "
        "nob:nb per:fa pol:pl por:pt ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl spa:es srp:sr swe:sv tur:tr ukr:uk "
        "vie:vi zho:zh chi:zh"
    ).split()
}
"""Codes of three letters (ISO 639-2) of the languages that rules know."""


def code_of(tag: str | None) -> str | None:
    """The two letters (ISO 639-1) that a tag begins with or stands for, small; None where there are none."""
    primary = _OF_THREE.get(_primary(tag or ""), _primary(tag or ""))
    return primary if len(primary) == _ISO_639_1_LENGTH and primary.isascii() and primary.isalpha() else None


def same_language(tag: str, other: str) -> bool:
    """Whether two tags stand for the same language, wherever it is spoken."""
    return _primary(tag) == _primary(other)


def is_english(tag: str) -> bool:
    """Whether the tag stands for English of any kind."""
    return _primary(tag) == "en"


def _primary(tag: str) -> str:
    primary = tag.strip().partition("-")[0].partition("_")[0].lower()
    return "en" if primary == "eng" else primary
