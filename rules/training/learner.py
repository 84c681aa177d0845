"""Follows losses step by step: the rate rises, then falls; gradients are clipped; the weights are kept on the way."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import torch
from torch import nn

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

DECAY: Final = 0.02
LEAST: Final = 0.02
"""The part of the rate at which the last step is made."""
TOLD: Final = 50
SAVED: Final = 200
"""So many steps lie between two lines about the losses, and between two copies of the weights."""


class Learner:
    """A model in training."""

    def __init__(self, model: nn.Module, target: Path, steps: int, rates: tuple[float, float], warmup: float) -> None:
        """Prepare for so many steps.

        Args:
            model: it is trained in place.
            target: the file that takes its weights.
            steps: how often `learn` will be called.
            rates: the highest learning rates of the body and of the heads.
            warmup: the part of the steps in which the rates rise.
        """
        heads = [p for name, p in model.named_parameters() if "_head" in name]
        body = [p for name, p in model.named_parameters() if "_head" not in name]
        groups = [{"params": part, "lr": rate} for part, rate in zip((body, heads), rates, strict=True)]
        self._model, self._target, self._steps = model.train(), target, steps
        self._optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: min((step + 1) / (warmup * steps), max(LEAST, (steps - step) / steps))
        )
        self._began, self._step = time.time(), 0
        self._shown: defaultdict[str, float] = defaultdict(float)

    def learn(self, losses: dict[str, Tensor]) -> None:
        """Make one step down the sum of the losses."""
        self._optimizer.zero_grad()
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._step += 1
        for name, loss in losses.items():
            self._shown[name] += loss.item() / TOLD
        if self._step % TOLD == 0:
            told = (f"{name} {value:.4f}" for name, value in self._shown.items())
            print(f"{self._step}/{self._steps} {time.time() - self._began:.0f}s", *told, flush=True)
            self._shown.clear()
        if self._step % SAVED == 0 or self._step == self._steps:
            torch.save(self._model.state_dict(), self._target)
