"""Learned models, read with numpy, onnxruntime and tokenizers, which load when a model is first asked.

A model is a folder: `encoder.onnx` (8-bit), `tokenizer.json`, `likelihood.npz`, and `signature.json`, which says what
it was trained on and what it reached on held-out text, and holds its thresholds and calibration tables.
"""

from mtaudit.learned.model import Model, WordScore, load

__all__ = ["Model", "WordScore", "load"]
