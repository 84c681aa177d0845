"""Sets how the learned models are mixed, their threshold and their tables, on the part of the data kept for that.

    python rules/training/calibrate.py DATA TRAINED OUT [--development]

TRAINED holds encoder.pt, tokenizer.json and likelihood.npz; OUT gets what is shipped: encoder.onnx, tokenizer.json,
likelihood.npz and signature.json. Nothing of the test part is read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from corpus import sentence_spans
from encoder import Encoder
from export import export
from infer import FEATURES, Model, Reading, WordScore, in_context
from measure import documents, part_of, phrases
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from split import SEED, unseen
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MIX: Final = (0.5, 0.2, 0.3)
"""What the judgements of raters, post-editors and consensus weigh in the logit of a word."""
CONTEXT: Final = 0.5
PRIOR_WORDS: Final = 60
NATIVE_LIMIT: Final = 0.2
"""Findings in 1000 words that the threshold lets through in any set of native text of the tuning part."""
LEAST_PRECISION: Final = 0.65
"""Precision on the marks of raters that the threshold must reach on the tuning part, less `SURE` standard errors."""
SURE: Final = 1.3
LEAST_FINDINGS: Final = 20
KNOTS: Final = 24
USED: Final = {"verdict": 0, "mqm": 1, "characters": 4}
"""The features of the article likelihood that are used: the others add nothing to these on blocks held out."""
NEWS: Final = 0.2
"""What news weighs beside round trips, as its two sides differ in topic too."""
PENALTY: Final = 0.03
PROVISIONAL: Final = {
    "words": {"context": {"weight": 0.0, "usual": 0.0, "prior_words": 1}, "logits": [-9, 9], "probabilities": [0, 1]},
    "likelihood": {"weights": [0.0] * 7},
}

Read = tuple[dict[str, Any], Reading, list[float]]


def main() -> None:
    """Export, read the tuning texts, set everything, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--development", action="store_true")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in ("tokenizer.json", "likelihood.npz"):
        if arguments.trained != arguments.out:
            shutil.copyfile(arguments.trained / name, arguments.out / name)
    model = Encoder(Tokenizer.from_file(str(arguments.out / "tokenizer.json")).get_vocab_size())
    model.load_state_dict(torch.load(arguments.trained / "encoder.pt"))
    export(model, MIX, arguments.out / "encoder.onnx")
    write(arguments.out, PROVISIONAL)
    held = read(Model(arguments.out, 2), arguments.data, development=arguments.development)
    words = set_words(held)
    signature = {"words": words, "likelihood": set_likelihood(held), **provenance(arguments.data, arguments.trained)}
    write(arguments.out, signature)


