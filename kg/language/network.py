"""Runs the network: sentences in, scores for each of their words out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as runtime

from kg.errors import ModelError
from kg.language.pieces import Encoded, Pieces

Floats = NDArray[np.float32]
_PIECES_PER_BATCH: Final = 1500
_PADDING_PER_BATCH: Final = 150
_ARCS_PER_BATCH: Final = 1024
_STATES: Final = "layers.3.norm2"
"""What four of the six layers have made of each piece."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says about one sentence of n words.

    `tags[head]` has shape (n, labels), `states` has shape (n, width); the others have a root before the words.
    """

    tags: Mapping[str, Floats]
    states: Floats
    arcs: Floats
    dependent: Floats
    head: Floats


def probabilities(scores: Floats) -> Floats:
    """Turn the scores of each row into probabilities (softmax)."""
    powers: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares


class Network:
    """A model folder: `encoder.onnx`, `labeller.onnx`, `vocab.txt`, and `config.json` with the labels of each head."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        try:
            self.config: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
            self.pieces = Pieces(folder / "vocab.txt")
            self._encoder = session(folder / "encoder.onnx", threads, also=_STATES)
            self._labeller = session(folder / "labeller.onnx", threads)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"no language model in {folder}: {error}") from error
        self.labels: Mapping[str, Sequence[str]] = self.config["labels"]
        self._inputs = [read.name for read in self._encoder.get_inputs()]

    def run(self, sentences: Sequence[Sequence[str]]) -> list[Scores]:
        """Score sentences, each of which must fit; batches are cut from all that is given, by length."""
        encoded = [self.pieces.encode(words) for words in sentences]
        results: dict[int, Scores] = {}
        for batch in _batches([len(e.ids) for e in encoded]):
            results |= zip(batch, self.score([encoded[i] for i in batch]), strict=True)
        return [results[i] for i in range(len(sentences))]

    def score(self, batch: Sequence[Encoded]) -> Iterator[Scores]:
        """Score one batch."""
        arrays = {name: _padded([getattr(e, name) for e in batch]) for name in self._inputs}
        names = [output.name for output in self._encoder.get_outputs()]
        found = dict(zip(names, self._encoder.run(names, arrays), strict=True))
        for i, encoded in enumerate(batch):
            n = len(encoded.first)
            tags = {name: found[name][i, 1:n] for name in names if name in self.labels}
            states = found[_STATES][i, list(encoded.first[1:])]
            yield Scores(tags, states, found["arcs"][i, :n, :n], found["dependent"][i, :n], found["head"][i, :n])

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """Score the labels of arcs, row by row."""
        parts = [
            self._labeller.run(
                ["labels"], {"dependent": dependents[i : i + _ARCS_PER_BATCH], "head": heads[i : i + _ARCS_PER_BATCH]}
            )[0]
            for i in range(0, len(dependents), _ARCS_PER_BATCH)
        ]
        return np.concatenate(parts)


def session(path: Path, threads: int, *, also: str = "") -> onnxruntime.InferenceSession:
    """Load a graph; `also` names a tensor within it that is made an output. Raises OSError and ValueError."""
    if not path.is_file():
        raise FileNotFoundError(f"{path.name} is missing")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    model = path.read_bytes() + (_output(also) if also else b"")
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except (runtime.Fail, runtime.InvalidGraph, runtime.InvalidProtobuf) as error:
        raise ValueError(error) from error


def _output(name: str) -> bytes:
    """A model that has nothing but an output: behind another one it adds that output to it, since protobuf merges
    messages that follow each other."""
    graph, output, named = 7, 12, 1  # the numbers of these fields in ONNX's own definition
    message = name.encode("ascii")
    for field in (named, output, graph):
        message = bytes([field << 3 | 2, len(message)]) + message
    return message


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group sentences of similar length, so that little is padded."""
    batch: list[int] = []
    padding = 0
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if batch:
            padding += len(batch) * (lengths[i] - lengths[batch[-1]])
            if padding > _PADDING_PER_BATCH or (len(batch) + 1) * lengths[i] > _PIECES_PER_BATCH:
                yield batch
                batch, padding = [], 0
        batch.append(i)
    if batch:
        yield batch


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    result = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for filled, row in zip(result, rows, strict=True):
        filled[: len(row)] = row
    return result
