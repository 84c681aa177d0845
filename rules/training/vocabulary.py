"""Cuts the published vocabulary down to what English text in Latin letters can need."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

if TYPE_CHECKING:
    from pathlib import Path


def needed(piece: str) -> bool:
    """Whether a word piece is a special one, or Latin letters, digits and signs."""
    if piece.startswith("[unused"):
        return False
    if piece in {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}:
        return True
    letters = [c for c in piece.removeprefix("##") if unicodedata.category(c)[0] in "LM"]
    return all("LATIN" in unicodedata.name(c, "") or ord(c) < 128 for c in letters)


def pruned(path: Path) -> tuple[Tokenizer, list[int]]:
    """The tokenizer with the word pieces that are needed, and their places in the published one, in order."""
    held = json.loads(path.read_text(encoding="utf-8"))
    vocabulary = sorted(held["model"]["vocab"].items(), key=lambda item: item[1])
    kept = [(piece, number) for piece, number in vocabulary if needed(piece)]
    held["model"]["vocab"] = {piece: place for place, (piece, _) in enumerate(kept)}
    for added in held["added_tokens"]:
        added["id"] = held["model"]["vocab"][added["content"]]
    held["truncation"] = held["padding"] = held["post_processor"] = None
    tokenizer = Tokenizer.from_str(json.dumps(held))
    return tokenizer, [number for _, number in kept]
