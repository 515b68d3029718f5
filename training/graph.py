"""The network as an ONNX graph, with weights and activations of 8 bits.

The graph is written directly, so that every product is quantised the way that is wanted: each output of a weight matrix
by its own largest weight, activations by ranges that were measured beforehand (`training/calibration.py`). Nothing then
depends on what else is in a batch, which onnxruntime's own dynamic quantisation (one scale for whatever a tensor holds)
does not give, and nothing has to be measured while running. Weights take 7 of the 8 bits, because AVX2 adds two
products of 8 bits in 16.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.network import HEADS, LABEL_WIDTH, LAYERS, WIDTH

Weights = Mapping[str, NDArray[np.float32]]
Ranges = Mapping[str, tuple[float, float]]
"""The least (0 or below) and the greatest value (0 or above) of an activation, by its name in the graph."""

_WEIGHT_STEPS = 63
_TABLE_STEPS = 127
_ACTIVATION_STEPS = 255
_FUSED = "com.microsoft"


class Builder:
    """Collects nodes and weights; every method returns the name of what it computes.

    With ranges the products are computed with 8 bits, without them as they are.
    """

    def __init__(self, weights: Weights, ranges: Ranges | None = None) -> None:
        self.weights, self.ranges = weights, ranges
        self.factors: list[str] = []
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self._quantized: dict[str, tuple[str, str, str]] = {}

    def op(
        self,
        kind: str,
        *inputs: str,
        outputs: Sequence[str] = (),
        domain: str = "",
        name: str = "",
        **attributes: Any,
    ) -> str:
        """Add a node; what it computes is called `name`, or `outputs` where there are several."""
        result = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), list(outputs) or [result], domain=domain, **attributes))
        return result

    def constant(self, value: NDArray[Any]) -> str:
        """Add an initializer."""
        name = f"constant_{len(self.initializers)}"
        self.initializers.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32], name: str = "") -> str:
        """Multiply by a matrix of shape (outputs, inputs) and add the bias."""
        if x not in self.factors:
            self.factors.append(x)
        if self.ranges is None:
            return self.plain(x, weight, bias, name)
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / _WEIGHT_STEPS
        packed = np.round(weight / scale[:, None]).astype(np.int8).T
        factor, size, zero = self.quantized(x, self.ranges[x])
        sizes = self.constant(scale.astype(np.float32))
        inputs = (factor, self.constant(packed), size, sizes, zero, "", self.constant(bias))
        return self.op("MatMulIntegerToFloat", *inputs, domain=_FUSED, name=name)

    def plain(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32], name: str = "") -> str:
        """The same without quantising."""
        return self.op("Add", self.op("MatMul", x, self.constant(weight.T)), self.constant(bias), name=name)

    def quantized(self, x: str, reach: tuple[float, float]) -> tuple[str, str, str]:
        """Quantise activations by their range, once: the 8-bit tensor, its scale, and what stands for zero."""
        if x not in self._quantized:
            size = max(reach[1] - reach[0], 1e-9) / _ACTIVATION_STEPS
            scale, zero = self.constant(np.float32(size)), self.constant(np.uint8(round(-reach[0] / size)))
            self._quantized[x] = self.op("QuantizeLinear", x, scale, zero), scale, zero
        return self._quantized[x]

    def layer(self, x: str, prefix: str, name: str = "") -> str:
        """Apply the linear layer whose weights are called so."""
        return self.linear(x, self.weights[f"{prefix}.weight"], self.weights[f"{prefix}.bias"], name)

    def norm(self, x: str, prefix: str, added: str = "") -> str:
        """Normalise the last axis of the sum."""
        tensors = [self.constant(self.weights[f"{prefix}.{kind}"]) for kind in ("weight", "bias")]
        if added:
            return self.op("SkipLayerNormalization", added, x, *tensors, domain=_FUSED, name=prefix, epsilon=1e-12)
        return self.op("LayerNormalization", x, *tensors, name=prefix, axis=-1, epsilon=1e-12)

    def embed(self, indices: str, table: NDArray[np.float32]) -> str:
        """Look rows up in a table, which with 8 bits has one scale per row."""
        if self.ranges is None:
            return self.op("Gather", self.constant(table), indices)
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-12) / _TABLE_STEPS
        packed = np.round(table / scale).astype(np.int8)
        rows = self.op("Cast", self.op("Gather", self.constant(packed), indices), to=TensorProto.FLOAT)
        return self.op("Mul", rows, self.op("Gather", self.constant(scale.astype(np.float32)), indices))

    def gelu(self, x: str, name: str = "") -> str:
        """GELU as torch computes it; with 8 bits by tanh, which is off by less than half a thousandth."""
        return self.op("Gelu" if self.ranges is None else "FastGelu", x, domain=_FUSED, name=name)

    def model(
        self, inputs: Mapping[str, tuple[int, Sequence[str | int]]], outputs: Mapping[str, Sequence[str | int] | None]
    ) -> onnx.ModelProto:
        """Close the graph."""
        graph = helper.make_graph(
            self.nodes, "newskg",
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            self.initializers,
        )  # fmt: skip
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="newskg")


def encoder(
    weights: Weights, tags: Mapping[str, int], ranges: Ranges | None = None, *, watched: bool = False
) -> onnx.ModelProto:
    """Build pieces → tag scores, arc scores, and the halves of label scores; watched, with all factors as outputs."""
    b = Builder(weights, ranges)
    words = _encoded(b)
    _tags(b, words, tags)
    _arcs(b, words)
    for half in ("dependent", "head"):
        b.gelu(b.layer(words, f"label_{half}"), name=half)
    pieces = (TensorProto.INT64, ["batch", "pieces"])
    inputs = {"ids": pieces, "shapes": pieces, "lists": pieces, "first": (TensorProto.INT64, ["batch", "words"])}
    outputs: dict[str, Sequence[str | int] | None] = {name: ["batch", "words", size] for name, size in tags.items()}
    outputs |= {"arcs": ["batch", "words", "words"]}
    outputs |= {half: ["batch", "words", LABEL_WIDTH] for half in ("dependent", "head")}
    return b.model(inputs, outputs | dict.fromkeys(b.factors if watched else ()))


def _tags(b: Builder, words: str, tags: Mapping[str, int]) -> None:
    """One product for all tag heads, which are narrow."""
    weight, bias = (np.concatenate([b.weights[f"tags.{name}.{kind}"] for name in tags]) for kind in ("weight", "bias"))
    sizes = b.constant(np.array(list(tags.values())))
    b.op("Split", b.linear(words, weight, bias), sizes, outputs=list(tags), axis=-1)


def _arcs(b: Builder, words: str) -> None:
    """Score arcs in two halves of the width: a sum of more than 128 products is cut by how many words a batch has."""
    arcs, weight, bias = b.weights["arcs"], b.weights["arc_head.weight"], b.weights["arc_head.bias"]
    dependent = b.gelu(b.layer(words, "arc_dependent"))
    halves = []
    for half in np.split(np.arange(len(weight)), 2):
        left = b.plain(dependent, arcs[:-1, half].T, arcs[-1, half])
        right = b.gelu(b.linear(words, weight[half], bias[half]))
        halves.append(b.op("MatMul", left, b.op("Transpose", right, perm=[0, 2, 1])))
    b.op("Add", *halves, name="arcs")


def _encoded(b: Builder) -> str:
    """Encode pieces, and give the vector of each word's first one."""
    length = b.op("Gather", b.op("Shape", "ids"), b.constant(np.array(1)))
    places = b.op("Range", b.constant(np.array(0)), length, b.constant(np.array(1)))
    tables = {
        "ids": b.weights["pieces.weight"],
        "shapes": b.weights["shapes.weight"],
        "lists": _every_mask(b.weights["lists.weight"]),
        places: b.weights["positions.weight"],
    }
    x = b.norm(b.op("Sum", *(b.embed(rows, table) for rows, table in tables.items())), "norm")
    mask = b.op("Cast", b.op("Not", b.op("Equal", "ids", b.constant(np.array(0)))), to=TensorProto.INT32)
    for i in range(LAYERS - 1):
        x = _transformer_layer(b, x, x, mask, f"layers.{i}")
    # nothing but words is read off the last layer, so it computes nothing else
    words = b.op(
        "GatherND", x, b.op("Unsqueeze", "first", b.constant(np.array([2]))), batch_dims=1, name="first.pieces"
    )
    return _transformer_layer(b, words, x, mask, f"layers.{LAYERS - 1}")


