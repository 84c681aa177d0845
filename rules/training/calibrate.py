"""Sets the thresholds and tables of the reader, on the part of the marked texts kept for that.

    python rules/training/calibrate.py DATA FOLDER

FOLDER holds encoder.onnx, tokenizer.json and style.npz, and gets signature.json. Nothing of the test part is read, nor
what `unseen.txt` lists. What the reader says of the texts is kept in FOLDER.readings, so that a second run is quick.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import pickle
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from examples import Example, marked, native, round_trips, rows, share
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from mtaudit import Auditor, Document, Settings
from mtaudit.learned import likelihood, ngrams, places
from mtaudit.learned.encoder import SEVERITIES, Encoder, Reading
from mtaudit.reading import markup

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtaudit.learned.places import Place, Word

FOLDS: Final = 5
LOWS: Final = (-1.4, -1.0, -0.6, -0.2, 0.2, 0.6)
APARTS: Final = (-1.0, 0.0, 1.0)
DROPS: Final = (1.0, 1.5, 2.0, 3.0, 9.0)
NATIVE_WEIGHT: Final = 0.5
"""What a place of an unmarked native text weighs: a good part of these are slips that a marker would have marked."""
LEAST_PRECISION: Final = 0.75
MOST_NATIVE: Final = {"bbc": 0.3, "wmt19": 0.8, "wmt20": 0.8, "wmt23": 1.6}
"""What findings may be on the tuning part: right by the marks so often, and so many in 1000 words of native text.

FLORES bounds nothing: the part has seven of its originals, in which readers mark as much as in good translations."""
MOST_MAJOR: Final = {"bbc": 0.1, "wmt19": 0.25, "wmt20": 0.25, "wmt23": 0.3}
"""Of these, those that are more than minor."""
LADDER: Final = np.arange(0.40, 0.95, 0.01)
SUREST: Final = 0.95
"""The confidences that are tried as thresholds, and what is taken where none serves."""
NATIVE_DENSITY: Final = 0.97
"""The share of each set's native texts that no finding of the article as a whole is to be made of."""
ROUND_TRIPS: Final = 260
NATIVE: Final = 60
"""How many round trips are read, and native texts of each set."""
PENALTY: Final = 0.3
LEAST_SPREAD: Final = 0.05
"""Added to what a feature is scaled by, so that one that hardly varies, as a rare kind does, gets no wild weight."""


@dataclass(frozen=True)
class Read:
    """A text of the tuning part, what the reader says of it, and where it comes from."""

    example: Example
    group: str
    document: Document
    reading: Reading
    words: tuple[Word, ...]


