"""Writes a trained encoder as an ONNX file with 8-bit weights."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

if TYPE_CHECKING:
    from encoder import Encoder


def export(encoder: Encoder, target: Path) -> None:
    """Write the encoder: inputs input_ids, attention_mask; outputs judgements, sentence_logit."""
    encoder.eval()
    ids = torch.ones((2, 9), dtype=torch.int64)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            encoder,
            (ids, ids),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["judgements", "sentence_logit"],
            dynamic_axes={
                "input_ids": {0: "batch", 1: "tokens"},
                "attention_mask": {0: "batch", 1: "tokens"},
                "judgements": {0: "batch", 1: "tokens"},
                "sentence_logit": {0: "batch"},
            },
            opset_version=17,
            dynamo=False,
        )
        # 7 bits of 8: products of full range overflow on processors without VNNI, and give other results there
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
