"""Puts the unconnected parts of a drawing side by side: the largest in the middle, the others close around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

AROUND = 200  # so many parts stand around the largest, the others in rows below
TRIES = 6000
BLOCK = 200
MARGIN = np.array([56.0, 48.0])
WIDE = 1.5  # screens are wider than high


def components(pairs: Mapping[tuple[int, int], int], count: int) -> list[Ints]:
    """The nodes of every connected part, the largest part first."""
    root = list(range(count))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = node = root[root[node]]
        return node

    for a, b in sorted(pairs):
        one, other = sorted((find(a), find(b)))
        root[other] = one
    parts: dict[int, list[int]] = {}
    for node in range(count):
        parts.setdefault(find(node), []).append(node)
    return [np.array(part, dtype=np.int64) for part in sorted(parts.values(), key=lambda part: (-len(part), part))]


def pack(points: Floats, boxes: Floats, parts: Sequence[Ints]) -> Floats:
    """Move every part as a whole so that none overlaps another; the first one stays in the middle."""
    packed = points.copy()
    sizes, centers = _extents(points, boxes, parts)
    targets = np.zeros_like(centers)
    turns = np.arange(TRIES)
    step = np.sqrt(np.prod(sizes[:AROUND], axis=1).sum()) / 30
    away = step * np.sqrt(turns)  # an even spiral, wider than high
    spiral = np.column_stack((WIDE * away * np.cos(turns * 2.399963), away * np.sin(turns * 2.399963)))
    for number in range(1, min(len(parts), AROUND)):
        targets[number] = _first_free(spiral, (sizes[number] + sizes[:number]) / 2, targets[:number])
    if len(parts) > AROUND:
        edges = np.vstack((targets[:AROUND] - sizes[:AROUND] / 2, targets[:AROUND] + sizes[:AROUND] / 2))
        targets[AROUND:] = rows(sizes[AROUND:], below=edges)
    for part, center, target in zip(parts, centers, targets, strict=True):
        packed[part] += target - center
    return packed


def _first_free(places: Floats, need: Floats, taken: Floats) -> Floats:
    """The first place that keeps the needed distance, on one axis or the other, from all that are taken."""
    for begin in range(0, len(places), BLOCK):
        block: Floats = places[begin : begin + BLOCK]
        apart: NDArray[np.bool_] = np.any(np.abs(block[:, None] - taken[None]) >= need, axis=2)
        free = np.flatnonzero(np.all(apart, axis=1))
        if len(free):
            first: Floats = block[free[0]]
            return first
    last: Floats = places[-1]
    return last


def rows(boxes: Floats, *, below: Floats) -> Floats:
    """Place boxes in rows under the points of `below`, all in cells of the size of the largest."""
    if not len(boxes):
        return np.zeros((0, 2))
    left, right = (below[:, 0].min(), below[:, 0].max()) if len(below) else (0.0, 0.0)
    cell = boxes.max(axis=0) + np.array([24.0, 20.0])
    top = below[:, 1].max() + 50.0 + cell[1] if len(below) else 0.0
    per_row = int(max(right - left, 4 * cell[0], cell[0] * np.sqrt(len(boxes))) // cell[0])
    number = np.arange(len(boxes))
    offset = (left + right) / 2 - (min(per_row, len(boxes)) - 1) * cell[0] / 2
    return np.column_stack((offset + number % per_row * cell[0], top + number // per_row * cell[1]))


def _extents(points: Floats, boxes: Floats, parts: Sequence[Ints]) -> tuple[Floats, Floats]:
    """Size (with a margin) and centre of every part."""
    low = np.array([(points[part] - boxes[part] / 2).min(axis=0) for part in parts]).reshape(-1, 2)
    high = np.array([(points[part] + boxes[part] / 2).max(axis=0) for part in parts]).reshape(-1, 2)
    return high - low + MARGIN, (low + high) / 2
