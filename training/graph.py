"""The network as an ONNX graph, with weights and activations of 8 bits.

The graph is written directly, so that every product is quantised the way that is wanted: each output of a weight matrix
by its own largest weight, each row of activations by its own largest value while running. Nothing then depends on what
else is in a batch, which onnxruntime's own dynamic quantisation (one scale for the whole tensor) does not give. Weights
take 7 of the 8 bits, because AVX2 adds two products of 8 bits in 16.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.network import HEADS, LABEL_WIDTH, LAYERS

Weights = Mapping[str, NDArray[np.float32]]
Precision = Literal["fp32", "int8"]
_WEIGHT_STEPS = 63
_ACTIVATION_STEPS = 127


class Builder:
    """Collects nodes and weights; every method returns the name of what it computes."""

    def __init__(self, weights: Weights, precision: Precision) -> None:
        self.weights, self.precision = weights, precision
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self._quantized: dict[str, tuple[str, str]] = {}

    def op(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", name: str = "", **attributes: Any) -> str:
        """Add a node; with several outputs they are called `result:0`, `result:1` and so on."""
        result = name or f"{kind}_{len(self.nodes)}"
        results = [result] if outputs == 1 else [f"{result}:{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), results, domain=domain, **attributes))
        return result

    def constant(self, value: NDArray[Any]) -> str:
        """Add an initializer."""
        name = f"constant_{len(self.initializers)}"
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def linear(
        self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32] | None = None, name: str = ""
    ) -> str:
        """Multiply by a matrix of shape (outputs, inputs) and add the bias."""
        if self.precision == "int8":
            return self._rows(x, weight, bias, name)
        if bias is None:
            return self.op("MatMul", x, self.constant(weight.T), name=name)
        return self.op("Add", self.op("MatMul", x, self.constant(weight.T)), self.constant(bias), name=name)

    def _rows(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32] | None, name: str) -> str:
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / _WEIGHT_STEPS
        packed = self.constant(np.round(weight / scale[:, None]).astype(np.int8).T)
        one, middle = self.constant(np.float32(1)), self.constant(np.uint8(128))
        packed_x, size = self.quantized(x)
        product = self.op(
            "MatMulIntegerToFloat",
            packed_x,
            packed,
            one,
            self.constant(scale.astype(np.float32)),
            middle,
            domain="com.microsoft",
        )
        if bias is None:
            return self.op("Mul", product, size, name=name)
        return self.op("Add", self.op("Mul", product, size), self.constant(bias), name=name)

    def quantized(self, x: str) -> tuple[str, str]:
        """Quantise each row of activations by its own largest value: the 8-bit tensor, and the scale of each row."""
        if x not in self._quantized:
            axes = self.constant(np.array([-1]))
            high = self.op("ReduceMax", x, axes, keepdims=1)
            low = self.op("ReduceMin", x, axes, keepdims=1)
            largest = self.op("Max", high, self.op("Neg", low), self.constant(np.float32(1e-9)))
            size = self.op("Mul", largest, self.constant(np.float32(1 / _ACTIVATION_STEPS)))
            packed = self.op(
                "QuantizeLinear", self.op("Div", x, size), self.constant(np.float32(1)), self.constant(np.uint8(128))
            )
            self._quantized[x] = packed, size
        return self._quantized[x]

    def layer(self, x: str, prefix: str, name: str = "") -> str:
        """Apply the linear layer whose weights are called so."""
        return self.linear(x, self.weights[f"{prefix}.weight"], self.weights[f"{prefix}.bias"], name)

    def norm(self, x: str, prefix: str) -> str:
        """Normalise the last axis."""
        tensors = (self.constant(self.weights[f"{prefix}.{kind}"]) for kind in ("weight", "bias"))
        return self.op("LayerNormalization", x, *tensors, axis=-1, epsilon=1e-12)

    def embed(self, indices: str, table: NDArray[np.float32]) -> str:
        """Look rows up in a table that is stored with 8 bits and one scale per row."""
        if self.precision == "fp32":
            return self.op("Gather", self.constant(table), indices)
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-12) / _ACTIVATION_STEPS
        packed = np.round(table / scale).astype(np.int8)
        rows = self.op("Cast", self.op("Gather", self.constant(packed), indices), to=TensorProto.FLOAT)
        return self.op("Mul", rows, self.op("Gather", self.constant(scale.astype(np.float32)), indices))

    def gelu(self, x: str, name: str = "") -> str:
        """The exact GELU, as torch computes it."""
        return self.op("Gelu", x, domain="com.microsoft", name=name)

    def model(
        self, inputs: Mapping[str, tuple[int, Sequence[str | int]]], outputs: Mapping[str, Sequence[str | int]]
    ) -> onnx.ModelProto:
        """Close the graph."""
        graph = helper.make_graph(
            self.nodes, "newskg",
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            self.initializers,
        )  # fmt: skip
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="newskg")


def encoder(weights: Weights, tags: Mapping[str, int], precision: Precision) -> onnx.ModelProto:
    """Build pieces → tag scores, arc scores, and the halves of label scores."""
    b = Builder(weights, precision)
    words = b.op("GatherND", _encoded(b), b.op("Unsqueeze", "first", b.constant(np.array([2]))), batch_dims=1)
    for name in tags:
        b.layer(words, f"tags.{name}", name)
    arcs = weights["arcs"]
    dependent = b.linear(b.gelu(b.layer(words, "arc_dependent")), arcs[:-1].T, arcs[-1])
    heads = b.op("Transpose", b.gelu(b.layer(words, "arc_head")), perm=[0, 2, 1])
    b.op("MatMul", dependent, heads, name="arcs")
    for half in ("dependent", "head"):
        b.gelu(b.layer(words, f"label_{half}"), name=half)
    pieces = (TensorProto.INT64, ["batch", "pieces"])
    inputs = {"ids": pieces, "shapes": pieces, "lists": pieces, "first": (TensorProto.INT64, ["batch", "words"])}
    outputs: dict[str, Sequence[str | int]] = {name: ["batch", "words", size] for name, size in tags.items()}
    outputs |= {"arcs": ["batch", "words", "words"]}
    outputs |= {half: ["batch", "words", LABEL_WIDTH] for half in ("dependent", "head")}
    return b.model(inputs, outputs)


def _encoded(b: Builder) -> str:
    length = b.op("Slice", b.op("Shape", "ids"), b.constant(np.array([1])), b.constant(np.array([2])))
    places = b.op("Slice", b.constant(b.weights["positions.weight"]), b.constant(np.array([0])), length)
    x = b.op(
        "Add",
        b.embed("ids", b.weights["pieces.weight"]),
        b.op("Gather", b.constant(b.weights["shapes.weight"]), "shapes"),
    )
    x = b.op("Add", x, b.op("Gather", b.constant(_every_mask(b.weights["lists.weight"])), "lists"))
    x = b.norm(b.op("Add", x, places), "norm")
    mask = b.op("Cast", b.op("Not", b.op("Equal", "ids", b.constant(np.array(0)))), to=TensorProto.INT32)
    for i in range(LAYERS):
        x = _transformer_layer(b, x, mask, f"layers.{i}")
    return x


def _every_mask(lists: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sum the embeddings of the lists for each mask of bits, so that a look-up does at run time."""
    masks = np.arange(1 << len(lists))[:, None]
    summed: NDArray[np.float32] = (masks >> np.arange(len(lists)) & 1).astype(np.float32) @ lists
    return summed


