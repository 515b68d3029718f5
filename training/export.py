"""Writes the model folder that the package ships."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
from torch import Tensor

from training import graph


def export(
    weights: Mapping[str, Tensor],
    labels: Mapping[str, Sequence[str]],
    vocabulary: Path,
    folder: Path,
    *,
    precision: graph.Precision = "int8",
) -> None:
    """Write `encoder.onnx`, `labeller.onnx`, `vocab.txt` and `config.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: tensor.float().cpu().numpy() for name, tensor in weights.items()}
    tags = {name: len(values) for name, values in labels.items() if name != "deprel"}
    onnx.save(graph.encoder(arrays, tags, precision), folder / "encoder.onnx")
    onnx.save(graph.labeller(arrays, precision), folder / "labeller.onnx")
    (folder / "vocab.txt").write_text(vocabulary.read_text("utf-8"), "utf-8")
    config = {"labels": {name: list(values) for name, values in labels.items()}}
    (folder / "config.json").write_text(json.dumps(config, ensure_ascii=False, indent=1) + "\n", "utf-8")
