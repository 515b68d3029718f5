"""Where every entity stands: in the first view, and in the view of everything."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.view.layout import Pairs, arrange, attach
from kg.view.model import KINDS, Model
from kg.view.packing import Floats, Ints, rows
from kg.view.small import TEXT

FIRST = 300
LABEL = 28  # letters of a label that are drawn
THING = KINDS.index("Thing")
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """The position of an entity in the view of everything, in the first view (if it is there), and its radius."""

    all: Point
    first: Point | None
    radius: int


def positions(model: Model) -> list[Place]:
    """Lay out the best-connected entities first; the whole graph starts from there."""
    radii = [radius(entity["count"]) for entity in model.entities]
    boxes = np.array([_box(e["label"], r) for e, r in zip(model.entities, radii, strict=True)]).reshape(-1, 2)
    things = np.array([entity["kind"] == THING for entity in model.entities], dtype=bool)
    linked = np.array(sorted({end for pair in model.pairs for end in pair}), dtype=np.int64)
    first = _first_view(linked, things, model.pairs, boxes)
    whole = first.copy()
    if np.isnan(first[linked]).any():
        whole[linked] = arrange(_among(linked, model.pairs), boxes[linked], start=first[linked])
    alone = np.isnan(whole[:, 0])
    whole[alone] = np.round(rows(boxes[alone], below=whole[~alone]))
    return [
        Place(all=_point(everywhere), first=None if np.isnan(near[0]) else _point(near), radius=size)
        for everywhere, near, size in zip(whole, first, radii, strict=True)
    ]


def radius(count: int) -> int:
    """The radius of a node by its number of claims: its area grows with them."""
    return 7 + round(min(3.0 * math.sqrt(count), 21.0))


def _first_view(linked: Ints, things: NDArray[np.bool_], pairs: Pairs, boxes: Floats) -> Floats:
    """The best-connected actors and places, then the things that they are tied to."""
    points = np.full((len(boxes), 2), np.nan)
    core = _best(linked[~things[linked]], pairs)
    points[core] = arrange(_among(core, pairs), boxes[core])
    members = frozenset(core.tolist())
    touched = {end for pair in pairs if members.intersection(pair) for end in pair}
    tied = np.array([thing for thing in linked[things[linked]].tolist() if thing in touched][:FIRST], dtype=np.int64)
    shown = np.concatenate((core, tied))
    points[shown] = attach(points[shown], _among(shown, pairs), boxes[shown])
    return points


def _best(ranked: Ints, pairs: Pairs) -> Ints:
    """The first entities of a ranking; one without a neighbour among them makes way for the next that has one."""
    order = ranked.tolist()
    chosen = set(order[:FIRST])
    if len(order) <= FIRST:
        return ranked
    for _ in range(4):
        chosen = {end for pair in pairs if chosen.issuperset(pair) for end in pair}
        tied = {end for pair in pairs if chosen.intersection(pair) for end in pair} - chosen
        chosen |= set([entity for entity in order if entity in tied][: FIRST - len(chosen)])
    return np.array([entity for entity in order if entity in chosen], dtype=np.int64)


def _among(members: Ints, pairs: Pairs) -> Pairs:
    """The pairs within a set of entities, renumbered by their rank in it."""
    rank = {entity: number for number, entity in enumerate(members.tolist())}
    return {(rank[a], rank[b]): weight for (a, b), weight in pairs.items() if a in rank and b in rank}


def _box(label: str, radius: int) -> tuple[float, float]:
    """Width and height of a node with its label below, at full size."""
    text = label[:LABEL]
    wide = 0 if text.isascii() else sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    width = 6.8 * len(text) + 5.7 * wide
    return max(width, 2.0 * radius), 2.0 * radius + TEXT


def _point(position: Floats) -> Point:
    return int(position[0]), int(position[1])
