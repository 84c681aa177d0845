"""A larger encoder with the same two heads, that the shipped one learns from; it is never shipped.

MPNet (Song et al. 2020, https://arxiv.org/abs/2004.09297), by the `transformers` package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from encoder import JUDGEMENTS
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import MPNetModel

if TYPE_CHECKING:
    from pathlib import Path


class Teacher(nn.Module):
    """Word-piece states of a text, and the two heads on them, as `encoder.Encoder` has them."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.body = MPNetModel.from_pretrained(base, add_pooling_layer=False)
        width = self.body.config.hidden_size
        self.token_head = nn.Sequential(nn.Linear(width, 256), nn.GELU(), nn.Linear(256, JUDGEMENTS))
        self.sentence_head = nn.Sequential(nn.Dropout(0.2), nn.Linear(2 * width, 1))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the word pieces, one a judgement [batch, tokens, judgements], and of the sentences [batch]."""
        x = self.body(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.to(x.dtype)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        most = (x + (mask[..., None] - 1.0) * 10000.0).amax(1)
        return self.token_head(x), self.sentence_head(torch.cat([mean, most], -1)).squeeze(-1)


def teacher_tokenizer(base: Path) -> Tokenizer:
    """The tokenizer of the published weights, which neither cuts nor fills up."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
