"""Positions computed beforehand: a force-directed layout in numpy, the same for the same graph.

Repulsion is computed on a grid (particle-mesh: masses are spread over cells, one convolution by FFT gives the
field), so a step costs the same for 500 nodes as for 5,000. Attraction grows with the logarithm of the distance
and masses with the number of neighbours (the LinLog and ForceAtlas2 models), which draws communities apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.view.packing import Floats, Ints, components, pack
from kg.view.small import FEW, TINY, even, in_one_row, tiny
from kg.view.spacing import MANY, length_of, scale, separate, sum_at

Pairs = Mapping[tuple[int, int], int]

SMALL = 320
GRID = 128
STEPS = 200
STEPS_OF_MANY = 110  # beyond so many steps a large part hardly changes
GRAVITY = np.array([0.9, 1.35])  # stronger downwards: screens are wider than high


def arrange(pairs: Pairs, boxes: Floats, *, start: Floats | None = None) -> Floats:
    """Place nodes so that neighbours are near and no two boxes overlap; unconnected parts stand side by side.

    `pairs` maps two node numbers to the weight of their line; `boxes` holds width and height of every node;
    `start` gives positions to begin from, rows of NaN where there is none. In a crowd of parts, a part of two
    nodes is as high as one and leaves room for both names on its outer sides.
    """
    points, boxes, parts = np.zeros((len(boxes), 2)), boxes.copy(), components(pairs, len(boxes))
    home = {node: (number, rank) for number, part in enumerate(parts) for rank, node in enumerate(part.tolist())}
    inside: list[dict[tuple[int, int], int]] = [{} for _ in parts]
    for (a, b), weight in sorted(pairs.items()):
        inside[home[a][0]][home[a][1], home[b][1]] = weight
    for part, lines in zip(parts, inside, strict=True):
        if len(part) == 2 and len(boxes) > FEW:
            points[part], boxes[part] = in_one_row(boxes[part], crowd=len(boxes))
            continue
        begin = start[part] if start is not None and len(part) > TINY else None
        points[part] = _arrange(lines, boxes[part], begin, crowd=len(boxes))
    return np.round(pack(points, boxes, parts)) if len(parts) > 1 else np.round(points)


def _arrange(lines: Pairs, boxes: Floats, start: Floats | None, *, crowd: int) -> Floats:
    """Place the nodes of one connected part of a drawing of so many nodes."""
    count, ends = len(boxes), _ends(lines)
    if count <= TINY:
        points = tiny(count, tuple(lines))
    else:
        weights = np.sqrt(np.array(list(lines.values()), dtype=float))
        begin = _start(count, ends) if start is None else _complete(start, ends)
        points = _relax(begin, ends, weights, heat=0.1 if start is None else 0.02)
        points = even(points, ends) if count <= FEW else points
    return separate(scale(points, ends, boxes, crowd=crowd), boxes, crowd=crowd)


def _ends(pairs: Pairs) -> Ints:
    return np.array(list(pairs), dtype=np.int64).reshape(-1, 2)


def attach(points: Floats, pairs: Pairs, boxes: Floats) -> Floats:
    """Place the nodes whose row in `points` is NaN beside their neighbours; the others stay where they are."""
    free = np.isnan(points[:, 0])
    if not free.any():
        return points
    ends = _ends(pairs)
    return np.round(separate(_complete(points, ends, reach=90.0), boxes, crowd=len(boxes), fixed=~free))


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
    steps = STEPS if count <= MANY else STEPS_OF_MANY
    for step in range(steps):
        away = points[other] - points[one]
        length = length_of(away)
        pull = away * (weights * np.log1p(length) / length)[:, None]
        force = repel(points, mass) + sum_at(one, pull, count) - sum_at(other, pull, count)
        move = force / mass[:, None] - GRAVITY * points * ((0.3 + 0.7 / np.sqrt(count)) / length_of(points))[:, None]
        size = length_of(move)
        limit = heat * np.ptp(points, axis=0).max() * (1 - step / steps) ** 1.5 + 0.01
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


def _neighbours(values: Floats, ends: Ints) -> Floats:
    """The sum over the neighbours of every node."""
    one, other = ends.T
    return sum_at(one, values[other], len(values)) + sum_at(other, values[one], len(values))
