"""Writes a trained reader as an ONNX file of less than 95 MB.

    python rules/training/export.py DATA BASE READER.pt FOLDER

Matrices have 8 bits, of which 7 are used: products of full range overflow on processors without VNNI, and give other
results there. The embeddings, and the wide matrices of the lowest layers, which hardly suffer, have 4. Before that,
what goes into a matrix is evened out, as Xiao et al. (2023, "SmoothQuant", https://arxiv.org/abs/2211.10438) propose:
a few channels of the states are so large that the others would vanish beside them.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import onnx
import torch
from examples import training
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from reader import Reader
from tokenizers import Tokenizer
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examples import Window
    from torch import Tensor

FOUR_BITS: Final = re.compile(r"layer\.[0-4]/(intermediate|output)/dense|word_embeddings")
SEEN: Final = 60
SPARSE: Final = 97
"""How many windows the size of states is judged by, and which: one in so many."""
BALANCE: Final = 0.75


def main() -> None:
    """Write encoder.onnx and tokenizer.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("trained", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    reader = Reader(str(options.base))
    reader.load_state_dict(torch.load(options.trained)["model"])
    shutil.copyfile(options.base / "tokenizer.json", options.folder / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(options.folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    even_out(reader.eval(), training(options.data, tokenizer)[::SPARSE][:SEEN])
    with tempfile.TemporaryDirectory() as scratch:
        plain, four = Path(scratch) / "plain.onnx", Path(scratch) / "four.onnx"
        write(reader, plain)
        to_four_bits(plain, four)
        quantize_dynamic(
            four,
            options.folder / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


class Evened(nn.Module):
    """A linear map whose input is divided, channel by channel, by what its weights are multiplied with."""

    def __init__(self, given: nn.Linear, scale: Tensor) -> None:
        """The same map as `given`."""
        super().__init__()
        self.shrink = nn.Parameter(1 / scale, requires_grad=False)
        self.weight = nn.Parameter(given.weight * scale, requires_grad=False)
        self.bias = given.bias

    def forward(self, states: Tensor) -> Tensor:
        """The map of states [..., channels]."""
        return nn.functional.linear(states * self.shrink, self.weight, self.bias)


@torch.no_grad()
def even_out(reader: Reader, windows: Sequence[Window]) -> None:
    """Give every linear map of the layers the scales that suit what it meets in the windows."""
    largest: dict[nn.Module, Tensor] = {}

    def seen(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        held = given[0].abs().amax((0, 1))
        largest[module] = torch.maximum(largest.get(module, held), held)

    groups = list(_fed_alike(reader))
    hooks = [one.register_forward_pre_hook(seen) for group in groups for _, _, one in group]
    for window in windows:
        reader(torch.tensor([window.ids]), torch.tensor([window.forms]))
    for hook in hooks:
        hook.remove()
    for group in groups:
        weights = torch.stack([one.weight.abs().amax(0) for _, _, one in group]).amax(0).clamp(min=1e-5)
        met = largest[group[0][2]].clamp(min=1e-5)
        scale = met**BALANCE / weights ** (1 - BALANCE)
        for owner, name, one in group:
            setattr(owner, name, Evened(one, scale))


def _fed_alike(reader: Reader) -> Iterator[list[tuple[nn.Module, str, nn.Linear]]]:
    """The linear maps of the layers, those together that read the same states."""
    for layer in reader.encoder.layer:
        attention = layer.attention.attn
        yield [(attention, name, getattr(attention, name)) for name in ("q", "k", "v")]
        yield [(attention, "o", attention.o)]
        yield [(layer.intermediate, "dense", layer.intermediate.dense)]
        yield [(layer.output, "dense", layer.output.dense)]


def write(reader: Reader, target: Path) -> None:
    """Write the reader as it is: inputs pieces, forms [1, n]; output logits [1, n, judgements]."""
    ids = torch.full((1, 9), 2000)
    torch.onnx.export(
        reader,
        (ids, torch.ones_like(ids)),
        str(target),
        input_names=["pieces", "forms"],
        output_names=["logits"],
        dynamic_axes={name: {1: "n"} for name in ("pieces", "forms", "logits")},
        opset_version=17,
        dynamo=False,
    )


def to_four_bits(plain: Path, target: Path) -> None:
    """Give 4 bits to the matrices that `FOUR_BITS` names, in groups of 32."""
    model = onnx.load(plain)
    axes = (("MatMul", 0), ("Gather", 1))
    names = tuple(name for name, _ in axes)
    config = DefaultWeightOnlyQuantConfig(
        block_size=32, is_symmetric=True, accuracy_level=4, op_types_to_quantize=names, quant_axes=axes, bits=4
    )
    spared = [node.name for node in model.graph.node if node.op_type in names and not FOUR_BITS.search(node.name)]
    quantizer = MatMulNBitsQuantizer(model, nodes_to_exclude=spared, algo_config=config)
    quantizer.process()
    quantizer.model.save_model_to_file(str(target), False)


if __name__ == "__main__":
    main()
