"""Trains the two n-gram scores of the article likelihood.

    python rules/training/train_likelihood.py DATA OUT [--development]

Writes OUT/likelihood.npz. The character score learns from differences: a round trip less its original, a machine's
translation less a person's of the same sources, a translation less its post-edited text; so the topic, which both sides
share, teaches it nothing. The other score counts common words and marks alone, and learns from texts as they are.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from corpus import rows, sentence_spans
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from split import flores_part, news_part, share, unseen

from mtaudit.learned import ngrams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    Hashes = Callable[[str], NDArray[np.int64]]

COMMON: Final = 350
PAIRS: Final = 0.6
EDITS: Final = 0.2
"""What the differences of pairs and of post-editing weigh, in all, where those of round trips weigh one."""
CHARACTER_PENALTY: Final = 0.1
FUNCTION_PENALTY: Final = 1.0
SENTENCES: Final = 8
"""In one text, as the FLORES blocks have them."""


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--development", action="store_true")
    arguments = parser.parse_args()
    train(arguments.data, arguments.out / "likelihood.npz", development=arguments.development)


def train(data: Path, target: Path, *, development: bool) -> None:
    """Both scores, from the training part alone."""
    kept = [row for row in rows(data / "native.jsonl.gz") if part_of(row) == "train"]
    originals = {row["block"]: row["text"] for row in kept if row["set"] == "flores"}
    trips = [
        row
        for row in rows(data / "roundtrip.jsonl.gz")
        if row["block"] in originals and not (development and unseen(row["engine"], row["pivot"]))
    ]
    news = [chunk for row in kept if row["set"].startswith("wmt") for chunk in chunks(row["text"])]
    articles = [
        chunk for row in kept if row["set"] == "bbc" and share(row["id"]) > 0.75 for chunk in chunks(row["text"])
    ]
    words = ngrams.common_words([*originals.values(), *news, *articles], COMMON)
    translated = [
        row["text"]
        for row in rows(data / "news_mt.jsonl.gz")
        if news_part(f"{row['set']} {row['block']}") == "train"
        and share(f"use {row['id']}") < 0.15
        and not (development and unseen(row["engine"], row["pivot"]))
    ]
    characters = from_differences(
        [
            ([(row["text"], originals[row["block"]]) for row in trips], 1.0),
            (paired(data), PAIRS),
            (edited(data), EDITS),
        ]
    )
    functions = from_texts(
        [
            (originals.values(), 0, 1.0),
            (news, 0, 0.3),
            (articles, 0, 0.3),
            ([row["text"] for row in trips], 1, 1.0),
            (translated, 1, 0.6),
        ],
        lambda text: ngrams.functions(text, words),
    )
    save(target, characters, functions, words)


def part_of(row: dict[str, Any]) -> str:
    """Which part a native text belongs to."""
    return flores_part(row["block"]) if row["set"] == "flores" else news_part(row["id"])


def chunks(text: str) -> list[str]:
    """An article cut into texts of some sentences."""
    spans = sentence_spans(text)
    ends = range(0, max(1, len(spans) - SENTENCES // 2), SENTENCES)
    return [text[spans[n][0] : spans[min(n + SENTENCES, len(spans)) - 1][1]] for n in ends]


def paired(data: Path) -> list[tuple[str, str]]:
    """Machine and human translations of the same six sources."""
    held: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: {"human": [], "mt": []})
    for row in rows(data / "pairs.jsonl.gz"):
        if share(f"pairs {row['source']}") >= 0.2:
            held[row["source"]][row["kind"]].append(row["text"])
    both = [found for found in held.values() if found["human"] and found["mt"]]
    groups = [both[at : at + 6] for at in range(0, len(both), 6)]
    return [
        ("\n\n".join(one["mt"][n % len(one["mt"])] for one in group), "\n\n".join(one["human"][0] for one in group))
        for n in (0, 1)
        for group in groups
    ]


def edited(data: Path) -> list[tuple[str, str]]:
    """Translations before and after post-editing, eight sentences of one language at a time."""
    held: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(data / "postedit.jsonl.gz"):
        if row["pair"] in {"ro-en", "et-en", "ru-en"} and 0.06 <= share(row["id"]) < 0.4:
            held[row["pair"]].append((" ".join(row["tokens"]), row["postedit"]))
    return [
        ("\n\n".join(before for before, _ in some), "\n\n".join(after for _, after in some))
        for found in held.values()
        for some in (found[at : at + SENTENCES] for at in range(0, len(found), SENTENCES))
    ]


def matrix(found: Iterable[str], hashes: Hashes) -> sparse.csr_matrix:
    """A row of n-gram counts a text."""
    return sparse.csr_matrix(sparse.vstack([sparse.csr_matrix(ngrams.vector(hashes(text))) for text in found]))


def from_differences(sources: Sequence[tuple[list[tuple[str, str]], float]]) -> NDArray[np.float64]:
    """Weights that tell the first text of each pair from the second; each source weighs what it is given, in all."""
    differences, weights = [], []
    for pairs, weight in sources:
        known: dict[str, sparse.csr_matrix] = {}
        for first, second in pairs:
            if second not in known:
                known[second] = matrix([second], ngrams.characters)
            differences.append(matrix([first], ngrams.characters) - known[second])
        weights += [weight / len(pairs)] * len(pairs)
    held = sparse.csr_matrix(sparse.vstack(differences))
    scale = np.array(weights) * len(sources[0][0])
    model = LogisticRegression(
        C=CHARACTER_PENALTY, solver="liblinear", fit_intercept=False, max_iter=300, random_state=1
    )
    model.fit(sparse.vstack([held, -held]), [1] * len(weights) + [0] * len(weights), np.concatenate([scale, scale]))
    return np.asarray(model.coef_[0])


def from_texts(sources: Sequence[tuple[Iterable[str], int, float]], hashes: Hashes) -> NDArray[np.float64]:
    """Weights that tell texts of class 1 from those of class 0."""
    parts = [(matrix(found, hashes), label, weight) for found, label, weight in sources]
    labels = np.concatenate([np.full(held.shape[0], label) for held, label, _ in parts])
    weights = np.concatenate([np.full(held.shape[0], 1000.0 * weight / held.shape[0]) for held, _, weight in parts])
    model = LogisticRegression(C=FUNCTION_PENALTY, solver="liblinear", max_iter=300, random_state=1)
    model.fit(sparse.vstack([held for held, _, _ in parts]), labels, weights)
    return np.asarray(model.coef_[0])


def save(target: Path, characters: NDArray[np.float64], functions: NDArray[np.float64], words: dict[str, int]) -> None:
    """Weights as 16-bit numbers with a scale each, and the common words in their order."""
    held: dict[str, NDArray[Any]] = {"common": np.array("\n".join(words))}
    for name, weights in (("characters", characters), ("functions", functions)):
        scale = float(np.abs(weights).max()) / 32767
        held[name] = np.round(weights / scale).astype(np.int16)
        held[f"{name}_scale"] = np.array(scale, np.float32)
    np.savez_compressed(target, **held)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
