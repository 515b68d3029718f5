"""Parts of few nodes: their distances follow the steps between nodes, so that no line is too short for its text.

They have no communities to show. The method is stress majorization (Gansner, Koren and North 2004).
"""

from __future__ import annotations

from functools import cache

import numpy as np

from kg.view.packing import Floats, Ints

TINY = 5  # parts of up to so many nodes
FEW = 60
MAJORIZE = 120
TRIES = 8
TEXT = 20.0  # height of a name
LINE = 44.0  # between the two nodes of a part that is written in one row


def in_one_row(boxes: Floats, *, crowd: int) -> tuple[Floats, Floats]:
    """Points and boxes of a part of two nodes side by side, each name on its outer side.

    A crowd is seen from further away: its names, which keep their size on the screen, need more room.
    """
    far = float(np.clip(np.sqrt(crowd / 100), 1.0, 1.7))
    radii = (boxes[:, 1] - TEXT) / 2
    points = np.array([[0.0, 0.0], [LINE + radii.sum(), 0.0]])
    high = max(2 * radii.max(), TEXT * far)
    return points, np.column_stack((2 * (boxes[:, 0] * far + radii + 6), np.full(2, high)))


@cache
def tiny(count: int, lines: tuple[tuple[int, int], ...]) -> Floats:
    """The form of a part of up to five nodes: there are few, and many parts share one."""
    if count == 1:
        return np.zeros((1, 2))
    ends = np.array(lines, dtype=np.int64)
    starts = np.random.default_rng(7).standard_normal((TRIES, count, 2))
    forms = [even(start, ends) for start in starts]
    steps = _steps(ends, count)
    return min(forms, key=lambda form: round(_stress(form, steps), 6))


def _stress(points: Floats, steps: Floats) -> float:
    return float(((_apart(points) - steps) ** 2 / (steps + np.eye(len(points))) ** 2).sum())


def _apart(points: Floats) -> Floats:
    apart: Floats = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    return apart


def even(points: Floats, ends: Ints) -> Floats:
    """Move nodes until their distances follow the steps between them, the longest way across the screen."""
    count = len(points)
    steps = _steps(ends, count)
    weights = 1.0 / (steps + np.eye(count)) ** 2 - np.eye(count)
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1.0 / count)
    points = points * (steps.mean() / max(float(np.hypot(*points.T).mean()), 1e-9))
    for _ in range(MAJORIZE):
        apart = _apart(points) + 1e-6
        pull = weights * steps / apart
        points = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ points)
    points -= points.mean(axis=0)
    x, y = points.T
    turn = 0.5 * np.arctan2(2 * (x * y).sum(), (x * x - y * y).sum())
    return np.column_stack((x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)))


def _steps(ends: Ints, count: int) -> Floats:
    """The number of lines between every two nodes of a connected part."""
    steps = np.full((count, count), float(count))
    steps[ends[:, 0], ends[:, 1]] = steps[ends[:, 1], ends[:, 0]] = 1.0
    np.fill_diagonal(steps, 0.0)
    for middle in range(count):
        steps = np.minimum(steps, steps[:, middle, None] + steps[middle])
    return steps