def write(out: Path, signature: dict[str, Any]) -> None:
    """Write the signature in a form that changes little between runs."""
    (out / "signature.json").write_text(json.dumps(signature, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read(models: Model, data: Path, *, development: bool) -> dict[str, list[Read]]:
    """What the models say of each text of the tuning part, by set."""
    held: dict[str, list[Read]] = {}
    for name in ("mqm", "native", "roundtrip", "news_mt"):
        chosen = [row for row in documents(data, name) if part_of(name, row) == "tune"]
        if name == "news_mt":
            chosen = chosen[::4]
        if development and name in {"roundtrip", "news_mt"}:
            chosen = [row for row in chosen if not unseen(row["engine"], row["pivot"])]
        for row in chosen:
            spans = sentence_spans(row["text"])
            key = "news" if name == "native" and row["set"] != "flores" else name
            held.setdefault(key, []).append((row, models.read(row["text"], spans), models.features(row["text"], spans)))
    return held


def marked(row: dict[str, Any], reading: Reading) -> NDArray[np.bool_]:
    """Which words of a segment any rater marked."""
    spans = [(s["start"], s["end"]) for s in row["spans"] if "start" in s]
    return np.array([any(a < end and b > start for a, b in spans) for start, end in reading.words], bool)


def set_words(held: dict[str, list[Read]]) -> dict[str, Any]:
    """Context, probabilities, threshold and confidence of the words."""
    natives = [*held["native"], *held["news"]]
    usual = float(np.mean(np.concatenate([reading.logits for _, reading, _ in natives])))
    context = {"weight": CONTEXT, "usual": usual, "prior_words": PRIOR_WORDS}
    scores = np.concatenate([in_context(reading.logits, context) for _, reading, _ in held["mqm"]])
    labels = np.concatenate([marked(row, reading) for row, reading, _ in held["mqm"]])
    logits, probabilities = curve(scores, labels)
    settings: dict[str, Any] = {"context": context, "logits": logits, "probabilities": probabilities}
    settings["confidence"] = [[0.0, 0.5]]
    settings["threshold"] = threshold(settings, held, scores)
    settings["confidence"] = confidence(settings, held["mqm"])
    return settings


def threshold(settings: dict[str, Any], held: dict[str, list[Read]], scores: NDArray[np.float64]) -> float:
    """The least probability at which findings are right often enough, and rare enough in every set of native text."""
    sets: defaultdict[str, list[Read]] = defaultdict(list)
    for one in (*held["native"], *held["news"]):
        sets[one[0]["set"]].append(one)
    chances = np.interp(scores, settings["logits"], settings["probabilities"])
    for least in np.unique(np.quantile(chances, np.linspace(0.9, 0.9998, 150))):
        settings["threshold"] = float(least)
        right = [hit for one in held["mqm"] for hit in judged(settings, one)]
        if surely_right(settings, held["mqm"]) < LEAST_PRECISION:
            continue
        native = {name: rate(settings, reads) for name, reads in sets.items()}
        if max(native.values()) <= NATIVE_LIMIT:
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
    chances = np.interp(in_context(reading.logits, settings["context"]), settings["logits"], settings["probabilities"])
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
        chances = np.interp(
            in_context(reading.logits, settings["context"]), settings["logits"], settings["probabilities"]
        )
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


def set_likelihood(held: dict[str, list[Read]]) -> dict[str, Any]:
    """Weights of the features; their sum is the logit of the probability where half the articles are translated.

    The penalty that keeps the weights in proportion makes them too small together, so that the slope is set afterwards
    (Platt 1999), on round trips and their originals alone.
    """
    sides = [("native", 0, 1.0), ("roundtrip", 1, 1.0), ("news", 0, NEWS), ("news_mt", 1, NEWS)]
    used = list(USED.values())
    features = np.array([one[2] for name, _, _ in sides for one in held[name]])[:, used]
    labels = np.array([label for name, label, _ in sides for _ in held[name]])
    weights = np.concatenate([np.full(len(held[name]), 100.0 * weight / len(held[name])) for name, _, weight in sides])
    mean, spread = np.average(features, 0, weights), features.std(0)
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit((features - mean) / spread, labels, weights)
    slopes = np.zeros(FEATURES)
    slopes[used] = model.coef_[0] / spread
    logits = model.decision_function((features - mean) / spread)[:, None]
    parallel = np.array([name in {"native", "roundtrip"} for name, _, _ in sides for _ in held[name]])
    slope = float(LogisticRegression(C=1e4).fit(logits[parallel], labels[parallel], weights[parallel]).coef_[0, 0])
    print("likelihood", dict(zip(USED, model.coef_[0].round(2), strict=True)), f"slope {slope:.2f}")
    return {"weights": [*map(float, slopes * slope), float(slope * (model.intercept_[0] - slopes[used] @ mean))]}


def provenance(data: Path, trained: Path) -> dict[str, Any]:
    """What the models were made from."""
    names = ("mqm", "postedit", "roundtrip", "news_mt", "rbmt", "native", "pairs")
    packages = ("torch", "onnx", "onnxruntime", "tokenizers", "numpy", "scikit-learn", "scipy")
    return {
        "data": {name: hashlib.sha256((data / f"{name}.jsonl.gz").read_bytes()).hexdigest() for name in names},
        "split": SEED,
        "mix": list(MIX),
        "versions": {name: version(name) for name in packages},
        "encoder": hashlib.sha256((trained / "encoder.pt").read_bytes()).hexdigest(),
    }


if __name__ == "__main__":
    main()
