"""The network: one encoder, many heads.

The encoder is all-MiniLM-L6-v2 (BERT with 6 layers of 384) plus an embedding of the word's case and one of each name
list that the word is in. A word is read off at its first piece, the root at [CLS]. Heads: linear tags and BIO names,
biaffine arcs and labels (Dozat and Manning 2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.language.lists import FEATURES

LAYERS, WIDTH, HEADS, POSITIONS, VOCABULARY, SHAPES = 6, 384, 12, 512, 30522, 20
ARC_WIDTH, LABEL_WIDTH = 256, 128
_SEPARATOR, _MASK = 102, 103
_HIDDEN, _UNLISTED = 0.04, 0.15


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each linear head has, by its name, and how many dependency labels there are."""

    tags: Mapping[str, int]
    deprel: int


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """`mask` is true where a piece may be looked at."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(
            q, k, v, mask[:, None, None, :], dropout if self.training else 0.0
        )
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + functional.dropout(seen, dropout, self.training))
        wide = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(wide, dropout, self.training))


class Network(nn.Module):
    """Encoder and heads; `forward` returns one tensor of scores per head."""

    def __init__(self, sizes: Sizes, *, dropout: float = 0.1, word_dropout: float = 0.3) -> None:
        super().__init__()
        self.dropout, self.word_dropout = dropout, word_dropout
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.lists = nn.Embedding(FEATURES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in sizes.tags.items()})
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.arcs = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        self.label_dependent, self.label_head = nn.Linear(WIDTH, LABEL_WIDTH), nn.Linear(WIDTH, LABEL_WIDTH)
        self.labels = nn.Parameter(torch.zeros(sizes.deprel, LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.lists.weight)
        nn.init.normal_(self.labels, std=0.02)
        nn.init.normal_(self.arcs, std=0.02)

    def words(self, ids: Tensor, shapes: Tensor, lists: Tensor, first: Tensor) -> Tensor:
        """Encode a batch: one vector per word, the root before them. `lists` holds a mask of bits per piece."""
        mask = ids != 0
        if self.training:
            ids, lists = _with_gaps(ids, lists)
        places = torch.arange(ids.shape[1], device=ids.device)
        bits = (lists[:, :, None] >> torch.arange(FEATURES, device=ids.device) & 1).float()
        x = self.norm(self.pieces(ids) + self.shapes(shapes) + bits @ self.lists.weight + self.positions(places))
        x = functional.dropout(x, self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask, self.dropout)
        words = x.gather(1, first[:, :, None].expand(-1, -1, WIDTH))
        return functional.dropout(words, self.word_dropout, self.training)

    def arc_scores(self, words: Tensor) -> Tensor:
        """Score every head (last axis) for every dependent."""
        dependent = functional.gelu(self.arc_dependent(words))
        return _with_one(dependent) @ self.arcs @ functional.gelu(self.arc_head(words)).transpose(1, 2)

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score the labels of arcs, given the word vectors of dependents and of their heads: (arcs, width)."""
        a = _with_one(functional.gelu(self.label_dependent(dependents)))
        b = _with_one(functional.gelu(self.label_head(heads)))
        return torch.einsum("ni,rij,nj->nr", a, self.labels, b)


def _with_gaps(ids: Tensor, lists: Tensor) -> tuple[Tensor, Tensor]:
    """Hide some pieces, and the lists from some sentences, so that no head leans on one word or on the lists."""
    hidden = (torch.rand(ids.shape, device=ids.device) < _HIDDEN) & (ids > _SEPARATOR)
    listed = torch.rand(len(ids), 1, device=ids.device) >= _UNLISTED
    return ids.masked_fill(hidden, _MASK), lists * listed


def _with_one(x: Tensor) -> Tensor:
    return functional.pad(x, (0, 1), value=1.0)


_RENAMED = (
    ("b.embeddings.LayerNorm", "norm"), ("b.embeddings.word_embeddings", "pieces"),
    ("b.embeddings.position_embeddings", "positions"), ("b.encoder.layer.", "layers."),
    ("attention.output.dense", "out"), ("attention.output.LayerNorm", "norm1"),
    ("intermediate.dense", "up"), ("output.dense", "down"), ("output.LayerNorm", "norm2"),
    ("se.", "shapes."), ("ad.", "arc_dependent."), ("ah.", "arc_head."),
    ("rd.", "label_dependent."), ("rh.", "label_head."), ("x.", "tags.xpos."), ("n.", "tags.uner."),
)  # fmt: skip


def load_weights(path: Path) -> dict[str, Tensor]:
    """Read weights of this network, of an earlier one that used BERT's names, or of a plain sentence encoder."""
    found = {name: tensor.float() for name, tensor in load_file(path).items()}
    if "pieces.weight" in found:
        return found
    if "embeddings.LayerNorm.weight" in found:
        found = {f"b.{name}": tensor for name, tensor in found.items()}
    types = found.pop("b.embeddings.token_type_embeddings.weight")
    found["b.embeddings.position_embeddings.weight"] += types[0]
    weights: dict[str, Tensor] = {}
    for layer in range(LAYERS):
        for kind in ("weight", "bias"):
            parts = [found.pop(f"b.encoder.layer.{layer}.attention.self.{p}.{kind}") for p in ("query", "key", "value")]
            weights[f"layers.{layer}.qkv.{kind}"] = torch.cat(parts)
    for name, tensor in found.items():
        weights[_rename(name)] = tensor
    return weights


def _rename(name: str) -> str:
    if name in ("U", "V"):
        return {"U": "arcs", "V": "labels"}[name]
    bert = name.startswith("b.")
    for old, new in _RENAMED:
        if name.startswith(old) or (bert and old in name and not old.endswith(".")):
            name = name.replace(old, new, 1)
    return name
