"""Teaches the reader by marks of visible errors.

    python rules/training/train_reader.py DATA BASE OUT [--epochs 3]

BASE is the folder of the published encoder. OUT gets reader.pt; a run that was stopped goes on from OUT/state.pt.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from examples import UNKNOWN, training, tuning
from reader import Reader
from tokenizers import Tokenizer
from torch.nn import functional

from mtaudit.learned.encoder import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examples import Window
    from torch import Tensor

PADDING: Final = 1
HEAD_RATE: Final = 1e-3
"""The learning rate of what is new: the judgements, and how pieces are written."""
WARMING: Final = 0.1
ASIDE: Final = 0.5
"""What each of the further judgements weighs beside whether a piece is wrong."""
NEAR: Final = 400
"""Windows among which those of like length are put together."""
SAVED: Final = 120


def main() -> None:
    """Train, going on from where a run was stopped; say now and then how it goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("base")
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--start", type=Path, help="the reader.pt of an earlier run, to learn on from")
    parser.add_argument("--steps", type=int, help="stop after so many, the rate falling to nothing by then")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--pieces", type=int, default=1400, help="of a batch, with its padding")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(f"{options.base}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    learned, held_out = training(options.data, tokenizer), tuning(options.data, tokenizer)
    reader = Reader(options.base).train()
    if options.start:
        reader.load_state_dict(torch.load(options.start)["model"])
    kept = lowest(reader, learned)
    plan = batches_of_run(learned, options.epochs, options.pieces, options.seed)
    steps = options.steps or len(plan)
    groups = [
        {"params": [p for name, p in reader.named_parameters() if p.requires_grad and not is_new(name)]},
        {"params": [p for name, p in reader.named_parameters() if is_new(name)]},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    state, step = options.out / "state.pt", 0
    if state.exists():
        saved = torch.load(state)
        reader.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        step = saved["step"]
    losses: list[float] = []
    began = time.time()
    for group in plan[step:steps]:
        step += 1
        slope = min(step / (WARMING * steps), (steps - step) / ((1 - WARMING) * steps))
        for held, rate in zip(optimizer.param_groups, (options.rate, HEAD_RATE), strict=True):
            held["lr"] = rate * slope
        losses.append(learn(reader, optimizer, [learned[at] for at in group], [kept[at] for at in group]))
        if step % 20 == 0:
            print(f"step {step} of {steps}: loss {np.mean(losses[-60:]):.4f}, {time.time() - began:.0f} s", flush=True)
        if step % SAVED == 0:
            save(state, {"model": reader.state_dict(), "optimizer": optimizer.state_dict(), "step": step})
    save(options.out / "reader.pt", {"model": reader.state_dict(), "step": step})
    print(f"average precision of pieces on the tuning part, and base: {precision(reader.eval(), held_out)}")


def is_new(name: str) -> bool:
    """Whether a parameter is none of the published encoder's."""
    return name.startswith(("out.", "forms."))


def learn(reader: Reader, optimizer: torch.optim.Optimizer, windows: Sequence[Window], kept: Sequence[Tensor]) -> float:
    """One step; the loss of whether pieces are wrong."""
    ids = padded([window.ids for window in windows], PADDING)
    hidden = torch.zeros((*ids.shape, kept[0].shape[1]))
    for row, said in zip(hidden, kept, strict=True):
        row[: len(said)] = said.float()
    logits = reader.top(hidden, padded([window.forms for window in windows], 0), (ids != PADDING).long())
    wrong = padded([window.wrong for window in windows], float(UNKNOWN))
    begins = padded([window.begins for window in windows], float(UNKNOWN))
    kinds = padded([window.kinds for window in windows], UNKNOWN)
    severities = padded([window.severities for window in windows], UNKNOWN)
    known, inside = wrong >= 0, kinds >= 0
    told = functional.binary_cross_entropy_with_logits(logits[..., 0][known], wrong[known])
    loss = told
    if inside.any():
        held, last = logits[inside], 2 + len(KINDS)
        aside = functional.binary_cross_entropy_with_logits(held[:, 1], begins[inside])
        aside = aside + functional.cross_entropy(held[:, 2:last], kinds[inside])
        aside = aside + functional.cross_entropy(held[:, last:], severities[inside])
        loss = told + ASIDE * aside * inside.sum() / known.sum()  # so that a batch of few marks does not shout
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_([p for p in reader.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    return told.item()


def lowest(reader: Reader, windows: Sequence[Window]) -> list[Tensor]:
    """What the fixed layers say of each window."""
    kept: dict[int, Tensor] = {}
    for group in batches(windows, range(len(windows)), 3000):
        ids = padded([windows[at].ids for at in group], PADDING)
        hidden = reader.bottom(ids, (ids != PADDING).long()).half()
        for row, at in enumerate(group):
            kept[at] = hidden[row, : len(windows[at].ids)].clone()
    return [kept[at] for at in range(len(windows))]


def batches_of_run(windows: Sequence[Window], epochs: int, size: int, seed: int) -> list[list[int]]:
    """The batches of all passes, windows of like length together."""
    rng, plan = random.Random(seed), list[list[int]]()
    for _ in range(epochs):
        order = list(range(len(windows)))
        rng.shuffle(order)
        epoch: list[list[int]] = []
        for at in range(0, len(order), NEAR):
            epoch += batches(windows, order[at : at + NEAR], size)
        rng.shuffle(epoch)
        plan += epoch
    return plan


def batches(windows: Sequence[Window], order: Iterable[int], size: int) -> list[list[int]]:
    """Windows of like length together, at most `size` pieces a batch with its padding."""
    groups: list[list[int]] = [[]]
    for at in sorted(order, key=lambda at: len(windows[at].ids)):
        if groups[-1] and (len(groups[-1]) + 1) * len(windows[at].ids) > size:
            groups.append([])
        groups[-1].append(at)
    return groups


def padded(columns: Sequence[list[int]] | Sequence[list[float]], fill: float) -> Tensor:
    """Rows of one length."""
    longest = max(map(len, columns))
    return torch.tensor([[*column, *[fill] * (longest - len(column))] for column in columns])


@torch.no_grad()
def precision(reader: Reader, windows: Sequence[Window]) -> tuple[float, float]:
    """Average precision of the pieces that lie in sure marks, and how many do."""
    scored: list[tuple[float, bool]] = []
    for window in windows:
        logits = reader(torch.tensor([window.ids]), torch.tensor([window.forms]))[0, :, 0].tolist()
        scored += [(x, y == 1) for x, y in zip(logits, window.wrong, strict=True) if y >= 0]
    hit = np.array([sure for _, sure in sorted(scored, reverse=True)], float)
    found = np.cumsum(hit) / np.arange(1, len(hit) + 1)
    return float(found[hit == 1].mean()), float(hit.mean())


def save(path: Path, content: dict[str, object]) -> None:
    """Write a file in one step."""
    torch.save(content, f"{path}.new")
    Path(f"{path}.new").replace(path)


if __name__ == "__main__":
    main()
