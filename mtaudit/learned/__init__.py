"""Learned models, read with numpy, onnxruntime and tokenizers, which load when a model is first asked.

A model is a folder: `encoder.onnx`, `tokenizer.json`, `style.npz`, and `signature.json`, which says what it was trained
on and holds its thresholds and calibration tables.
"""

from mtaudit.learned.model import Density, Model, Suspect, WordScore, load

__all__ = ["Density", "Model", "Suspect", "WordScore", "load"]