def main() -> None:
    """Read the tuning texts, set everything, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    held = read(options.data, options.folder)
    signature = {
        "words": set_words(held),
        "places": set_places(held),
        "article": set_article(held),
        "likelihood": set_likelihood(held, options.folder),
        **provenance(options.data, options.folder),
    }
    written = json.dumps(signature, indent=1, sort_keys=True) + "\n"
    (options.folder / "signature.json").write_text(written, encoding="utf-8")


def tuning(data: Path) -> list[tuple[str, Example]]:
    """The texts that thresholds are set on, each with its group: marked, native of a set, or a round trip."""
    texts = [("marked", marked(row)) for row in rows(data / "marks.jsonl.gz") if row["part"] == "tune"]
    sets = {row["id"]: row["set"] for row in rows(data / "native.jsonl.gz")}
    for name in sorted(set(sets.values())):
        found = sorted((each for each in native(data, "tune") if sets[each.id] == name), key=lambda one: share(one.id))
        texts += [(f"native {name}", each) for each in found[:NATIVE]]
    trips = [(f"roundtrip {row['engine']}", Example(row["id"], row["text"], ())) for row in round_trips(data, "tune")]
    return texts + sorted(trips, key=lambda one: share(one[1].id))[:ROUND_TRIPS]


def read(data: Path, folder: Path) -> list[Read]:
    """What the reader says of each text."""
    kept = folder.with_suffix(".readings")
    digest = hashlib.sha256((folder / "encoder.onnx").read_bytes()).hexdigest()
    held: dict[str, Reading] = {}
    if kept.exists():
        stamp, readings = pickle.loads(kept.read_bytes())  # written by this script
        held = readings if stamp == digest else {}
    encoder = Encoder(folder, 2)
    found: list[Read] = []
    try:
        for group, example in tuning(data):
            document = markup.read(example.text, id=example.id, format="text")
            if example.id not in held:
                held[example.id] = encoder.read(document.text, [block.span for block in document.blocks])
            reading = held[example.id]
            found.append(Read(example, group, document, reading, places.words(document.text, reading)))
    finally:
        kept.write_bytes(pickle.dumps((digest, held)))
    return found


def set_words(held: list[Read]) -> dict[str, Any]:
    """The probability that a word lies in a mark, by its logit."""
    logits: list[float] = []
    wrong: list[float] = []
    for one in held:
        if one.group == "marked":
            sure = [(m.start, m.end) for m in one.example.marks if m.weight == 1]
            logits += [word.logit for word in one.words]
            wrong += [float(any(s < word.span.end and e > word.span.start for s, e in sure)) for word in one.words]
    fitted = IsotonicRegression(out_of_bounds="clip").fit(logits, wrong)
    grid = np.linspace(-8, 5, 53)
    chances = np.maximum.accumulate(fitted.predict(grid) + np.arange(len(grid)) * 1e-6)
    return {"logits": [float(x) for x in grid], "probabilities": [min(1.0, float(p)) for p in chances]}


def hits(place: Place, start: int, end: int) -> bool:
    """Whether a place points at a mark.

    They share half of the shorter one and a quarter of the mark, and the place is at most twice as long or 15
    characters longer.
    """
    made, mark = place.span.length, end - start
    shared = min(place.span.end, end) - max(place.span.start, start)
    return shared > 0 and 2 * shared >= min(made, mark) and 4 * shared >= mark and made <= max(2 * mark, mark + 15)


def set_places(held: list[Read]) -> dict[str, Any]:
    """How words make places, what their confidence is made of, and from which on they are told."""
    best: tuple[float, dict[str, Any]] | None = None
    for low in LOWS:
        for apart, drop in itertools.product(APARTS, DROPS):
            recall, chosen = _try(held, low, apart, drop)
            print(f"low {low} apart {apart} drop {drop}: recall {recall:.3f} at {chosen['threshold']:.3f}", flush=True)
            if best is None or recall > best[0]:
                best = recall, chosen
    assert best is not None
    return best[1]


def _try(held: list[Read], low: float, apart: float, drop: float) -> tuple[float, dict[str, Any]]:
    features: list[tuple[float, ...]] = []
    right: list[bool] = []
    weights: list[float] = []
    groups: list[int] = []
    owners: list[tuple[int, Place]] = []
    for number, one in enumerate(held):
        if one.group.startswith("roundtrip"):
            continue
        for place in places.places(one.document.text, one.reading, one.words, low=low, apart=apart, drop=drop):
            features.append(place.features)
            right.append(any(hits(place, m.start, m.end) for m in one.example.marks))
            weights.append(1.0 if one.group == "marked" else NATIVE_WEIGHT)
            groups.append(int(share("fold " + one.example.id) * FOLDS))
            owners.append((number, place))
    x, y, w, fold = np.array(features), np.array(right), np.array(weights), np.array(groups)
    confidence = np.zeros(len(y))
    for at in range(FOLDS):
        slopes = _logistic(x[fold != at], y[fold != at], w[fold != at])
        confidence[fold == at] = _chances(slopes, x[fold == at])
    threshold = _threshold(held, owners, y, confidence)
    told: dict[int, list[Place]] = defaultdict(list)
    for (number, place), sure in zip(owners, confidence, strict=True):
        if sure >= threshold:
            told[number].append(place)
    found = total = 0
    for number, one in enumerate(held):
        if one.group == "marked":
            sure_marks = [m for m in one.example.marks if m.weight == 1]
            total += len(sure_marks)
            found += sum(any(hits(p, m.start, m.end) for p in told[number]) for m in sure_marks)
    return found / total, {
        "low": low,
        "apart": apart,
        "drop": drop,
        "threshold": threshold,
        "major": max(threshold, _major(held, owners, confidence)),
        "weights": [float(each) for each in _logistic(x, y, w)],
    }


def _threshold(
    held: list[Read], owners: list[tuple[int, Place]], right: NDArray[np.bool_], confidence: NDArray[np.float64]
) -> float:
    """The lowest confidence at which places are right often enough, and rare enough in native articles."""
    marks = np.array([held[number].group == "marked" for number, _ in owners])
    for threshold in LADDER:
        told = confidence >= threshold
        precise = right[told & marks].mean() if (told & marks).any() else 1.0
        if precise >= LEAST_PRECISION and _is_quiet(held, owners, told, MOST_NATIVE):
            return round(float(threshold), 3)
    return SUREST


def _major(held: list[Read], owners: list[tuple[int, Place]], confidence: NDArray[np.float64]) -> float:
    """The lowest confidence at which places that look worse than minor are rare enough in native articles."""
    worse = np.array([place.severity != SEVERITIES[0] for _, place in owners])
    quiet = (at for at in LADDER if _is_quiet(held, owners, worse & (confidence >= at), MOST_MAJOR))
    return round(float(next(quiet, SUREST)), 3)


def _is_quiet(
    held: list[Read], owners: list[tuple[int, Place]], told: NDArray[np.bool_], most: dict[str, float]
) -> bool:
    """Whether native articles of every set have at most so many of the places that are told, in 1000 words."""
    thousands: dict[str, float] = defaultdict(float)
    for one in held:
        thousands[one.group] += one.document.word_count / 1000
    groups = np.array([held[number].group for number, _ in owners])
    return all(
        (told & (groups == f"native {name}")).sum() <= bound * thousands[f"native {name}"]
        for name, bound in most.items()
    )


def _logistic(x: NDArray[np.float64], y: NDArray[np.bool_], w: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of the features and, last, the constant."""
    mean, spread = x.mean(0), x.std(0) + LEAST_SPREAD
    fitted = LogisticRegression(C=PENALTY, max_iter=2000).fit((x - mean) / spread, y, w)
    slopes = fitted.coef_[0] / spread
    weights: NDArray[np.float64] = np.array([*slopes, fitted.intercept_[0] - slopes @ mean])
    return weights


