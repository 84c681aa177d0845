"""What the estimate that a machine translated an article is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mtaudit.learned.places import suspicion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtaudit.learned.places import Word

FEWEST_WORDS: Final = 40
"""Words of an article under which nothing is said of the whole."""
FEATURES: Final = 6
_USUAL_WORDS: Final = 200
"""Findings are counted for so many words, in shorter articles as if they had as many."""
_MOST_FINDINGS: Final = 3.0


def features(words: Sequence[Word], findings: int, style: float) -> tuple[float, ...]:
    """The suspicion of the whole, the mean logit, that of the most suspect tenth and fortieth; findings, and style.

    Args:
        words: the words of the article, at least one.
        findings: how many findings rules have made in it, without its source.
        style: how much it is written as machine translations are (`mtaudit.learned.ngrams.style`).
    """
    logits = np.sort(np.array([word.logit for word in words], np.float64))[::-1]
    tenth, fortieth = logits[: max(1, len(logits) // 10)], logits[: max(1, len(logits) // 40)]
    counted = min(findings * _USUAL_WORDS / max(len(words), _USUAL_WORDS), _MOST_FINDINGS)
    return suspicion(words), float(logits.mean()), float(tenth.mean()), float(fortieth.mean()), counted, style
