"""Learns which n-grams of characters machine translations have more of than what people write.

    python rules/training/train_style.py DATA FOLDER

Writes FOLDER/style.npz. It learns from differences: a round trip less its original, a machine's translation less a
person's of the same sources; so the topic, which both sides share, teaches it nothing.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from examples import round_trips, rows
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from mtaudit.learned import ngrams

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRED: Final = 0.6
"""What the differences of professional translations weigh, in all, where those of round trips weigh one."""
PENALTY: Final = 0.1
SOURCES: Final = 6
"""Segments that are read as one text, as the blocks of round trips hold several sentences."""


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    trips, paired = differences(returned(options.data)), differences(translations(options.data))
    held = sparse.csr_matrix(sparse.vstack([trips, paired]))
    weights = np.r_[
        np.ones(trips.shape[0]),
        np.full(paired.shape[0], PAIRED * trips.shape[0] / paired.shape[0]),
    ]
    model = LogisticRegression(C=PENALTY, solver="liblinear", fit_intercept=False, max_iter=300, random_state=1)
    sides = [1] * len(weights) + [0] * len(weights)
    model.fit(sparse.vstack([held, -held]), sides, np.r_[weights, weights])
    options.folder.mkdir(parents=True, exist_ok=True)
    ngrams.write(options.folder / "style.npz", np.asarray(model.coef_[0]))


def returned(data: Path) -> list[tuple[str, str]]:
    """Round trips of the training part, each with its original."""
    originals = {row["block"]: row["text"] for row in rows(data / "native.jsonl.gz") if row["set"] == "flores"}
    return [(row["text"], originals[row["block"]]) for row in round_trips(data, "train")]


def translations(data: Path) -> list[tuple[str, str]]:
    """Machines' and people's translations of the same segments."""
    held: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: {"human": [], "mt": []})
    for row in rows(data / "pairs.jsonl.gz"):
        held[row["source"]][row["kind"]].append(row["text"])
    both = [found for found in held.values() if found["human"] and found["mt"]]
    return [
        (
            "\n\n".join(one["mt"][turn % len(one["mt"])] for one in both[at : at + SOURCES]),
            "\n\n".join(one["human"][0] for one in both[at : at + SOURCES]),
        )
        for turn in (0, 1)
        for at in range(0, len(both), SOURCES)
    ]


def differences(pairs: Sequence[tuple[str, str]]) -> sparse.csr_matrix:
    """The n-grams of the first text of each pair less those of the second, a row a pair."""
    known: dict[str, sparse.csr_matrix] = {}
    for text in {text for pair in pairs for text in pair}:
        known[text] = sparse.csr_matrix(ngrams.vector(text))
    return sparse.csr_matrix(sparse.vstack([known[first] - known[second] for first, second in pairs]))


if __name__ == "__main__":
    main()
