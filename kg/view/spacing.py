"""Room between nodes: a drawing is enlarged until its lines have room, and boxes that overlap move apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.view.packing import WIDE, Floats, Ints
from kg.view.small import FEW, TINY

FILL = 0.34  # share of the drawing that boxes may cover before they are pushed apart
ROUNDS = 150  # of pushing boxes apart
MANY = 3000  # beyond so many nodes the layout takes fewer steps: a few boxes may touch
ROUNDS_OF_MANY = 60
LOOK = 3  # rounds in which what is near a node hardly changes
STRETCH = 1.4  # at most so much wider
EDGE = 210.0  # shortest mean length of a line in a graph of up to 16 nodes, so that its label fits


def scale(points: Floats, ends: Ints, boxes: Floats, *, crowd: int) -> Floats:
    """Enlarge a part until its boxes fill no more than their share and lines have room, less in a larger crowd."""
    points = points - (points.min(axis=0) + points.max(axis=0)) / 2
    if len(points) < 2:
        return points * 0.0
    few = len(points) <= TINY  # they have no area to speak of
    if crowd > FEW and not few:  # names are wider than high, and so are screens
        across, down = np.ptp(points, axis=0)
        points = points * (np.clip(WIDE * down / max(across, 1e-9), 1.0, STRETCH), 1.0)
    low, high = np.percentile(points, (4, 96), axis=0)
    area = max(float(np.prod(high - low)), float(np.max(high - low)) ** 2 / 9, 1e-9)
    by_area = 0.0 if few else np.sqrt(float(np.prod(boxes, axis=1).sum()) / FILL / area)
    away = points[ends[:, 1]] - points[ends[:, 0]]
    mean = float(length_of(away).mean()) if len(ends) else 1.0
    scaled: Floats = points * max(by_area, EDGE * min(1.0, np.sqrt(16 / crowd)) / max(mean, 1e-9))
    return scaled


def separate(points: Floats, boxes: Floats, *, crowd: int, fixed: NDArray[np.bool_] | None = None) -> Floats:
    """Push overlapping boxes apart along the line between them, so that a crowd keeps its form."""
    points = points.copy()
    gap = float(np.clip(900 / crowd, 12, 64))
    free = np.ones(len(points)) if fixed is None else (~fixed).astype(float)
    half = boxes / 2 + gap / 2
    for number in range(ROUNDS if len(points) <= MANY else ROUNDS_OF_MANY):
        if number % LOOK == 0:
            near = _close(points, float(boxes[:, 0].max()) + gap, float(boxes[:, 1].max()) + gap)
        a, b = near
        share = np.maximum(*(np.abs(x[b] - x[a]) / (h[a] + h[b]) for x, h in zip(points.T, half.T, strict=True)))
        hit = np.flatnonzero((share < 0.995) & (free[a] + free[b] > 0))
        if not len(hit) and number % LOOK == 0:
            break
        a, b, share = a[hit], b[hit], np.maximum(share[hit], 0.25)
        turns = (a + b) * 2.399963
        away = points[b] - points[a] + 0.5 * np.column_stack((np.cos(turns), np.sin(turns)))  # two nodes at one point
        push = away * ((1 / share - 1) * 0.6 / (free[a] + free[b]))[:, None]
        moves = sum_at(b, push * free[b, None], len(points)) - sum_at(a, push * free[a, None], len(points))
        points += np.clip(moves, -60, 60)
    return points


def _close(points: Floats, width: float, height: float) -> tuple[Ints, Ints]:
    """All pairs of nodes in the same or in neighbouring cells of a grid of this cell size."""
    cells = np.floor((points - points.min(axis=0)) / (width, height)).astype(np.int64) + 1
    stride = int(cells[:, 1].max()) + 2
    key = cells[:, 0] * stride + cells[:, 1]
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    firsts, seconds = [], []
    for shift in (0, 1, stride - 1, stride, stride + 1):
        begin = np.searchsorted(ordered, ordered + shift, side="left")
        if shift == 0:
            begin = np.arange(len(ordered)) + 1
        length = np.searchsorted(ordered, ordered + shift, side="right") - begin
        first = np.repeat(np.arange(len(ordered)), length)
        ramp = np.arange(len(first)) - np.repeat(np.cumsum(length) - length, length)
        firsts.append(order[first])
        seconds.append(order[np.repeat(begin, length) + ramp])
    return np.concatenate(firsts), np.concatenate(seconds)


def sum_at(nodes: Ints, values: Floats, count: int) -> Floats:
    """Add up vectors at their nodes."""
    return np.column_stack([np.bincount(nodes, weights=value, minlength=count) for value in values.T])


def length_of(vectors: Floats) -> Floats:
    """Never zero, so that it can divide."""
    return np.asarray(np.hypot(vectors[:, 0], vectors[:, 1]) + 1e-9)
