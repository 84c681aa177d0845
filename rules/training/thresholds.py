"""Sets from which probability a word is flagged, and how often that is right, on the tuning part."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from contrast import WEAK_ENGINES
from corpus import WEAK
from infer import Reading, WordScore
from measure import phrases
from sklearn.isotonic import IsotonicRegression
from texts import round_trips

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

NATIVE_LIMIT: Final = 0.2
"""Findings in 1000 words that the threshold lets through in any set of native text of the tuning part."""
LEAST_PRECISION: Final = 0.65
"""Precision on the marks of raters that the threshold must reach on the tuning part, less `SURE` standard errors."""
SURE: Final = 1.3
LEAST_FINDINGS: Final = 20
KNOTS: Final = 24
ESTIMATE: Final = 0.65
WORDS: Final = 120
"""The estimate and the length from which an article counts as likely translated by a machine."""
LEAST_SUSPECT: Final = 0.6
"""The share of findings there that must hold a word which is likely wrong."""
LIKELY_WRONG: Final = 0.55
"""The value from which `consensus.py` holds a word to be so."""
BREAK: Final = "\n\n"
"""What stands between the lines of a round trip."""

Read = tuple[dict[str, Any], Reading, list[float]]
"""A text, what the encoder says of it, and the features of its likelihood."""
Suspects = dict[str, "NDArray[np.bool_]"]
"""By id, one value a character."""


def marked(row: dict[str, Any], reading: Reading) -> NDArray[np.bool_]:
    """Which words of a segment any rater marked."""
    spans = [(s["start"], s["end"]) for s in row["spans"] if "start" in s]
    return np.array([any(a < end and b > start for a, b in spans) for start, end in reading.words], bool)


def set_words(held: dict[str, list[Read]], weights: Sequence[float], wrong: Suspects) -> dict[str, Any]:
    """Probabilities, thresholds and confidence of the words.

    Args:
        held: the texts of the tuning part, by set.
        weights: those of the article likelihood.
        wrong: see `suspects`.
    """
    scores = np.concatenate([reading.logits for _, reading, _ in held["mqm"]])
    labels = np.concatenate([marked(row, reading) for row, reading, _ in held["mqm"]])
    logits, probabilities = curve(scores, labels)
    settings: dict[str, Any] = {"logits": logits, "probabilities": probabilities, "confidence": [[0.0, 0.5]]}
    settings["threshold"] = threshold(settings, held, scores)
    table = confidence(settings, held["mqm"])
    settings["likely"], precision = likely(settings, held, weights, wrong)
    settings["confidence"] = [[0.0, min(precision, table[0][1])], [settings["threshold"], table[0][1]], *table[1:]]
    return settings


def suspects(data: Path) -> Suspects:
    """For the weak engines' round trips of the tuning part, which characters belong to words that are likely wrong."""
    found: Suspects = {}
    for text in round_trips(data, "tune", leave_out=False):
        if text.name.startswith(WEAK_ENGINES):
            marks = [np.append(sentence.marks[:, WEAK], [np.nan] * len(BREAK)) for sentence in text.sentences]
            found[text.name.partition("|")[2]] = np.concatenate(marks) >= LIKELY_WRONG
    return found


def likely(
    settings: dict[str, Any], held: dict[str, list[Read]], weights: Sequence[float], wrong: Suspects
) -> tuple[dict[str, Any], float]:
    """The threshold in articles that a machine likely translated, and the share of suspects among the findings there.

    Of such articles no marks existed outside the test part; so a finding is held to be right where it has a word
    that is likely wrong by `consensus.py`.
    """
    natives = [*held["native"], *held["news"]]
    sizes: Counter[str] = Counter()
    for row, reading, _ in natives:
        sizes[row["set"]] += len(reading.words)
    trips = [one for one in held["roundtrip"] if one[0]["id"] in wrong and is_likely(one, weights)]
    for least in np.arange(0.02, settings["threshold"], 0.005).round(5):
        lower = {**settings, "threshold": float(least)}
        right = [
            bool(wrong[one[0]["id"]][finding["start"] : finding["end"]].any())
            for one in trips
            for finding in found(lower, one)
        ]
        native: Counter[str] = Counter()
        for one in natives:
            native[one[0]["set"]] += len(found(lower if is_likely(one, weights) else settings, one))
        rates = {name: round(1000.0 * native[name] / size, 2) for name, size in sizes.items()}
        if len(right) < LEAST_FINDINGS:
            break
        if np.mean(right) >= LEAST_SUSPECT and max(rates.values()) <= NATIVE_LIMIT:
            print(f"where likely {least:.3f}: {len(right)} findings, {np.mean(right):.3f} suspect; native {rates}")
            where = {"estimate": ESTIMATE, "words": WORDS, "threshold": float(least)}
            return where, round(float(np.mean(right)), 3)
    raise SystemExit("no threshold is precise enough in articles that a machine likely translated")


def is_likely(read: Read, weights: Sequence[float]) -> bool:
    """Whether a machine likely translated a text, by all but what rules found in it."""
    _, reading, features = read
    raw = float(np.dot(weights, [*features[:-1], 0.0, 1.0]))
    return len(reading.words) >= WORDS and 1.0 / (1.0 + np.exp(-raw)) >= ESTIMATE


