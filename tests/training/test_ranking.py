"""The ranking model learns what is right from few examples."""

from __future__ import annotations

import numpy as np
import pytest

from training.ranking import Lesson, learn


def lesson(*, right: int, new: bool) -> Lesson:
    """One phrase with two candidates, whose only feature is 0 or 1; or a phrase that goes back to nothing."""
    same = np.array([right == 0, right == 1]) & (not new)
    alone = np.array([[1 if new else 0]])
    return Lesson(np.array([[0], [1]]), np.array([0, 0]), same, alone, np.array([new]))


@pytest.fixture(scope="module")
def weights():
    found = [lesson(right=1, new=False)] * 20 + [lesson(right=0, new=True)] * 20
    return learn(found, (2, 2), passes=30, rate=0.1, decay=1e-3, together=4, seed=1)


def test_the_right_candidate_scores_higher(weights):
    pair, _ = weights
    assert pair[1] > pair[0] + 1


def test_what_is_new_goes_back_to_nothing(weights):
    pair, alone = weights
    assert alone[1] > pair[1] > alone[0]


def test_the_same_seed_gives_the_same_weights(weights):
    found = [lesson(right=1, new=False)] * 20 + [lesson(right=0, new=True)] * 20
    again = learn(found, (2, 2), passes=30, rate=0.1, decay=1e-3, together=4, seed=1)
    assert all((one == other).all() for one, other in zip(weights, again, strict=True))
