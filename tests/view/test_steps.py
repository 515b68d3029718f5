"""The page in a real browser: steps back, dragging and pictures."""

from __future__ import annotations

import json
import struct
from dataclasses import replace

import pytest
from newsroom import CLAIMS, ENTITIES, MET, PAPER
from screen import SVG, Visit, address, choose, drawing, rows, saved, settle, texts

from kg.records import Document, Entity
from kg.view import page

pytestmark = pytest.mark.browser


def test_neighbours_unfold_and_every_step_can_be_taken_back(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    before = shown.inner_text("#shown")
    choose(shown, "Osmark")
    shown.get_by_role("button", name="Collapse (1)").click()
    assert shown.inner_text("#shown") != before
    shown.get_by_role("button", name="Expand (1)").click()
    assert shown.inner_text("#shown") == before
    choose(shown, "striking dockers")
    shown.get_by_role("button", name="Only what is 1 step away").click()
    assert "1 step from striking dockers" in shown.inner_text("#filters .active")
    near = rows(shown)
    assert near == 1
    shown.get_by_role("button", name="Only what is 2 steps away").click()
    assert rows(shown) > near
    choose(shown, "Osmark")
    shown.get_by_role("button", name="Hide").click()
    assert shown.is_hidden("#panel")
    assert "1 hidden" in shown.inner_text("#filters .active")
    shown.focus("#canvas")
    shown.keyboard.press("Control+z")
    assert shown.locator("#panel h2").inner_text() == "Osmark"
    shown.keyboard.press("Control+Shift+z")
    assert shown.is_hidden("#panel")
    shown.go_back()
    assert shown.locator("#panel h2").inner_text() == "Osmark"
    for _ in range(20):
        shown.click("#undo", force=True)
    assert shown.inner_text("#live") == "Nothing to undo"
    assert shown.inner_text("#shown") == before


def test_pictures_have_their_size(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    box = shown.locator("#canvas").bounding_box()
    for times in (1, 2, 4):
        data = saved(shown, f"PNG {times}×").read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        wide, high = struct.unpack(">II", data[16:24])
        assert abs(wide - box["width"] * times) <= times
        assert abs(high - box["height"] * times) <= times


def test_a_node_that_is_dragged_is_pinned(visit: Visit, ferry: str) -> None:
    from screen import place

    shown = visit(ferry)
    x, y = place(shown, (213, 94, 0))
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.mouse.move(x - 60, y + 40, steps=4)
    shown.mouse.up()
    assert "pins=harrow" in address(shown)
    assert shown.is_hidden("#panel")


def test_a_crowd_of_hostile_names_makes_good_files(visit: Visit) -> None:
    nasty = '</text><script>window.hit=1</script>"&\x00=1+1'
    entities = [Entity(e.id, f"{nasty}{e.label}", e.kind) for e in ENTITIES]
    documents = [Document(PAPER.id, nasty, nasty, None, nasty, nasty)]
    shown = visit(page(entities, [c for c in CLAIMS if c.article == PAPER.id], documents, title=nasty))
    svg = drawing(shown)
    assert not list(svg.iter(f"{SVG}script"))
    assert json.loads(saved(shown, "JSON").read_text("utf-8"))["claims"]
    saved(shown, "CSV").read_bytes().decode("utf-8-sig")
    assert shown.evaluate("window.hit") is None


def test_time_is_brushed_moved_by_keys_and_played(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    strip = shown.locator("#timeline .strip").bounding_box()
    bars = shown.locator("#timeline .bar").count()
    x, y = strip["x"] + strip["width"] / bars / 2, strip["y"] + 10
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.mouse.move(x + 2, y)
    shown.mouse.up()
    assert rows(shown) == 1  # the only claim of a whole year
    assert "until=2024-01" in address(shown)
    to = shown.get_by_role("slider", name="To")
    to.press("End")
    assert rows(shown) == len(CLAIMS)
    to.press("Home")
    assert rows(shown) == 1
    shown.get_by_role("button", name="Play").click()
    shown.get_by_role("button", name="Pause").wait_for()
    shown.get_by_role("button", name="Play").wait_for()
    assert shown.get_by_role("slider", name="To").input_value() == str(bars - 1)
    shown.get_by_role("button", name="All dates").click()
    assert rows(shown) == len(CLAIMS)


def test_one_line_per_pair_opens_by_relation_with_its_direction(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    heads = lambda svg: sum(path.get("d", "").count("L") for path in svg.iter(f"{SVG}path"))  # noqa: E731
    choose(shown, "Mira Dole")
    shown.get_by_role("button", name="Harrow Lines, 2 claims").click()
    settle(shown)
    assert {"criticized", "leads"} <= set(texts(drawing(shown)))
    shown.get_by_label("criticized").uncheck()
    shown.get_by_label("leads").uncheck()
    one = visit(page(ENTITIES, [MET], [PAPER]))
    other = visit(page(ENTITIES, [replace(MET, relation="accused")], [PAPER]))
    assert heads(drawing(other)) == heads(drawing(one)) + 3  # the sides of an arrow head


def test_single_keys_can_be_switched_off_for_good(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    shown.focus("#canvas")
    shown.keyboard.press("/")
    assert shown.evaluate("document.activeElement.id") == "search"
    shown.click("summary:has-text('Help')")
    shown.get_by_label("Single-key shortcuts").uncheck()
    shown.reload()
    shown.wait_for_selector("body[data-ready]")
    before = shown.inner_text("#shown")
    shown.focus("#canvas")
    for key in ("/", "ArrowRight", "h"):
        shown.keyboard.press(key)
    assert shown.evaluate("document.activeElement.id") == "canvas"
    assert shown.inner_text("#shown") == before
    shown.keyboard.press("Enter")
    assert shown.is_visible("#panel")
