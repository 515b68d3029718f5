"""From the network's scores to a labelled tree for each sentence of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.language.network import Floats, Network, Scores, probabilities
from kg.language.trees import best_tree


class Tree(NamedTuple):
    """The head of each word, as a position in the sentence (the root's is its own), its label, and the probability of
    both.
    """

    heads: list[int]
    deprels: list[str]
    certainty: list[float]


def parses(network: Network, sentences: Sequence[Sequence[Scores]]) -> Iterator[Tree]:
    """Parse sentences that are given as the windows they were cut into, nearly always one."""
    trees = [[best_tree(part.arcs) for part in parts] for parts in sentences]
    windows = [(part, tree) for pair in zip(sentences, trees, strict=True) for part, tree in zip(*pair, strict=True)]
    if not windows:
        return
    dependents, heads = [part.dependent[1:] for part, _ in windows], [part.head[tree] for part, tree in windows]
    labelled = network.label_scores(np.concatenate(dependents), np.concatenate(heads))
    starts = iter(accumulate((len(d) for d in dependents), initial=0))
    for parts, own in zip(sentences, trees, strict=True):
        rows = [labelled[(start := next(starts)) : start + len(tree)] for tree in own]
        chosen = [_chosen(part.arcs, tree) for part, tree in zip(parts, own, strict=True)]
        yield _joined([tree.tolist() for tree in own], chosen, rows, network.labels["deprel"])


def _chosen(arcs: Floats, tree: NDArray[np.int64]) -> Floats:
    """Give the probability of each word's head in a tree."""
    chosen: Floats = probabilities(arcs[1:])[np.arange(len(tree)), tree]
    return chosen


def _joined(
    trees: Sequence[list[int]], chosen: Sequence[Floats], rows: Sequence[Floats], labels: Sequence[str]
) -> Tree:
    """Join the trees of a sentence's windows: the first root heads the others' roots as parataxis."""
    heads: list[int] = []
    deprels: list[str] = []
    certainty: list[float] = []
    root = labels.index("root")
    top = trees[0].index(0)
    for tree, heads_chosen, scores in zip(trees, chosen, rows, strict=True):
        offset = len(heads)
        certainty += (heads_chosen * probabilities(scores).max(axis=1)).tolist()
        inner = scores.copy()
        inner[:, root] = -np.inf
        best = [labels[i] for i in inner.argmax(axis=1).tolist()]
        for i, head in enumerate(tree):
            heads.append(offset + head - 1 if head else top)
            deprels.append(best[i] if head else "parataxis" if offset else "root")
    return Tree(heads, deprels, certainty)
