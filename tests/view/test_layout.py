"""Positions: the same every time, apart from each other, near their neighbours."""

from __future__ import annotations

import time

import numpy as np
import pytest
from crowd import crowd

from kg.view import model
from kg.view.layout import arrange, attach
from kg.view.packing import components, pack, rows
from kg.view.positions import FIRST, THING, positions, radius


def overlaps(points: np.ndarray, boxes: np.ndarray) -> int:
    apart = np.abs(points[:, None] - points[None, :])
    touching = (apart < (boxes[:, None] + boxes[None, :]) / 2).all(axis=2)
    return int(np.triu(touching, 1).sum())


def view(size: int) -> object:
    return model(*crowd(size), title="t")


@pytest.mark.parametrize("size", [1, 2, 12, 150, 400])
def test_no_boxes_overlap(size: int) -> None:
    pairs = {(min(a, b), max(a, b)): w for (a, b), w in view(size).pairs.items()}
    boxes = np.tile((90.0, 40.0), (size, 1))
    assert overlaps(arrange(pairs, boxes), boxes) == 0


def test_neighbours_stand_nearer_than_others() -> None:
    pairs = {(a, b): 1 for a in range(60) for b in range(a + 1, 60) if a // 10 == b // 10} | {(0, 10): 1, (20, 30): 1}
    points = arrange(pairs, np.tile((80.0, 40.0), (60, 1)))
    apart = np.sqrt(((points[:, None] - points[None, :]) ** 2).sum(axis=2))
    same = np.arange(60)[:, None] // 10 == np.arange(60)[None, :] // 10
    assert apart[same].mean() < 0.5 * apart[~same].mean()


def test_parts_are_the_connected_ones() -> None:
    parts = components({(0, 3): 1, (3, 5): 1, (1, 2): 1}, 6)
    assert [part.tolist() for part in parts] == [[0, 3, 5], [1, 2], [4]]


@pytest.mark.parametrize("count", [2, 40, 260])
def test_packed_parts_do_not_overlap_and_stay_close(count: int) -> None:
    parts = [np.array([2 * number, 2 * number + 1]) for number in range(count)]
    boxes = np.tile((90.0, 40.0), (2 * count, 1))
    points = np.tile(((0.0, 0.0), (200.0, 60.0)), (count, 1))
    packed = pack(points, boxes, parts)
    assert overlaps(packed, boxes) == 0
    assert np.allclose(packed[1::2] - packed[::2], (200.0, 60.0))
    assert np.prod(np.ptp(packed, axis=0)) < 6 * count * 350 * 150


def test_unconnected_parts_stand_side_by_side() -> None:
    pairs = {(a, a + 1): 1 for a in range(0, 60, 2)} | {(0, 2): 1, (0, 4): 1, (0, 6): 1}
    boxes = np.tile((60.0, 40.0), (60, 1))
    placed = arrange(pairs, boxes)
    assert overlaps(placed, boxes) == 0
    assert np.ptp(placed, axis=0).max() < 4000


def test_attached_nodes_leave_the_others_in_place() -> None:
    points = np.array([[0.0, 0.0], [300.0, 0.0], [np.nan, np.nan], [np.nan, np.nan]])
    placed = attach(points, {(0, 1): 1, (1, 2): 1, (0, 3): 1}, np.tile((80.0, 40.0), (4, 1)))
    assert placed[:2].tolist() == points[:2].tolist()
    assert np.hypot(*(placed[2] - placed[1])) < np.hypot(*(placed[2] - placed[0]))


def test_nodes_without_lines_stand_in_rows_below() -> None:
    below = np.array([[0.0, 0.0], [500.0, 400.0]])
    placed = rows(np.tile((80.0, 40.0), (9, 1)), below=below)
    assert placed[:, 1].min() > 400
    assert len({tuple(point) for point in placed.tolist()}) == 9


def test_the_first_view_holds_the_best_connected() -> None:
    big = view(900)
    places = positions(big)
    shown = [number for number, place in enumerate(places) if place.first and big.entities[number]["kind"] != THING]
    assert len(shown) == FIRST
    counts = [entity["count"] for entity in big.entities]
    assert np.mean([counts[number] for number in shown]) > np.mean(counts)
    assert {end for pair in big.pairs if set(shown).issuperset(pair) for end in pair}.issuperset(shown)


def test_a_small_graph_keeps_its_positions_when_all_is_shown() -> None:
    assert all(place.first in (None, place.all) for place in positions(view(60)))


def test_every_entity_has_a_place_of_its_own() -> None:
    places = [place.all for place in positions(view(400))]
    assert len(set(places)) == len(places)


def test_the_same_graph_has_the_same_positions() -> None:
    assert positions(view(350)) == positions(view(350))


def test_an_empty_graph_has_none() -> None:
    assert positions(model([], [], [], title="t")) == []


def test_size_grows_with_claims_and_stops() -> None:
    sizes = [radius(count) for count in (0, 1, 4, 25, 10_000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] <= 30


@pytest.mark.slow
def test_ten_thousand_nodes_take_seconds() -> None:
    big = view(10_000)
    start = time.process_time()
    positions(big)
    assert time.process_time() - start < 15  # three times what a quiet machine needs
