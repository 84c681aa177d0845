"""Says which part of the training data is learned from, which sets thresholds, and which measures.

Everything follows from names by a hash, so the same text is on the same side in every run, language and engine.
"""

from __future__ import annotations

import hashlib
from typing import Final, Literal, TypeAlias

Part: TypeAlias = Literal["train", "tune", "test"]

SEED: Final = "mtaudit learned 1"

GOLD_BLOCKS: Final = frozenset(
    int(number)
    for number in """
    0 1 2 3 8 9 13 14 22 24 27 28 33 35 36 40 43 47 49 50 53 59 63 64 65 67 68 72 74 75 76 77 79 81 82 85 93 95 97 98
    100 104 106 109 110 114 118 123
    """.split()
)
"""The FLORES blocks that gold comes from: never learned from in any language, nor as originals."""

TEST_SYSTEMS: Final = frozenset({"Huoshan_Translate.919", "Online-B.1605"})
"""Systems of the MQM marks that are never learned from."""

UNSEEN_ENGINES: Final = frozenset({"opusmt", "bergamot-base"})
UNSEEN_PIVOTS: Final = frozenset({"ja", "it", "fa"})
"""Left out of training by `--development`, to see what the shipped model does on engines and languages it never met."""


def share(name: str) -> float:
    """A number from 0 to 1 that follows from the name alone."""
    digest = hashlib.sha256(f"{SEED}|{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def flores_part(block: int) -> Part:
    """Where a FLORES block goes, whatever engine and language it went through."""
    if block in GOLD_BLOCKS:
        return "test"
    return "tune" if share(f"flores {block}") < 0.27 else "train"


def news_part(name: str) -> Part:
    """Where a native or machine-translated news text goes: by article, or by block of its set."""
    value = share(name)
    return "test" if value < 0.2 else "tune" if value < 0.3 else "train"


def document_part(name: str) -> Part:
    """Where a document of the MQM marks goes, whatever system translated it."""
    value = share(f"mqm {name}")
    return "test" if value < 0.25 else "tune" if value < 0.33 else "train"


def unseen(engine: str, pivot: str) -> bool:
    """Whether a development model never meets this engine or language."""
    return engine in UNSEEN_ENGINES or pivot in UNSEEN_PIVOTS
