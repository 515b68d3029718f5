"""Writes the model folder that the package ships."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
from torch import Tensor

from kg.language.pieces import Pieces
from training import calibration, graph


def export(
    weights: Mapping[str, Tensor],
    labels: Mapping[str, Sequence[str]],
    vocabulary: Path,
    folder: Path,
    *,
    sample: Sequence[Sequence[str]] = (),
) -> None:
    """Write `encoder.onnx`, `labeller.onnx`, `vocab.txt` and `config.json`.

    A sample of sentences gives the ranges for products of 8 bits; without one the network stays as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: tensor.float().cpu().numpy() for name, tensor in weights.items()}
    tags = {name: len(values) for name, values in labels.items() if name != "deprel"}
    pieces = Pieces(vocabulary)
    ranges = calibration.ranges(arrays, tags, map(pieces.encode, sample)) if sample else None
    onnx.save(graph.encoder(arrays, tags, ranges), folder / "encoder.onnx")
    onnx.save(graph.labeller(arrays, ranges), folder / "labeller.onnx")
    (folder / "vocab.txt").write_text(vocabulary.read_text("utf-8"), "utf-8")
    config = {"labels": {name: list(values) for name, values in labels.items()}}
    (folder / "config.json").write_text(json.dumps(config, ensure_ascii=False, indent=1) + "\n", "utf-8")
