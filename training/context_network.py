"""The network of coreference: on the language model's states of words, a small transformer that looks over several
sentences, and on it a scorer of pairs of phrases.

What it adds starts at nothing: before any training it gives back the scores that it was given. Its inputs are those of
`kg.language.context`, with the scores to correct as `pairs` and `alones`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from kg.mentions.surroundings import BUCKETS, SENTENCES, TRAITS
from training.graph import Builder
from training.network import WIDTH

READ, LAYERS, HEADS, PHRASE, PAIR = 192, 2, 6, 192, 64
_HALF_SIZED = 1000
_FUSED = "com.microsoft"


class Layer(nn.Module):
    """One transformer layer, normalised before each half."""

    def __init__(self) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(READ, eps=1e-12), nn.LayerNorm(READ, eps=1e-12)
        self.query, self.key, self.value, self.out = (nn.Linear(READ, READ) for _ in range(4))
        self.up, self.down = nn.Linear(READ, 3 * READ), nn.Linear(3 * READ, READ)
        for last in (self.out, self.down):
            nn.init.zeros_(last.weight)

    def forward(self, x: Tensor, dropout: float) -> Tensor:
        """Let the words of one window look at each other."""
        own = self.norm1(x)
        query, key, value = (
            part(own).view(len(x), HEADS, -1).transpose(0, 1) for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, dropout_p=dropout)
        x = x + functional.dropout(self.out(mixed.transpose(0, 1).flatten(1)), dropout)
        wide = functional.gelu(self.up(self.norm2(x)))
        return x + functional.dropout(self.down(wide), dropout)


class ContextNetwork(nn.Module):
    """Reader and scorer; `forward` returns the corrected scores of pairs and of phrases alone."""

    def __init__(self, *, dropout: float = 0.0, reading: float = 0.0) -> None:
        super().__init__()
        self.dropout, self.reading = dropout, reading
        self.inward = nn.Linear(WIDTH, READ)
        self.sentences, self.traits = nn.Embedding(SENTENCES, READ), nn.Embedding(TRAITS, PHRASE)
        self.distance, self.ahead = nn.Embedding(BUCKETS, PAIR), nn.Embedding(2, PAIR)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.phrase = nn.Linear(3 * READ, PHRASE)
        self.later, self.earlier, self.left, self.right = (nn.Linear(PHRASE, PAIR) for _ in range(4))
        self.pair, self.single, self.alone = nn.Linear(PAIR, 1), nn.Linear(PHRASE, PHRASE), nn.Linear(PHRASE, 1)
        self.kept = nn.Parameter(torch.ones(2))
        for table in (self.traits, self.ahead):
            nn.init.normal_(table.weight, std=0.05)
        for nothing in (self.sentences.weight, *self.pair.parameters(), *self.alone.parameters()):
            nn.init.zeros_(nothing)

    def read(self, words: Tensor, sentences: Tensor) -> Tensor:
        """Read one window."""
        dropout, reading = (self.dropout, self.reading) if self.training else (0.0, 0.0)
        x = self.inward(functional.dropout(words, dropout)) + self.sentences(sentences)
        for layer in self.layers:
            x = layer(x, reading)
        return x

    def forward(self, a: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Score one document, whose `windows` are rows of start and end."""
        dropout = self.dropout if self.training else 0.0
        parts = (slice(*window) for window in a["windows"].tolist())
        x = torch.cat([self.read(a["words"][own], a["sentences"][own]) for own in parts])
        words = torch.cat([x[a[place]] for place in ("head", "first", "last")], dim=1)
        phrases = functional.dropout(functional.gelu(self.phrase(words) + self.traits(a["traits"]).sum(1)), dropout)
        later, earlier = a["later"], a["earlier"]
        pair = self.later(phrases)[later] + self.earlier(phrases)[earlier]
        pair = pair + self.left(phrases)[later] * self.right(phrases)[earlier]
        pair = functional.gelu(pair + self.distance(a["distance"]) + self.ahead(a["ahead"]))
        scores = self.pair(functional.dropout(pair, dropout))[:, 0]
        alone = self.alone(functional.gelu(self.single(phrases)))[:, 0]
        return scores + self.kept[0] * a["pairs"], alone + self.kept[1] * a["alones"]