def _every_mask(lists: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sum the embeddings of the lists for each mask of bits, so that a look-up does at run time."""
    masks = np.arange(1 << len(lists))[:, None]
    summed: NDArray[np.float32] = (masks >> np.arange(len(lists)) & 1).astype(np.float32) @ lists
    return summed


def _transformer_layer(b: Builder, x: str, context: str, mask: str, prefix: str) -> str:
    """Let each row of `x` look at the rows of its context."""
    weight, bias = (b.weights[f"{prefix}.qkv.{kind}"] for kind in ("weight", "bias"))
    query, key, value = (
        b.linear(source, weight[i * WIDTH : (i + 1) * WIDTH], bias[i * WIDTH : (i + 1) * WIDTH])
        for i, source in enumerate((x, context, context))
    )
    seen = b.op(
        "MultiHeadAttention", query, key, value, "", mask, domain=_FUSED, name=f"{prefix}.seen", num_heads=HEADS
    )
    x = b.norm(x, f"{prefix}.norm1", b.layer(seen, f"{prefix}.out"))
    wide = b.gelu(b.layer(x, f"{prefix}.up"), f"{prefix}.wide")
    return b.norm(x, f"{prefix}.norm2", b.layer(wide, f"{prefix}.down"))


def labeller(weights: Weights, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Build the halves of arcs → label scores."""
    b = Builder(weights, ranges)
    # labels, head, dependent; the last of both is the 1 that is appended to it
    labels = weights["labels"].transpose(0, 2, 1)
    count = len(labels)
    inner = labels[:, :-1].reshape(count * LABEL_WIDTH, LABEL_WIDTH + 1)
    left = b.linear("dependent", inner[:, :-1], inner[:, -1])
    left = b.op("Reshape", left, b.constant(np.array([-1, count, LABEL_WIDTH])))
    last = b.constant(np.array([2]))
    matched = b.op("Squeeze", b.op("MatMul", left, b.op("Unsqueeze", "head", last)), last)
    b.op("Add", matched, b.linear("dependent", labels[:, -1, :-1], labels[:, -1, -1]), name="labels")
    arc = (TensorProto.FLOAT, ["arcs", LABEL_WIDTH])
    return b.model({"dependent": arc, "head": arc}, {"labels": ["arcs", count]})