def threshold(settings: dict[str, Any], held: dict[str, list[Read]], scores: NDArray[np.float64]) -> float:
    """The least probability at which findings are right often enough, and rare enough in every set of native text."""
    sets: defaultdict[str, list[Read]] = defaultdict(list)
    for one in (*held["native"], *held["news"]):
        sets[one[0]["set"]].append(one)
    chances = np.interp(scores, settings["logits"], settings["probabilities"])
    for least in np.unique(np.quantile(chances, np.linspace(0.9, 0.9998, 150)).round(5)):
        settings["threshold"] = float(least)
        if surely_right(settings, held["mqm"]) < LEAST_PRECISION:
            continue
        native = {name: rate(settings, reads) for name, reads in sets.items()}
        if max(native.values()) <= NATIVE_LIMIT:
            right = [hit for one in held["mqm"] for hit in judged(settings, one)]
            rates = {name: round(value, 2) for name, value in native.items()}
            print(f"threshold {least:.4f}: {len(right)} findings on mqm, {np.mean(right):.3f} right; native {rates}")
            return float(least)
    raise SystemExit("no threshold is precise enough")


def surely_right(settings: dict[str, Any], reads: Sequence[Read]) -> float:
    """Precision less `SURE` standard errors; findings of one document, whatever the system, stand or fall together."""
    documents: defaultdict[str, list[bool]] = defaultdict(list)
    for one in reads:
        documents[one[0]["doc"]] += judged(settings, one)
    counts = np.array([len(hits) for hits in documents.values()], float)
    hits = np.array([sum(hits) for hits in documents.values()], float)
    if counts.sum() < LEAST_FINDINGS:
        return 0.0
    share = hits.sum() / counts.sum()
    return float(share - SURE * np.sqrt(((hits - share * counts) ** 2).sum()) / counts.sum())


def rate(settings: dict[str, Any], reads: Sequence[Read]) -> float:
    """Findings in 1000 words."""
    return 1000.0 * sum(len(found(settings, one)) for one in reads) / sum(len(reading.words) for _, reading, _ in reads)


def found(settings: dict[str, Any], read: Read) -> list[dict[str, Any]]:
    """The findings of a text."""
    row, reading, _ = read
    chances = np.interp(reading.logits, settings["logits"], settings["probabilities"])
    words = [WordScore(start, end, float(p)) for (start, end), p in zip(reading.words, chances, strict=True)]
    return phrases(words, row["text"], settings)


def judged(settings: dict[str, Any], read: Read) -> list[bool]:
    """Whether each finding of a segment meets a mark: they share half of the shorter one."""
    row, _, _ = read
    spans = [(s["start"], s["end"]) for s in row["spans"] if "start" in s and s["end"] > s["start"]]
    return [any(meets(finding, start, end) for start, end in spans) for finding in found(settings, read)]


def meets(finding: dict[str, Any], start: int, end: int) -> bool:
    """Whether a finding shares half of the shorter one with a mark, and is not much longer."""
    shared = min(finding["end"], end) - max(finding["start"], start)
    length = finding["end"] - finding["start"]
    return bool(shared > 0 and 2 * shared >= min(length, end - start) and length <= end - start + 40)


def curve(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> tuple[list[float], list[float]]:
    """Knots of a rising curve from logit to the share of words that are marked; rising everywhere, so order is kept."""
    order = np.argsort(scores, kind="stable")
    share = IsotonicRegression(y_min=0.001, y_max=0.98, out_of_bounds="clip").fit(scores, labels)
    places = np.concatenate([np.linspace(0, 0.9, KNOTS)[:-1], 1 - np.geomspace(0.1, 0.003, 10)])
    knots = np.unique([float(np.mean(scores[order[int(p * len(order)) :][: len(order) // 80]])) for p in places])
    values = [float(np.mean(share.predict(scores[np.abs(scores - knot) < 0.35]))) for knot in knots]
    rising = np.maximum.accumulate(values) + 1e-4 * np.arange(len(knots))
    slope = max(1e-3, (rising[-1] - rising[-6]) / (knots[-1] - knots[-6]))
    top = knots[-1] + (0.985 - rising[-1]) / slope
    return [knots[0] - 12.0, *map(float, knots), top, top + 15.0], [0.0, *map(float, rising), 0.985, 0.999]


def confidence(settings: dict[str, Any], reads: Sequence[Read]) -> list[list[float]]:
    """Precision of findings by the probability of their best word, in steps of as many findings each."""
    pairs = []
    for read in reads:
        _, reading, _ = read
        chances = np.interp(reading.logits, settings["logits"], settings["probabilities"])
        for finding, right in zip(found(settings, read), judged(settings, read), strict=True):
            inside = [
                p
                for (a, b), p in zip(reading.words, chances, strict=True)
                if a < finding["end"] and b > finding["start"]
            ]
            pairs.append((max(inside), right))
    pairs.sort()
    mean = sum(right for _, right in pairs) / len(pairs)
    steps = max(1, min(4, len(pairs) // 60))
    cells = [pairs[n * len(pairs) // steps : (n + 1) * len(pairs) // steps] for n in range(steps)]
    shares = [(sum(right for _, right in cell) + 20 * mean) / (len(cell) + 20) for cell in cells]
    rising = np.maximum.accumulate(shares)
    return [[float(cell[0][0]) if n else 0.0, round(float(rising[n]), 3)] for n, cell in enumerate(cells)]
