"""From the network's scores to a labelled tree for each sentence of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from kg.language.network import Floats, Network, Scores
from kg.language.trees import best_tree

Tree = tuple[list[int], list[str]]
"""The head of each word, as a position in the sentence (the root's is its own), and its label."""


def parses(network: Network, sentences: Sequence[Sequence[Scores]]) -> Iterator[Tree]:
    """Parse sentences that are given as the windows they were cut into, nearly always one."""
    trees = [[best_tree(part.arcs) for part in parts] for parts in sentences]
    windows = [(part, tree) for pair in zip(sentences, trees, strict=True) for part, tree in zip(*pair, strict=True)]
    if not windows:
        return
    dependents, heads = [part.dependent[1:] for part, _ in windows], [part.head[tree] for part, tree in windows]
    labelled = network.label_scores(np.concatenate(dependents), np.concatenate(heads))
    starts = iter(accumulate((len(d) for d in dependents), initial=0))
    for own in trees:
        rows = [labelled[(start := next(starts)) : start + len(tree)] for tree in own]
        yield _joined([tree.tolist() for tree in own], rows, network.labels["deprel"])


def _joined(trees: Sequence[list[int]], rows: Sequence[Floats], labels: Sequence[str]) -> Tree:
    """Join the trees of a sentence's windows: the first root heads the others' roots as parataxis."""
    heads: list[int] = []
    deprels: list[str] = []
    root = labels.index("root")
    top = trees[0].index(0)
    for tree, scores in zip(trees, rows, strict=True):
        offset = len(heads)
        inner = scores.copy()
        inner[:, root] = -np.inf
        best = [labels[i] for i in inner.argmax(axis=1).tolist()]
        for i, head in enumerate(tree):
            heads.append(offset + head - 1 if head else top)
            deprels.append(best[i] if head else "parataxis" if offset else "root")
    return heads, deprels
