"""Trains the part-of-speech tagger of `mtaudit.language.tagger`.

    python rules/building/train_tagger.py train TRAIN.tsv.gz
    python rules/building/train_tagger.py measure TEST.tsv.gz [TEST.tsv.gz ...]

The files hold a word a line and a blank line after each sentence, columns parted by tabs: word, lemma, universal tag,
Penn tag, as cut from a CoNLL-U treebank. The model in the pack was made from the training part of Universal
Dependencies English EWT; models/LICENSES.md says what that asks for. The same file gives the same model, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TypeAlias

from mtaudit.language.tagger import UNKNOWN, Tagger, features, load_tagger, normalized

TARGET = Path(__file__).parents[1] / "mtaudit_rules" / "resources" / "models" / "english_pos.json.gz"

EPOCHS = 8
SEED = 20
LEAST_WEIGHT = 6
"""Averaged weights smaller than this, in hundredths, are left out: half of the file, and no accuracy."""
_FIXED_COUNT = 30
_FIXED_SHARE = 0.998
_KIND_COUNT = 2
_KIND_SHARE = 0.02

Sentence: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
_START = "\u2402"


def main() -> None:
    """Train, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("train", "measure"))
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    if arguments.command == "train":
        save(train(read(arguments.files[0])), arguments.files[0])
        return
    tagger = load_tagger(TARGET)
    for path in arguments.files:
        print(f"{path.name}: {measure(tagger, read(path))}")


def read(path: Path) -> list[Sentence]:
    """The sentences of a file as words and Penn tags; rows without a tag of their own are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    rows = [[line.split("\t") for line in block.split("\n") if line] for block in blocks]
    sentences = [[(row[0], row[3]) for row in sentence if row[3] not in {"", "_"}] for sentence in rows]
    return [(tuple(w for w, _ in s), tuple(t for _, t in s)) for s in sentences if s]


def measure(tagger: Tagger, sentences: list[Sentence]) -> str:
    """Accuracy over all words and over those that the model has not met, and words a second."""
    started = time.process_time()
    found = [tagger.tag(words) for words, _ in sentences]
    seconds = time.process_time() - started
    judged = [
        (tag == given, bool(tagger.kind(word)))
        for (words, tags), given_tags in zip(sentences, found, strict=True)
        for word, tag, given in zip(words, tags, given_tags, strict=True)
    ]
    new = [right for right, known in judged if not known]
    share = sum(right for right, _ in judged) / len(judged)
    return (
        f"{share:.4f} of {len(judged)} words, {sum(new) / max(1, len(new)):.4f} of {len(new)} new ones, "
        f"{len(judged) / seconds:,.0f} words per second"
    )


class Perceptron:
    """Weights in the making, with the sums that their averages need."""

    def __init__(self, tags: tuple[str, ...], templates: int) -> None:
        self.tags = tags
        self.steps = 0
        self.weights: list[defaultdict[str, dict[int, float]]] = [defaultdict(dict) for _ in range(templates)]
        self._totals: defaultdict[tuple[int, str, int], float] = defaultdict(float)
        self._changed: defaultdict[tuple[int, str, int], int] = defaultdict(int)

    def best(self, values: list[str]) -> int:
        """The tag that the weights prefer."""
        scores = [0.0] * len(self.tags)
        for held, value in zip(self.weights, values, strict=True):
            for tag, weight in held.get(value, {}).items():
                scores[tag] += weight
        return scores.index(max(scores))

    def learn(self, values: list[str], right: int, given: int) -> None:
        """Move the weights of one word towards the right tag and away from the one given."""
        self.steps += 1
        if right == given:
            return
        for template, value in enumerate(values):
            for tag, change in ((right, 1.0), (given, -1.0)):
                key = template, value, tag
                weight = self.weights[template][value].get(tag, 0.0)
                self._totals[key] += (self.steps - self._changed[key]) * weight
                self._changed[key] = self.steps
                self.weights[template][value][tag] = weight + change

    def averaged(self) -> list[dict[str, list[int]]]:
        """The averages over all steps, in hundredths: each value's as tag, weight, tag, weight; small ones left out."""
        result: list[dict[str, list[int]]] = []
        for template, held in enumerate(self.weights):
            kept: dict[str, list[int]] = {}
            for value in sorted(held):
                flat: list[int] = []
                for tag, weight in sorted(held[value].items()):
                    key = template, value, tag
                    total = self._totals[key] + (self.steps - self._changed[key]) * weight
                    hundredths = round(100 * total / self.steps)
                    if abs(hundredths) >= LEAST_WEIGHT:
                        flat += [tag, hundredths]
                if flat:
                    kept[value] = flat
            result.append(kept)
        return result


def train(sentences: list[Sentence]) -> Tagger:
    """A tagger made from tagged sentences."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in sentences:
        for word, tag in zip(words, tags, strict=True):
            counts[normalized(word)][tag] += 1
    tags = tuple(sorted({tag for held in counts.values() for tag in held}))
    place = {tag: number for number, tag in enumerate(tags)}
    fixed = {word: place[single] for word, held in sorted(counts.items()) if (single := only_tag(held))}
    kinds = {word: seen for word, held in sorted(counts.items()) if (seen := kind_of(held))}
    templates = len(list(features(("a",), ("a",), (UNKNOWN,), 0, (_START, _START))))
    perceptron = Perceptron(tags, templates)
    order = list(range(len(sentences)))
    chance = random.Random(SEED)
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        wrong = sum(learn_sentence(perceptron, sentences[number], fixed, kinds, place) for number in order)
        print(f"round {epoch + 1}: {wrong} words wrong")
    weights = [{v: tuple(zip(f[::2], f[1::2], strict=True)) for v, f in held.items()} for held in perceptron.averaged()]
    return Tagger(tags, fixed, kinds, weights)


def learn_sentence(
    perceptron: Perceptron, sentence: Sentence, fixed: dict[str, int], kinds: dict[str, str], place: dict[str, int]
) -> int:
    """Learn from one sentence, tagging it on the way; returns how many words were wrong."""
    words, tags = sentence
    plain = [normalized(word) for word in words]
    seen = [kinds.get(word, UNKNOWN) for word in plain]
    first, second = _START, _START
    wrong = 0
    for at, (word, tag) in enumerate(zip(plain, tags, strict=True)):
        given = fixed.get(word, -1)
        if given < 0:
            values = list(features(words, plain, seen, at, (first, second)))
            given = perceptron.best(values)
            perceptron.learn(values, place[tag], given)
            wrong += given != place[tag]
        first, second = second, perceptron.tags[given]
    return wrong


def only_tag(held: Counter[str]) -> str | None:
    """The tag of a word that has one tag wherever it stands."""
    tag, count = held.most_common(1)[0]
    return tag if held.total() >= _FIXED_COUNT and count >= _FIXED_SHARE * held.total() else None


def kind_of(held: Counter[str]) -> str | None:
    """The tags of a word that was met more than once: a word met once must look like a new one in training too."""
    if held.total() < _KIND_COUNT:
        return None
    return " ".join(sorted(tag for tag, count in held.items() if count >= _KIND_SHARE * held.total()))


def save(tagger: Tagger, source: Path) -> None:
    """Write the model with the signature of its training."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    signature = f"averaged-perceptron|data:{digest}|rounds:{EPOCHS}|seed:{SEED}|least:{LEAST_WEIGHT}"
    model = {**tagger.state(), "signature": signature}
    content = json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(content, 9, mtime=0))
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {signature}")


if __name__ == "__main__":
    main()
