"""The sentence encoder with two heads: one number a word piece, one a sentence.

A plain BERT encoder (Devlin et al. 2019, https://arxiv.org/abs/1810.04805), written out so that training needs torch
alone and the exported graph holds only what is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 384
HEADS = 12
INNER = 1536
POSITIONS = 128
JUDGEMENTS = 3


class Layer(nn.Module):
    """One encoder layer: attention and a feed-forward net, each with a residual and a norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States of the next layer; `bias` is added to the attention scores, very low where there is padding."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias
        mixed = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        result: Tensor = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        return result


class Encoder(nn.Module):
    """Word-piece states of a text, and the two heads on them."""

    def __init__(self, vocabulary: int, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.token_head = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, JUDGEMENTS))
        self.sentence_head = nn.Sequential(nn.Dropout(0.2), nn.Linear(2 * WIDTH, 1))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the word pieces, one a judgement [batch, tokens, judgements], and of the sentences [batch]."""
        mask = attention_mask.to(torch.float32)
        bias = (1.0 - mask)[:, None, None, :] * -10000.0
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        x = self.drop(self.norm(self.words(input_ids) + self.positions(places)[None]))
        for layer in self.layers:
            x = layer(x, bias)
        tokens = self.token_head(x)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        most = (x + (mask[..., None] - 1.0) * 10000.0).amax(1)
        return tokens, self.sentence_head(torch.cat([mean, most], -1)).squeeze(-1)


def load_base(path: Path, kept: list[int], layers: int = 6) -> Encoder:
    """The encoder with the published weights; of the vocabulary, the word pieces `kept`, in that order."""
    given = load_file(path)
    model = Encoder(len(kept), layers)
    with torch.no_grad():
        table = given["embeddings.word_embeddings.weight"]
        model.words.weight.copy_(table[torch.tensor(kept)])
        kind = given["embeddings.token_type_embeddings.weight"][0]
        model.positions.weight.copy_(given["embeddings.position_embeddings.weight"][:POSITIONS] + kind)
        copy(model.norm, given, "embeddings.LayerNorm")
        for number, layer in enumerate(model.layers):
            assert isinstance(layer, Layer)
            at = f"encoder.layer.{number}."
            parts = [f"{at}attention.self.{name}" for name in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([given[f"{part}.weight"] for part in parts]))
            layer.qkv.bias.copy_(torch.cat([given[f"{part}.bias"] for part in parts]))
            copy(layer.out, given, f"{at}attention.output.dense")
            copy(layer.norm1, given, f"{at}attention.output.LayerNorm")
            copy(layer.up, given, f"{at}intermediate.dense")
            copy(layer.down, given, f"{at}output.dense")
            copy(layer.norm2, given, f"{at}output.LayerNorm")
    return model


def copy(target: nn.Linear | nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    """Take over weight and bias of one part."""
    target.weight.copy_(given[f"{name}.weight"])
    target.bias.copy_(given[f"{name}.bias"])