def reader(weights: Mapping[str, NDArray[np.float32]]) -> onnx.ModelProto:
    """The graph that reads a window; larger weights are stored with 16 bits."""
    b = Builder(weights)
    x = b.op("Add", b.layer("words", "inward"), b.embed("sentences", weights["sentences.weight"]))
    first = b.constant(np.array([0]))
    x = b.op("Unsqueeze", x, first)
    for i in range(LAYERS):
        x = _layer(b, x, f"layers.{i}")
    b.op("Squeeze", x, first, name="read")
    inputs: dict[str, tuple[int, Sequence[str | int]]] = {
        "words": (TensorProto.FLOAT, ["tokens", WIDTH]),
        "sentences": (TensorProto.INT64, ["tokens"]),
    }
    return _halved(b.model(inputs, {"read": ["tokens", READ]}))


def ranker(weights: Mapping[str, NDArray[np.float32]]) -> onnx.ModelProto:
    """The graph that scores pairs by what was read."""
    b = Builder(weights)
    words = b.op("Concat", *(b.op("Gather", "read", place) for place in ("head", "first", "last")), axis=-1)
    one = b.constant(np.array([1]))
    traits = b.op("ReduceSum", b.embed("traits", weights["traits.weight"]), one, keepdims=0)
    phrases = b.gelu(b.op("Add", b.layer(words, "phrase"), traits))
    scores = {"pair": b.gelu(_compared(b, phrases)), "alone": b.gelu(b.layer(phrases, "single"))}
    for (name, hidden), given, kept in zip(scores.items(), ("pairs", "alones"), weights["kept"], strict=True):
        score = b.op("Squeeze", b.layer(hidden, name), one)
        b.op("Add", score, b.op("Mul", given, b.constant(np.float32(kept))), name=name)
    return _halved(b.model(_inputs(), {"pair": ["pairs"], "alone": ["phrases"]}))


def _compared(b: Builder, phrases: str) -> str:
    """Lay phrases beside each other."""
    pair = b.op("Gather", b.layer(phrases, "later"), "later")
    pair = b.op("Add", pair, b.op("Gather", b.layer(phrases, "earlier"), "earlier"))
    left = b.op("Gather", b.layer(phrases, "left"), "later")
    pair = b.op("Add", pair, b.op("Mul", left, b.op("Gather", b.layer(phrases, "right"), "earlier")))
    for name in ("distance", "ahead"):
        pair = b.op("Add", pair, b.embed(name, b.weights[f"{name}.weight"]))
    return pair


def _inputs() -> dict[str, tuple[int, Sequence[str | int]]]:
    whole, real = TensorProto.INT64, TensorProto.FLOAT
    return {
        "read": (real, ["tokens", READ]),
        **{name: (whole, ["phrases"]) for name in ("head", "first", "last")},
        "traits": (whole, ["phrases", 5]),
        **{name: (whole, ["pairs"]) for name in ("later", "earlier", "distance", "ahead")},
        "pairs": (real, ["pairs"]),
        "alones": (real, ["phrases"]),
    }


def _layer(b: Builder, x: str, prefix: str) -> str:
    own = b.norm(x, f"{prefix}.norm1")
    query, key, value = (b.layer(own, f"{prefix}.{part}") for part in ("query", "key", "value"))
    mixed = b.op("MultiHeadAttention", query, key, value, domain=_FUSED, num_heads=HEADS)
    x = b.op("Add", x, b.layer(mixed, f"{prefix}.out"))
    wide = b.gelu(b.layer(b.norm(x, f"{prefix}.norm2"), f"{prefix}.up"))
    return b.op("Add", x, b.layer(wide, f"{prefix}.down"))


def _halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store the larger weights with 16 bits; they are cast when the graph is loaded."""
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size > _HALF_SIZED:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
            cast = helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT)
            model.graph.node.insert(0, cast)
    return model
