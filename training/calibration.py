"""Measures which values the factors of the products take, so that the steps of 8 bits are spent on these alone."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from kg.language.pieces import Encoded
from training import data, graph
from training.recipe import Recipe

_SENTENCES = 300
_WIDEST = 64.0
_BINS = 8192
_CUTS = np.linspace(0.05, 1.0, 20)


def sample(corpora: Path, recipe: Recipe) -> list[Sequence[str]]:
    """Draw sentences from the training corpora, the same ones each time."""
    return [s.words for s in random.Random(recipe.seed).sample(data.sentences(corpora, recipe), _SENTENCES)]


def ranges(weights: graph.Weights, tags: Mapping[str, int], sentences: Iterable[Encoded]) -> graph.Ranges:
    """Run the network as it is over sentences, and keep the least and the greatest value of every factor.

    Nothing is cut off: the few large values matter (with 0.01% of them cut, one head in twenty changes).
    """
    model = graph.encoder(weights, tags, watched=True)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    inputs = [read.name for read in session.get_inputs()]
    names = [found.name for found in session.get_outputs() if found.name not in (*tags, "arcs", "head")]
    reach = dict.fromkeys(names, (0.0, 0.0))
    for encoded in sentences:
        arrays = {name: np.array([getattr(encoded, name)], dtype=np.int64) for name in inputs}
        for name, values in zip(names, session.run(names, arrays), strict=True):
            low, high = reach[name]
            reach[name] = min(low, float(values.min())), max(high, float(values.max()))
    return reach
