"""Sets the thresholds and tables of the learned models, on the part of the data kept for that.

    python rules/training/calibrate.py DATA TRAINED OUT [--development]

TRAINED holds encoder.pt, tokenizer.json and likelihood.npz; OUT gets what is shipped: encoder.onnx, tokenizer.json,
likelihood.npz and signature.json. Nothing of the test part is read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from corpus import sentence_spans
from encoder import Encoder
from export import export
from infer import FEATURES, Model
from measure import count, documents, part_of
from sklearn.linear_model import LogisticRegression
from split import SEED, unseen
from thresholds import set_words, suspects
from tokenizers import Tokenizer

from mtaudit import Auditor, Settings

if TYPE_CHECKING:
    from thresholds import Read

SIDES: Final = {"roundtrip": (1, 1.0), "native": (0, 0.75), "news": (0, 0.25)}
"""What the article likelihood is set on: the verdict, and what the set weighs in all; both verdicts weigh the same.
News is here as people wrote it alone: what machines translated is about other things."""
PENALTY: Final = 0.1
FILES: Final = ("encoder.onnx", "likelihood.npz", "tokenizer.json")
PROVISIONAL: Final = {
    "words": {"logits": [-9, 9], "probabilities": [0, 1], "confidence": [[0.0, 0.5]]},
    "likelihood": {"weights": [0.0] * (FEATURES + 1)},
}


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
    export(model, arguments.out / "encoder.onnx")
    write(arguments.out, PROVISIONAL)
    held = read(Model(arguments.out, 2), arguments.data, development=arguments.development)
    likelihood = set_likelihood(held)
    words = set_words(held, likelihood["weights"], suspects(arguments.data))
    signature = {"words": words, "likelihood": likelihood, **provenance(arguments.data, arguments.out)}
    write(arguments.out, signature)


def write(out: Path, signature: dict[str, Any]) -> None:
    """Write the signature in a form that changes little between runs."""
    (out / "signature.json").write_text(json.dumps(signature, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read(models: Model, data: Path, *, development: bool) -> dict[str, list[Read]]:
    """What the models say of each text of the tuning part, by set."""
    held: dict[str, list[Read]] = {}
    rules = Auditor(Settings(learned=False))
    for name in ("mqm", "native", "roundtrip"):
        chosen = [row for row in documents(data, name) if part_of(name, row) == "tune"]
        if development and name == "roundtrip":
            chosen = [row for row in chosen if not unseen(row["engine"], row["pivot"])]
        for row in chosen:
            text, spans = row["text"], sentence_spans(row["text"])
            features = models.features(text, spans, count(rules, text) if name in SIDES else 0)
            key = "news" if name == "native" and row["set"] != "flores" else name
            held.setdefault(key, []).append((row, models.read(text, spans), features))
    return held


def set_likelihood(held: dict[str, list[Read]]) -> dict[str, Any]:
    """Weights of the features; their sum is the logit of the probability where half the articles are translated."""
    features = np.array([one[2] for name in SIDES for one in held[name]])
    labels = np.array([label for name, (label, _) in SIDES.items() for _ in held[name]])
    weights = np.concatenate([np.full(len(held[name]), 100.0 * w / len(held[name])) for name, (_, w) in SIDES.items()])
    mean = np.average(features, 0, weights)
    spread = np.sqrt(np.average((features - mean) ** 2, 0, weights))
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit((features - mean) / spread, labels, weights)
    slopes = model.coef_[0] / spread
    print("likelihood", model.coef_[0].round(2))
    return {"weights": [*map(float, slopes), float(model.intercept_[0] - slopes @ mean)]}


def provenance(data: Path, out: Path) -> dict[str, Any]:
    """What the models were made from."""
    names = ("mqm", "postedit", "roundtrip", "news_mt", "rbmt", "native", "pairs")
    packages = ("torch", "onnx", "onnxruntime", "tokenizers", "numpy", "scikit-learn", "scipy")
    return {
        "data": {name: hashlib.sha256((data / f"{name}.jsonl.gz").read_bytes()).hexdigest() for name in names},
        "split": SEED,
        "versions": {name: version(name) for name in packages},
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES},
    }


if __name__ == "__main__":
    main()
