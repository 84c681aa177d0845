"""Trains the encoder that marks unusual wording and tells translations from native text.

    python rules/training/train_encoder.py DATA BASE OUT [--development]

DATA is the folder of the labelled texts, BASE that of the published weights (model.safetensors, tokenizer.json), OUT
takes encoder.pt and tokenizer.json. With --development some engines and languages
are left out of training.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from corpus import HEADS
from corruption import corrupted, table
from encoder import load_base
from labels import Labels
from learner import Learner
from texts import texts
from torch import Tensor, nn
from vocabulary import pruned
from windows import NOT_KNOWN, Pieces, Window, batches, padded, pieces, windows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus import Text
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

EPOCHS: Final = 2
BATCH: Final = 3072
ENCODER_RATE: Final = 8e-5
HEAD_RATE: Final = 5e-4
WARMUP: Final = 0.06
HEAD_WEIGHTS: Final = (1.0, 0.7, 1.0)
VERDICT_WEIGHT: Final = 0.25
COMMON: Final = 700
"""So many of the commonest word pieces are never hidden."""
REPEATS: Final = {
    "flores-native": 8,
    "wmt19-native": 3,
    "wmt20-native": 3,
    "mqm": 2,
    "roundtrip-argos": 2,
    "roundtrip-opusmt": 2,
    "roundtrip-bergamot": 2,
    "roundtrip-google": 0.5,
    "roundtrip-microsoft": 0.5,
}
"""How often an epoch takes a text of some kinds, cut anew each time; weak engines show more errors than the others."""
CORRUPTED: Final = {"bbc-": 1, "flor": 6}
"""How many corrupted copies of a native text there are, two where nothing is said."""


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--start", type=Path, help="an encoder.pt to go on from, in place of the published weights")
    parser.add_argument("--labels", type=Path, help="what a larger encoder says of the texts, to learn from")
    parser.add_argument("--hide", action="store_true", help="learn the verdict on news too, with the topic hidden")
    parser.add_argument("--steps", type=int, default=0, help="stop early, to try things out")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    tokenizer, kept = pruned(arguments.base / "tokenizer.json")
    tokenizer.save(str(arguments.out / "tokenizer.json"))
    model = load_base(arguments.base / "model.safetensors", kept)
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    learned = with_corrupted(arguments.data, arguments.seed, development=arguments.development)
    if arguments.labels:
        given = Labels.read(arguments.labels)
        learned = [given.mixed(text) for text in learned]
    print(dict(Counter(text.name.split("|")[0].split("-")[0] for text in learned)), flush=True)
    train(model, tokenizer, learned, Course.of(arguments, ENCODER_RATE, REPEATS))


def with_corrupted(data: Path, seed: int, *, development: bool) -> list[Text]:
    """The texts to learn from, and corrupted copies of the native ones."""
    learned = texts(data, "train", development=development)
    wordings, rng = table(data), random.Random(seed + 1)
    natives = [text for text in learned if "-native" in text.name]
    return learned + [
        corrupted(text, wordings, rng) for text in natives for _ in range(CORRUPTED.get(text.name[:4], 2))
    ]


@dataclass(frozen=True, slots=True)
class Course:
    """How a model is trained: `taken` says how often an epoch takes a text of some kind, by the start of its name."""

    out: Path
    seed: int
    epochs: int
    steps: int
    hide: bool
    rate: float
    taken: dict[str, float]

    @classmethod
    def of(cls, arguments: argparse.Namespace, rate: float, taken: dict[str, float]) -> Course:
        """As the command line says."""
        given = arguments
        return cls(given.out, given.seed, given.epochs, given.steps, given.hide, rate, taken)


def frame(tokenizer: Tokenizer) -> tuple[int, int, int]:
    """The pieces that stand before and after a window, and the one that hides another."""
    for names in (("[CLS]", "[SEP]", "[MASK]"), ("<s>", "</s>", "<mask>")):
        first, last, mask = map(tokenizer.token_to_id, names)
        if first is not None and last is not None and mask is not None:
            return first, last, mask
    raise ValueError("the tokenizer has no known special pieces")


def train(model: nn.Module, tokenizer: Tokenizer, learned: list[Text], course: Course) -> None:
    """Teach the three judgements and the verdict together."""
    rng = random.Random(course.seed)
    cut = [(text, pieces(tokenizer, text)) for text in learned]
    first, last, mask = frame(tokenizer)
    common = commonest([found for _, found in cut], tokenizer.get_vocab_size())
    hidden = Hidden(common, mask) if course.hide else None
    epochs = [epoch(cut, rng, hidden, (first, last), course.taken) for _ in range(course.epochs)]
    steps = [batch for made in epochs for batch in batches(made, BATCH, rng)]
    print(f"{len(steps)} steps, {sum(len(w.ids) for batch in steps for w in batch)} word pieces", flush=True)
    steps = steps[: course.steps or None]
    learner = Learner(model, course.out / "encoder.pt", len(steps), (course.rate, HEAD_RATE), WARMUP)
    for batch in steps:
        ids, attention, marks, machine, weight = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tokens, verdicts = model(ids, attention)
        words = token_losses(tokens.float(), marks)
        losses = {name: share * loss for name, share, loss in zip(HEADS, HEAD_WEIGHTS, words, strict=True)}
        verdict = nn.functional.binary_cross_entropy_with_logits(verdicts.float(), machine, weight, reduction="sum")
        losses["verdict"] = VERDICT_WEIGHT * verdict / (weight.sum() + 5.0)
        learner.learn(losses)


def commonest(cut: list[list[Pieces]], size: int) -> NDArray[np.bool_]:
    """Which word pieces, of `size`, are so common that they are never hidden."""
    counts = Counter(int(piece) for found in cut for sentence in found for piece in sentence.ids)
    common = np.zeros(size, bool)
    common[[piece for piece, _ in counts.most_common(COMMON)]] = True
    return common


@dataclass(frozen=True, slots=True)
class Hidden:
    """How words of the topic are hidden: all word pieces but the common ones may be."""

    common: NDArray[np.bool_]
    mask: int

    def copy(self, window: Window, share: float, rng: random.Random) -> Window:
        """The window with a share of its uncommon pieces hidden, and no marks."""
        chosen = ~self.common[window.ids] & (np.array([rng.random() for _ in window.ids]) < share)
        chosen[[0, -1]] = False
        ids = np.where(chosen, self.mask, window.ids)
        return Window(ids, np.full_like(window.marks, NOT_KNOWN), window.machine, window.weight)


def epoch(
    cut: list[tuple[Text, list[Pieces]]],
    rng: random.Random,
    hidden: Hidden | None,
    edge: tuple[int, int],
    taken: dict[str, float],
) -> list[Window]:
    """The windows of one epoch. Where topics give the verdict away, it is learned from a copy with the topic hidden."""
    made: list[Window] = []
    for text, found in cut:
        for _ in range(repeats(text.name, taken, rng)):
            for window in windows(found, text, rng, edge):
                kept = 0.0 if text.masked else window.weight
                if kept or np.any(window.marks != NOT_KNOWN):
                    made.append(Window(window.ids, window.marks, window.machine, kept))
                if hidden and text.masked:
                    made.append(hidden.copy(window, rng.uniform(0.5, 1.0), rng))
                elif hidden and window.weight >= 0.5 and rng.random() < 0.5:
                    made.append(hidden.copy(window, rng.uniform(0.1, 1.0), rng))
    return made


def repeats(name: str, taken: Mapping[str, float], rng: random.Random) -> int:
    """How often an epoch takes a text; a half is drawn."""
    kind = next((kind for kind in taken if name.startswith(kind)), "")
    times = taken.get(kind, 1)
    return int(times) + (rng.random() < times % 1)


def tensors(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """A batch as tensors: pieces, attention mask, marks, verdicts and their weights."""
    length = max(map(padded, batch))
    ids = np.zeros((len(batch), length), np.int64)
    attention = np.zeros((len(batch), length), np.int64)
    marks = np.full((len(batch), length, len(HEADS)), NOT_KNOWN, np.float32)
    for row, window in enumerate(batch):
        ids[row, : len(window.ids)] = window.ids
        attention[row, : len(window.ids)] = 1
        marks[row, : len(window.ids)] = window.marks
    verdicts = torch.tensor([[w.machine * 0.96 + 0.02, w.weight] for w in batch], dtype=torch.float32)
    return torch.from_numpy(ids), torch.from_numpy(attention), torch.from_numpy(marks), verdicts[:, 0], verdicts[:, 1]


def token_losses(logits: Tensor, marks: Tensor) -> list[Tensor]:
    """The mean loss of each judgement over the pieces that it is known of."""
    known = marks != NOT_KNOWN
    loss = nn.functional.binary_cross_entropy_with_logits(logits, marks.clamp(min=0.0), reduction="none")
    return [(loss[..., n] * known[..., n]).sum() / (known[..., n].sum() + 200.0) for n in range(len(HEADS))]


if __name__ == "__main__":
    main()