def _transformer_layer(b: Builder, x: str, mask: str, prefix: str) -> str:
    parts = b.op("Split", b.layer(x, f"{prefix}.qkv"), outputs=3, axis=-1, num_outputs=3)
    seen = b.op(
        "MultiHeadAttention", *(f"{parts}:{i}" for i in range(3)), "", mask, domain="com.microsoft", num_heads=HEADS
    )
    x = b.norm(b.op("Add", x, b.layer(seen, f"{prefix}.out")), f"{prefix}.norm1")
    wide = b.layer(b.gelu(b.layer(x, f"{prefix}.up")), f"{prefix}.down")
    return b.norm(b.op("Add", x, wide), f"{prefix}.norm2")


def labeller(weights: Weights, precision: Precision) -> onnx.ModelProto:
    """Build the halves of arcs → label scores."""
    b = Builder(weights, precision)
    labels = weights["labels"]
    count = len(labels)
    # the 1 appended to the dependent is the bias; the 1 appended to the head is the last column
    matrix = labels.transpose(0, 2, 1).reshape(count * (LABEL_WIDTH + 1), LABEL_WIDTH + 1)
    left = b.linear("dependent", np.ascontiguousarray(matrix[:, :-1]), matrix[:, -1])
    left = b.op("Reshape", left, b.constant(np.array([-1, count, LABEL_WIDTH + 1])))
    cut = {
        k: b.constant(np.array([v]))
        for k, v in {"zero": 0, "width": LABEL_WIDTH, "end": LABEL_WIDTH + 1, "axis": 2}.items()
    }
    matched = b.op(
        "MatMul", b.op("Slice", left, cut["zero"], cut["width"], cut["axis"]), b.op("Unsqueeze", "head", cut["axis"])
    )
    b.op(
        "Squeeze",
        b.op("Add", matched, b.op("Slice", left, cut["width"], cut["end"], cut["axis"])),
        cut["axis"],
        name="labels",
    )
    arc = (TensorProto.FLOAT, ["arcs", LABEL_WIDTH])
    return b.model({"dependent": arc, "head": arc}, {"labels": ["arcs", count]})
