"""The reader that the package ships, as training and measuring use it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mtaudit.learned.encoder import Reading
from mtaudit.learned.model import FEATURES, Model, WordScore, precision_at
from mtaudit.rule.kinds.learned import flagged

MODELS: Final = Path(__file__).parents[1] / "mtaudit_rules" / "resources" / "models" / "learned"

__all__ = ["FEATURES", "MODELS", "Model", "Reading", "WordScore", "flagged", "precision_at"]
