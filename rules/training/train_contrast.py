"""Teaches an encoder further, by texts of machines beside texts of people that say the same.

    python rules/training/train_contrast.py DATA BASE START.pt OUT [--development]

BASE is the folder of the published weights, for its tokenizer. OUT takes encoder.pt and tokenizer.json. Of two texts
the machine's is to have the higher verdict, whatever they are about (RankNet, Burges et al. 2005). What START says of
the words is mixed with the marks that are known, so that little of it is lost ("Learning without forgetting", Li and
Hoiem 2016, https://arxiv.org/abs/1606.09282).
"""

from __future__ import annotations

import argparse
import copy
import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import torch
from contrast import contrasts, cut
from corpus import HEADS
from corruption import corrupted, table
from encoder import Encoder
from learner import Learner
from texts import native, rule_based, translated_news
from torch import nn
from train_encoder import BATCH, HEAD_WEIGHTS, Hidden, commonest, frame, repeats, tensors, token_losses
from vocabulary import pruned
from windows import NOT_KNOWN, Window, padded, pieces, windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tokenizers import Tokenizer
    from torch import Tensor

RATE: Final = 4e-5
HEAD_RATE: Final = 5 * RATE
WARMUP: Final = 0.05
VERDICT_WEIGHT: Final = 0.2
"""What the verdict on each text by itself weighs, where the order of two texts weighs one."""
KEPT: Final = 0.5
"""What the words of START weigh beside marks that are known."""
HIDDEN: Final = (0.5, 1.0)
"""The least and the most of the uncommon pieces that are hidden where topics tell the two sides apart."""
NEWS: Final = 0.25
"""The part of the machine-translated news that is taken."""
NATIVE: Final = {"flores": 2, "wmt": 2, "bbc": 0.35}
CORRUPTED: Final = {"flores": 4, "wmt": 2, "bbc": 0.25}
"""How often native texts are taken as they are, and with wrong wordings, by the start of their names."""


class Item(NamedTuple):
    """One window, or two that say the same, the machine's first, and what it weighs that they are told apart."""

    windows: tuple[Window, ...]
    weight: float = 0.0


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--development", action="store_true", help="START must be such a model, too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0, help="of the batches, the part that is learned from")
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    tokenizer, kept = pruned(arguments.base / "tokenizer.json")
    tokenizer.save(str(arguments.out / "tokenizer.json"))
    model = Encoder(len(kept))
    model.load_state_dict(torch.load(arguments.start))
    rng = random.Random(arguments.seed)
    items = [
        *paired(arguments.data, tokenizer, rng, development=arguments.development),
        *single(arguments.data, tokenizer, rng, development=arguments.development),
    ]
    steps = batches(items, rng)
    train(model, steps[: int(arguments.share * len(steps))], frame(tokenizer)[2], arguments.out / "encoder.pt")


def paired(data: Path, tokenizer: Tokenizer, rng: random.Random, *, development: bool) -> Iterator[Item]:
    """The windows of all pairs of texts."""
    first, last, _ = frame(tokenizer)
    for pair in contrasts(data, rng, development=development):
        for both in cut(tokenizer, pair, rng, (first, last)):
            yield Item(both, pair.weight)


def single(data: Path, tokenizer: Tokenizer, rng: random.Random, *, development: bool) -> Iterator[Item]:
    """Windows by themselves: native text with and without wrong wordings, and translated news.

    The verdict on news is learned with the topic hidden, as the topics of its two sides differ.
    """
    first, last, mask = frame(tokenizer)
    natives, wordings = list(native(data, "train")), table(data)
    cut_natives = [pieces(tokenizer, text) for text in natives]
    hidden = Hidden(commonest(cut_natives, tokenizer.get_vocab_size()), mask)
    chosen = [text for text in natives for _ in range(repeats(text.name, NATIVE, rng))]
    chosen += [corrupted(t, wordings, rng) for t in natives for _ in range(repeats(t.name, CORRUPTED, rng))]
    chosen += [text for text in translated_news(data, "train", leave_out=development) if rng.random() < NEWS]
    for text in (*chosen, *rule_based(data, "train")):
        for window in windows(pieces(tokenizer, text), text, rng, (first, last)):
            yield Item((replace(window, weight=0.0 if text.masked else window.weight),))
            if text.masked:
                yield Item((hidden.copy(window, rng.uniform(*HIDDEN), rng),))


def batches(items: Iterable[Item], rng: random.Random) -> list[list[Item]]:
    """Batches of windows of like length, in random order."""
    groups: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        groups[max(map(padded, item.windows))].append(item)
    made: list[list[Item]] = []
    for length, group in sorted(groups.items()):
        rng.shuffle(group)
        held: list[Item] = []
        for item in group:
            if length * (len(item.windows) + sum(len(each.windows) for each in held)) > BATCH:
                made.append(held)
                held = []
            held.append(item)
        made.append(held)
    rng.shuffle(made)
    return made


def train(model: Encoder, steps: list[list[Item]], hidden: int, target: Path) -> None:
    """Teach order, verdict and words together; `hidden` is the piece that hides others."""
    start = copy.deepcopy(model).eval()
    learner = Learner(model, target, len(steps), (RATE, HEAD_RATE), WARMUP)
    for items in steps:
        learner.learn(judged(model, start, items, hidden))


def judged(model: Encoder, start: Encoder, items: list[Item], hidden: int) -> dict[str, Tensor]:
    """The losses of a batch; `hidden` is the piece that hides others."""
    held = [window for item in items for window in item.windows]
    ids, attention, marks, machine, weight = tensors(held)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.inference_mode():
            before, _ = start(ids, attention)
        tokens, verdicts = model(ids, attention)
    verdicts = verdicts.float()
    seen = (ids != hidden).all(1)
    words = token_losses(tokens.float(), kept(marks, torch.sigmoid(before.float()), attention, seen=seen))
    alone = nn.functional.binary_cross_entropy_with_logits(verdicts, machine, weight, reduction="sum")
    losses = {name: share * loss for name, share, loss in zip(HEADS, HEAD_WEIGHTS, words, strict=True)}
    losses["verdict"] = VERDICT_WEIGHT * alone / (weight.sum() + 5.0)
    firsts, at = [], 0
    for item in items:
        if len(item.windows) == 2:
            firsts.append((at, item.weight))
        at += len(item.windows)
    if firsts:
        machines, weights = torch.tensor([n for n, _ in firsts]), torch.tensor([each for _, each in firsts])
        order = nn.functional.softplus(verdicts[machines + 1] - verdicts[machines])
        losses["order"] = (order * weights).sum() / (weights.sum() + 3.0)
    return losses


def kept(marks: Tensor, before: Tensor, attention: Tensor, *, seen: Tensor) -> Tensor:
    """The marks that are known mixed with what was thought before; that alone where none is known.

    Args:
        marks: those of the pieces [windows, pieces, judgements].
        before: what was thought of them, as probabilities.
        attention: 1 for pieces, 0 for padding [windows, pieces].
        seen: whether the window hides nothing [windows]: of hidden words nothing was thought.
    """
    inner = attention * seen[:, None]
    inner[:, 0] = 0
    inner[torch.arange(len(inner)), attention.sum(1) - 1] = 0  # the pieces that frame a window are no words
    mixed = (1.0 - KEPT) * marks + KEPT * before
    return torch.where(marks != NOT_KNOWN, mixed, torch.where(inner[..., None] == 1, before, marks))


if __name__ == "__main__":
    main()
