"""The best dependency tree: Chu and Liu 1965, Edmonds 1967, with exactly one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32] | NDArray[np.float64]


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """Give each word its head in the highest-scoring tree with one root.

    `scores[d, h]` scores head `h` for dependent `d`; row and column 0 belong to the root. The result's entry `d - 1` is
    the head of word `d`.
    """
    arcs = np.array(scores, dtype=np.float64)
    np.fill_diagonal(arcs, -np.inf)
    arcs[0] = -np.inf
    greedy: NDArray[np.int64] = arcs[1:].argmax(axis=1)
    if np.count_nonzero(greedy == 0) == 1 and not _cycle([0, *greedy.tolist()]):
        return greedy
    finite = arcs[1:][np.isfinite(arcs[1:])]
    # a root arc then costs more than any tree can gain, so the best tree has as few of them as it can: one
    arcs[1:, 0] -= (finite.max() - finite.min() + 1) * len(arcs)
    return np.array(_edmonds(arcs)[1:], dtype=np.int64)


def _cycle(heads: list[int]) -> list[int]:
    """Find the nodes of one cycle, if there is any."""
    state = [0] * len(heads)
    state[0] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = heads[node]
        if state[node] == start:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return cycle
        node = start
        while state[node] == start:
            state[node] = -1
            node = heads[node]
    return []


def _edmonds(arcs: NDArray[np.float64]) -> list[int]:
    heads = arcs.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads.tolist())
    if not cycle:
        return [int(h) for h in heads]
    rest = [i for i in range(len(arcs)) if i not in set(cycle)]
    kept = arcs[cycle, heads[cycle]]
    # the cycle becomes one node, the last: an arc into it breaks one arc of the cycle
    entering = arcs[np.ix_(cycle, rest)] - kept[:, None]
    leaving = arcs[np.ix_(rest, cycle)]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = arcs[np.ix_(rest, rest)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    chosen = _edmonds(small)
    result = [int(h) for h in heads]
    for i, node in enumerate(rest):
        if i:
            result[node] = cycle[int(leaving[i].argmax())] if chosen[i] == len(rest) else rest[chosen[i]]
    head = chosen[-1]
    result[cycle[int(entering[:, head].argmax())]] = rest[head]
    return result