def _chances(weights: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1])))
    return chances


def set_article(held: list[Read]) -> dict[str, Any]:
    """From which share of suspect words on an article is told as a whole, and how sure that is.

    Round trips and native text weigh the same, and so does each set of native text.
    """
    by: dict[str, list[float]] = defaultdict(list)
    for one in held:
        if len(one.words) >= likelihood.FEWEST_WORDS and one.group != "marked":
            by["machine" if one.group.startswith("roundtrip") else one.group].append(
                float(np.exp(places.suspicion(one.words)))
            )
    people = [each for name, found in by.items() if name != "machine" for each in found]
    threshold = max(float(np.quantile(found, NATIVE_DENSITY)) for name, found in by.items() if name != "machine")
    table: list[tuple[float, float]] = []
    for least in (threshold, *np.quantile([m for m in by["machine"] if m >= threshold], (0.2, 0.4, 0.6, 0.8))):
        machine = np.mean([m >= least for m in by["machine"]])
        native_share = np.mean([np.mean(np.array(by[name]) >= least) for name in by if name != "machine"])
        table.append((round(float(least), 5), round(float(machine / (machine + native_share + 0.5 / len(people))), 3)))
    print("article", threshold, table, {k: (len(v), round(float(np.median(v)), 4)) for k, v in by.items()}, flush=True)
    return {"threshold": threshold, "native": float(np.median(people)), "confidence": table}


def set_likelihood(held: list[Read], folder: Path) -> dict[str, Any]:
    """Weights of the features; their sum is the logit of the probability where half the articles are translated."""
    weights_of_style = ngrams.read(folder / "style.npz")
    rules = Auditor(Settings(learned=False))
    x: list[tuple[float, ...]] = []
    y: list[bool] = []
    for one in held:
        if len(one.words) < likelihood.FEWEST_WORDS or one.group == "marked":
            continue
        report = rules.audit_document(one.document)
        style = ngrams.style(one.document.text, [block.span for block in one.document.blocks], weights_of_style)
        x.append(likelihood.features(one.words, len(report.findings) + len(report.article_findings), style))
        y.append(one.group.startswith("roundtrip"))
    machine = np.array(y)
    weights = np.where(machine, 0.5 / machine.sum(), 0.5 / (~machine).sum()) * len(machine)
    return {"weights": [float(each) for each in _logistic(np.array(x), machine, weights)]}


def provenance(data: Path, folder: Path) -> dict[str, Any]:
    """What the model was made from."""
    packages = ("torch", "onnx", "onnxruntime", "tokenizers", "numpy", "scikit-learn")
    return {
        "data": {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in DATA},
        "versions": {name: version(name) for name in packages},
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
    }


DATA: Final = ("marks.jsonl.gz", "native.jsonl.gz", "pairs.jsonl.gz", "roundtrip.jsonl.gz", "unseen.txt")
FILES: Final = ("encoder.onnx", "style.npz", "tokenizer.json")


if __name__ == "__main__":
    main()
