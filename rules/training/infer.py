"""The reader that the package ships, as training and measuring use it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mtaudit.kinds.learned import flagged
from mtaudit.learned.encoder import Reading
from mtaudit.learned.model import FEATURES, Model, WordScore, precision_at

MODELS: Final = Path(__file__).parents[1] / "mtaudit_rules" / "models" / "learned"

__all__ = ["FEATURES", "MODELS", "Model", "Reading", "WordScore", "flagged", "precision_at"]
