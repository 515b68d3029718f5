"""Puts the unconnected parts of a drawing side by side: the largest in the middle, the others close around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

AROUND = 200  # so many parts stand around the largest, the others in rows below
CELLS = 90  # of the grid on which parts are placed, along the side of a square that holds them all
MARGIN = np.array([90.0, 48.0])  # names at the sides need some of it
BETWEEN = np.array([24.0, 16.0])  # the words of a text
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
    """Move every part as a whole so that none overlaps another, in a rectangle around the first."""
    packed = points.copy()
    sizes, centers = _extents(points, boxes, parts)
    targets = np.zeros_like(centers)
    targets[:AROUND] = _fitted(sizes[:AROUND])
    if len(parts) > AROUND:
        edges = np.vstack((targets[:AROUND] - sizes[:AROUND] / 2, targets[:AROUND] + sizes[:AROUND] / 2))
        targets[AROUND:] = rows(sizes[AROUND:], below=edges)
    for part, center, target in zip(parts, centers, targets, strict=True):
        packed[part] += target - center
    return packed


def _fitted(sizes: Floats) -> Floats:
    """The centres of boxes put one after another into the free place that lets the whole grow least."""
    cell = max(float(np.sqrt(np.prod(sizes, axis=1).sum())) / CELLS, 8.0)
    spans = np.ceil(sizes / cell).astype(np.int64)
    high = int(2 * np.sqrt(np.prod(spans, axis=1).sum() / WIDE) + 2 * spans[:, 1].max())
    taken = np.zeros((high, int(WIDE * high + spans[:, 0].max())), dtype=np.int64)
    middle = np.array(taken.shape[::-1]) / 2
    centers = np.zeros_like(sizes)
    for number, (wide, tall) in enumerate(spans.tolist()):
        filled = np.pad(taken.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
        inside = filled[tall:, wide:] - filled[:-tall, wide:] - filled[tall:, :-wide] + filled[:-tall, :-wide]
        down, right = (np.arange(size) for size in inside.shape)
        x, y = right + wide / 2 - middle[0], down + tall / 2 - middle[1]
        reach = np.maximum(((np.abs(x) + wide / 2) / WIDE)[None, :], (np.abs(y) + tall / 2)[:, None])
        cost = reach + 0.05 * np.hypot(x[None, :] / WIDE, y[:, None])
        row, column = np.unravel_index(np.argmin(np.where(inside == 0, cost, np.inf)), cost.shape)
        taken[row : row + tall, column : column + wide] = 1
        centers[number] = (x[column], y[row])
    return centers * cell


def rows(boxes: Floats, *, below: Floats) -> Floats:
    """Place boxes one after another, like the words of a text, in lines under the points of `below`."""
    if not len(boxes):
        return np.zeros((0, 2))
    left, right = (below[:, 0].min(), below[:, 0].max()) if len(below) else (0.0, 0.0)
    sizes = boxes + BETWEEN
    line = max(right - left, float(np.sqrt(WIDE * np.prod(sizes, axis=1).sum())), float(sizes[:, 0].max()))
    x, top, high = 0.0, below[:, 1].max() + 100.0 if len(below) else 0.0, 0.0
    centers: Floats = np.zeros_like(boxes)
    for number, (wide, tall) in enumerate(sizes.tolist()):
        if x + wide > line:
            x, top, high = 0.0, top + high, 0.0
        centers[number] = (x + wide / 2, top + tall / 2)
        x, high = x + wide, max(high, tall)
    centers[:, 0] += (left + right - line) / 2
    return centers


def _extents(points: Floats, boxes: Floats, parts: Sequence[Ints]) -> tuple[Floats, Floats]:
    """Size (with a margin, narrower in a crowd) and centre of every part."""
    margin = MARGIN * np.clip(np.sqrt(25 / len(boxes)), 0.28, 1.0)
    low = np.array([(points[part] - boxes[part] / 2).min(axis=0) for part in parts]).reshape(-1, 2)
    high = np.array([(points[part] + boxes[part] / 2).max(axis=0) for part in parts]).reshape(-1, 2)
    return high - low + margin, (low + high) / 2
