"""The reader: a published encoder with a few judgements a word piece, and what tells pieces apart that it cannot see.

The encoder is MPNet (Song et al. 2020, https://arxiv.org/abs/2004.09297) as all-mpnet-base-v2 publishes it: twelve
layers, 110 million weights, no capitals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn
from transformers import AutoModel

from mtaudit.learned.encoder import FRAME_FORM, OUTPUTS

if TYPE_CHECKING:
    from torch import Tensor


class Reader(nn.Module):
    """Word pieces in; `OUTPUTS` logits a piece out.

    The embeddings and the first `frozen` layers stay as published and read without dropout, so that what they say of a
    text can be kept. How a piece is written joins behind them.
    """

    def __init__(self, base: str, frozen: int = 4, dropout: float = 0.1) -> None:
        """A reader that has the weights of the folder `base` and has learned nothing yet."""
        super().__init__()
        whole = AutoModel.from_pretrained(base, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0)
        self.embeddings, self.encoder, self.frozen = whole.embeddings, whole.encoder, frozen
        self.forms = nn.Embedding(FRAME_FORM + 1, whole.config.hidden_size)
        nn.init.zeros_(self.forms.weight)
        self.drop, self.out = nn.Dropout(dropout), nn.Linear(whole.config.hidden_size, OUTPUTS)
        for module in self._fixed():
            module.requires_grad_(False)

    def _fixed(self) -> list[nn.Module]:
        return [self.embeddings, self.encoder.relative_attention_bias, *self.encoder.layer[: self.frozen]]

    def train(self, mode: bool = True) -> Reader:
        """Training mode, but for what stays as it is."""
        super().train(mode)
        for module in self._fixed():
            module.eval()
        return self

    @torch.no_grad()
    def bottom(self, ids: Tensor, mask: Tensor) -> Tensor:
        """What the fixed layers say of pieces [batch, pieces]; `mask` is 0 where there is padding."""
        hidden: Tensor = self.embeddings(ids)
        bias = self._bias(hidden, mask)
        for layer in self.encoder.layer[: self.frozen]:
            hidden = layer(hidden, None, bias)[0]
        return hidden

    def top(self, hidden: Tensor, forms: Tensor, mask: Tensor) -> Tensor:
        """The logits, of what the fixed layers said and how the pieces are written."""
        hidden = hidden + self.forms(forms)
        bias = self._bias(hidden, mask)
        for layer in self.encoder.layer[self.frozen :]:
            hidden = layer(hidden, None, bias)[0]
        logits: Tensor = self.out(self.drop(hidden))
        return logits

    def forward(self, ids: Tensor, forms: Tensor) -> Tensor:
        """The logits of windows without padding."""
        mask = torch.ones_like(ids)
        return self.top(self.bottom(ids, mask), forms, mask)

    def _bias(self, hidden: Tensor, mask: Tensor) -> Tensor:
        bias: Tensor = self.encoder.compute_position_bias(hidden)
        return bias + (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e9
