"""Writes a trained encoder as an ONNX file with 8-bit weights."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from encoder import Encoder


class Mixed(nn.Module):
    """The encoder with its judgements of a word piece mixed into one."""

    def __init__(self, encoder: Encoder, mix: Sequence[float]) -> None:
        super().__init__()
        self.encoder = encoder
        self.mix = nn.Buffer(torch.tensor(mix))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Mixed logits of the word pieces, what they are mixed from, and logits of the sentences."""
        tokens, verdicts = self.encoder(input_ids, attention_mask)
        return (tokens * self.mix).sum(-1), tokens, verdicts


def export(encoder: Encoder, mix: Sequence[float], target: Path) -> None:
    """Write the encoder: inputs input_ids, attention_mask; outputs token_logits, judgements, sentence_logit."""
    model = Mixed(encoder, mix).eval()
    ids = torch.ones((2, 9), dtype=torch.int64)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            (ids, ids),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["token_logits", "judgements", "sentence_logit"],
            dynamic_axes={
                "input_ids": {0: "batch", 1: "tokens"},
                "attention_mask": {0: "batch", 1: "tokens"},
                "token_logits": {0: "batch", 1: "tokens"},
                "judgements": {0: "batch", 1: "tokens"},
                "sentence_logit": {0: "batch"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True)
