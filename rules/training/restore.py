"""Takes the weights of a shipped encoder out of its 8-bit file, to go on from there.

    python rules/training/restore.py FOLDER OUT.pt

FOLDER is what `calibrate.py` wrote. What rounding to 8 bits lost is lost.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import onnx
import onnxruntime
import torch
from encoder import Encoder
from onnx import numpy_helper

if TYPE_CHECKING:
    from numpy.typing import NDArray

PRODUCTS: Final = ("qkv", "out", "up", "down")
"""The matrices of a layer, in the order in which the exported graph multiplies by them. The graph has no other names
for them than numbers that rise in that order; another version of torch may do otherwise, so `main` compares."""


def main() -> None:
    """Read, put together, write."""
    source, target = map(Path, sys.argv[1:3])
    stored = onnx.load(source / "encoder.onnx").graph.initializer
    held = {each.name.removeprefix("encoder."): numpy_helper.to_array(each) for each in stored}
    model = Encoder(len(held["words.weight_quantized"]))
    names = [f"layers.{layer}.{part}.weight" for layer in range(len(model.layers)) for part in PRODUCTS]
    names += ["token_head.0.weight", "token_head.2.weight"]
    numbered = sorted(int(name.split("_")[1]) for name in held if name.startswith("onnx::") and "quantized" in name)
    weights = {name: whole(held, f"onnx::MatMul_{number}").T for name, number in zip(names, numbered, strict=True)}
    weights["sentence_head.1.weight"] = whole(held, "sentence_head.1.weight_Transposed").T
    for name in model.state_dict().keys() - weights.keys():
        weights[name] = held[name] if name in held else whole(held, name)
    model.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    compare(model.eval(), source / "encoder.onnx")
    torch.save(model.state_dict(), target)


def compare(model: Encoder, path: Path) -> None:
    """Make sure that the encoder says what the file says, but for rounding."""
    ids = np.arange(1000, 1060).reshape(2, 30)
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    (said,) = onnxruntime.InferenceSession(str(path)).run(["judgements"], inputs)
    with torch.inference_mode():
        tokens, _ = model(*(torch.tensor(value) for value in inputs.values()))
    if np.corrcoef(said.ravel(), tokens.numpy().ravel())[0, 1] < 0.99:
        raise SystemExit("the encoder put together does not say what the file says")


def whole(held: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    """A matrix of 8-bit numbers as it was, but for rounding."""
    numbers, zero, scale = (held[f"{name}_{part}"] for part in ("quantized", "zero_point", "scale"))
    values: NDArray[np.float32] = (numbers.astype(np.float32) - zero.astype(np.float32)) * scale
    return values


if __name__ == "__main__":
    main()
