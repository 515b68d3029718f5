"""The tree is the best of all trees with one root: checked against trying them all."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language.trees import best_tree


def is_tree(heads):
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def value(scores, heads):
    return sum(float(scores[d + 1, h]) for d, h in enumerate(heads))


matrices = st.integers(1, 4).flatmap(
    lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.floats(-20, 20, width=16), fill=st.nothing())
)


@settings(deadline=None)
@given(matrices)
def test_no_tree_is_better(scores):
    n = len(scores) - 1
    found = best_tree(scores).tolist()
    assert is_tree(found)
    best = max(value(scores, heads) for heads in product(range(n + 1), repeat=n) if is_tree(list(heads)))
    assert np.isclose(value(scores, found), best, atol=1e-3)


@settings(deadline=None)
@given(st.integers(5, 30), st.integers(0, 10_000))
def test_longer_sentences_get_a_tree_too(n, seed):
    scores = np.random.default_rng(seed).normal(size=(n + 1, n + 1))
    assert is_tree(best_tree(scores).tolist())


def test_a_second_root_is_attached_elsewhere():
    scores = np.full((3, 3), -1.0)
    scores[1, 0], scores[2, 0], scores[2, 1] = 9.0, 8.0, 0.0
    assert best_tree(scores).tolist() == [0, 1]
