"""Positions computed beforehand: a force-directed layout in numpy, the same for the same graph.

Repulsion is computed on a grid (particle-mesh: masses are spread over cells, one convolution by FFT gives the
field), so a step costs the same for 500 nodes as for 5,000. Attraction grows with the logarithm of the distance
and masses with the number of neighbours (the LinLog and ForceAtlas2 models), which draws communities apart.
A part of few nodes has no communities to show: there distances follow the steps between nodes (stress majorization,
Gansner, Koren and North 2004), so that no line is too short for its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.view.packing import Floats, Ints, components, pack

Pairs = Mapping[tuple[int, int], int]

TINY = 5  # parts of up to so many nodes
FEW = 60
SMALL = 320
GRID = 128
STEPS = 200
MAJORIZE = 120
GRAVITY = np.array([0.9, 1.35])  # stronger downwards: screens are wider than high
FILL = 0.45  # share of the drawing that boxes may cover before they are pushed apart
EDGE = 210.0  # shortest mean length of a line in a graph of up to 16 nodes, so that its label fits


def arrange(pairs: Pairs, boxes: Floats, *, start: Floats | None = None) -> Floats:
    """Place nodes so that neighbours are near and no two boxes overlap; unconnected parts stand side by side.

    `pairs` maps two node numbers to the weight of their line; `boxes` holds width and height of every node;
    `start` gives positions to begin from, rows of NaN where there is none.
    """
    points = np.zeros((len(boxes), 2))
    parts = components(pairs, len(boxes))
    home = {node: (number, rank) for number, part in enumerate(parts) for rank, node in enumerate(part.tolist())}
    inside: list[dict[tuple[int, int], int]] = [{} for _ in parts]
    for (a, b), weight in sorted(pairs.items()):
        inside[home[a][0]][home[a][1], home[b][1]] = weight
    for part, lines in zip(parts, inside, strict=True):
        points[part] = _arrange(lines, boxes[part], start[part] if start is not None and len(part) > TINY else None)
    return np.round(pack(points, boxes, parts)) if len(parts) > 1 else np.round(points)


def _arrange(lines: Pairs, boxes: Floats, start: Floats | None) -> Floats:
    """Place the nodes of one connected part."""
    ends = _ends(lines)
    if len(boxes) <= TINY:
        points = _tiny(len(boxes), tuple(lines))
    else:
        weights = np.sqrt(np.array(list(lines.values()), dtype=float))
        begin = _start(len(boxes), ends) if start is None else _complete(start, ends)
        points = _relax(begin, ends, weights, heat=0.1 if start is None else 0.02)
        points = _even(points, ends) if len(boxes) <= FEW else points
    return _separate(_scale(points, ends, boxes), boxes)


@cache
def _tiny(count: int, lines: tuple[tuple[int, int], ...]) -> Floats:
    """The form of a small part: there are few, and many parts share one."""
    ends = _ends(dict.fromkeys(lines, 1))
    points = _relax(_start(count, ends), ends, np.ones(len(ends)), heat=0.1)
    return _even(points, ends) if count > 1 else points


def _even(points: Floats, ends: Ints) -> Floats:
    """Move nodes until their distances follow the steps between them, the longest way across the screen."""
    count = len(points)
    steps = _steps(ends, count)
    weights = 1.0 / (steps + np.eye(count)) ** 2 - np.eye(count)
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1.0 / count)
    points = points * (steps.mean() / max(float(np.hypot(*points.T).mean()), 1e-9))
    for _ in range(MAJORIZE):
        apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) + 1e-6
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


def _ends(pairs: Pairs) -> Ints:
    return np.array(list(pairs), dtype=np.int64).reshape(-1, 2)


def attach(points: Floats, pairs: Pairs, boxes: Floats) -> Floats:
    """Place the nodes whose row in `points` is NaN beside their neighbours; the others stay where they are."""
    free = np.isnan(points[:, 0])
    if not free.any():
        return points
    ends = _ends(pairs)
    return np.round(_separate(_complete(points, ends, reach=90.0), boxes, fixed=~free))


def _start(count: int, ends: Ints) -> Floats:
    """Random positions, smoothed over the lines: neighbours begin near each other."""
    points = np.random.default_rng(7).standard_normal((count, 2))
    degree = 1.0 + np.bincount(ends.ravel(), minlength=count)
    for _ in range(30):
        points = (points + _neighbours(points, ends)) / degree[:, None]
        points -= points.mean(axis=0)
        points /= np.maximum(points.std(axis=0), 1e-9)
    spread: Floats = points * np.sqrt(count) * 4.0
    return spread


def _complete(start: Floats, ends: Ints, reach: float = 40.0) -> Floats:
    """Give every node without a position one around the mean of its neighbours."""
    points = start.copy()
    turns = np.arange(len(points)) * 2.399963  # the golden angle spreads them evenly
    spread = reach * np.column_stack((np.cos(turns), np.sin(turns)))
    for _ in range(4):
        known = ~np.isnan(points[:, 0])
        values = np.where(known[:, None], points, 0.0)
        total = _neighbours(values, ends)
        seen = np.bincount(ends.ravel(), weights=known[ends[:, ::-1]].ravel().astype(float), minlength=len(points))
        ready = ~known & (seen > 0)
        points[ready] = total[ready] / seen[ready, None] + spread[ready]
    missing = np.isnan(points[:, 0])
    extent = np.nanmax(np.abs(points)) if not missing.all() else 1.0
    points[missing] = extent * 1.1 * np.column_stack((np.cos(turns), np.sin(turns)))[missing]
    return points


def _relax(points: Floats, ends: Ints, weights: Floats, *, heat: float) -> Floats:
    count = len(points)
    mass: Floats = 1.0 + np.bincount(ends.ravel(), minlength=count).astype(float)
    repel = _exact if count <= SMALL else _on_grid
    one, other = ends.T
    for step in range(STEPS):
        away = points[other] - points[one]
        length = _length(away)
        pull = away * (weights * np.log1p(length) / length)[:, None]
        force = repel(points, mass) + _sum_at(one, pull, count) - _sum_at(other, pull, count)
        move = force / mass[:, None] - GRAVITY * points * ((0.3 + 0.7 / np.sqrt(count)) / _length(points))[:, None]
        size = _length(move)
        limit = heat * np.ptp(points, axis=0).max() * (1 - step / STEPS) ** 1.5 + 0.01
        points = points + move * (np.minimum(size, limit) / size)[:, None]
    return points


@cache
def _kernel() -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """The transformed field of a unit mass: a push of 1/distance away from it, zero at its own cell."""
    away = np.fft.fftfreq(2 * GRID, 1 / (2 * GRID))
    x, y = away[:, None], away[None, :]
    fall = 1.0 / (x**2 + y**2 + 0.35)
    return np.fft.rfft2(x * fall), np.fft.rfft2(y * fall)


def _exact(points: Floats, mass: Floats) -> Floats:
    """Every node pushes every other away, by 1/distance."""
    x, y = (points[:, axis, None] - points[None, :, axis] for axis in (0, 1))
    fall = mass[None, :] / (x * x + y * y + 0.01)
    felt = np.column_stack([np.einsum("ij,ij->i", fall, away) for away in (x, y)])
    return felt * mass[:, None]


def _on_grid(points: Floats, mass: Floats) -> Floats:
    """The same push, from the masses in the cells of a grid."""
    low = points.min(axis=0)
    cell = max(float(np.ptp(points, axis=0).max()), 1e-6) / (GRID - 2)
    place = (points - low) / cell
    corner = place.astype(np.int64)
    inner = place - corner
    size = 2 * GRID
    density = np.zeros(size * size)
    corners = []
    for right, down in ((0, 0), (0, 1), (1, 0), (1, 1)):
        share = np.abs(1 - right - inner[:, 0]) * np.abs(1 - down - inner[:, 1])
        index = (corner[:, 0] + right) * size + corner[:, 1] + down
        density += np.bincount(index, weights=share * mass, minlength=size * size)
        corners.append((index, share))
    spectrum = np.fft.rfft2(density.reshape(size, size))
    fields = [np.fft.irfft2(spectrum * part, s=(size, size)).ravel() for part in _kernel()]
    felt = [sum(share * field[index] for index, share in corners) for field in fields]
    return np.column_stack(felt) * mass[:, None] / cell


def _scale(points: Floats, ends: Ints, boxes: Floats) -> Floats:
    """Enlarge the drawing until its boxes fill no more than their share and lines have room for a label."""
    points = points - (points.min(axis=0) + points.max(axis=0)) / 2
    if len(points) < 2:
        return points * 0.0
    low, high = np.percentile(points, (4, 96), axis=0)
    area = max(float(np.prod(high - low)), float(np.max(high - low)) ** 2 / 9, 1e-9)
    by_area = np.sqrt(float(np.prod(boxes, axis=1).sum()) / FILL / area)
    away = points[ends[:, 1]] - points[ends[:, 0]]
    mean = float(_length(away).mean()) if len(ends) else 1.0
    scaled: Floats = points * max(by_area, EDGE * min(1.0, np.sqrt(16 / len(points))) / max(mean, 1e-9))
    return scaled


def _separate(points: Floats, boxes: Floats, *, fixed: NDArray[np.bool_] | None = None) -> Floats:
    """Push overlapping boxes apart along the line between them, so that a crowd keeps its form."""
    points = points.copy()
    gap = float(np.clip(900 / len(points), 12, 64))
    free = np.ones(len(points)) if fixed is None else (~fixed).astype(float)
    half = boxes / 2 + gap / 2
    for _ in range(150):
        a, b = _close(points, float(boxes[:, 0].max()) + gap, float(boxes[:, 1].max()) + gap)
        share = np.maximum(*(np.abs(x[b] - x[a]) / (h[a] + h[b]) for x, h in zip(points.T, half.T, strict=True)))
        hit = np.flatnonzero((share < 0.995) & (free[a] + free[b] > 0))
        if not len(hit):
            break
        a, b, share = a[hit], b[hit], np.maximum(share[hit], 0.25)
        turns = (a + b) * 2.399963
        away = points[b] - points[a] + 0.5 * np.column_stack((np.cos(turns), np.sin(turns)))  # two nodes at one point
        push = away * ((1 / share - 1) * 0.6 / (free[a] + free[b]))[:, None]
        moves = _sum_at(b, push * free[b, None], len(points)) - _sum_at(a, push * free[a, None], len(points))
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


def _sum_at(nodes: Ints, values: Floats, count: int) -> Floats:
    """Add up vectors at their nodes."""
    return np.column_stack([np.bincount(nodes, weights=value, minlength=count) for value in values.T])


def _neighbours(values: Floats, ends: Ints) -> Floats:
    """The sum over the neighbours of every node."""
    one, other = ends.T
    return _sum_at(one, values[other], len(values)) + _sum_at(other, values[one], len(values))


def _length(vectors: Floats) -> Floats:
    """Never zero, so that it can divide."""
    return np.asarray(np.hypot(vectors[:, 0], vectors[:, 1]) + 1e-9)
