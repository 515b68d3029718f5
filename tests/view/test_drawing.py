"""What is drawn: the first picture before everything else, names that can be read, the form of the window."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from crowd import crowd
from screen import Visit, address, choose, saved, settle

from kg.view import model, page
from kg.view.positions import positions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SIZES = ((1280, 800), (1440, 900), (390, 844))
BOXES = """(text) => {
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  document.body.append(svg);
  const all = [...svg.querySelectorAll("text:not([aria-hidden])")].filter((one) => !one.getAttribute("transform"));
  const boxes = all.map((one) => [one.textContent, one.getBoundingClientRect()]);
  svg.remove();
  return boxes.map(([name, { left, right, top, bottom }]) => [name, left, right, top, bottom]);
}"""


@pytest.fixture(scope="module")
def town() -> str:
    return page(*crowd(26, each=3), title="Town")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_name_is_written_over_another(visit: Visit, town: str, width: int, height: int, scheme: str) -> None:
    shown = visit(town, width=width, height=height, color_scheme=scheme)
    assert overlaps(shown) == []
    choose(shown, "Name 1")
    assert overlaps(shown) == []


def overlaps(shown: Page) -> list[tuple[str, str]]:
    boxes = shown.evaluate(BOXES, saved(shown, "SVG").read_text("utf-8"))
    assert len(boxes) > 8
    return [(a[0], b[0]) for at, a in enumerate(boxes) for b in boxes[:at] if meet(a[1:], b[1:])]


def meet(one: list[float], other: list[float]) -> bool:
    across = min(one[1], other[1]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[2], other[2])
    return across > 1 and down > 3  # lines of text are higher than their letters


def test_the_drawing_has_the_form_of_its_window(visit: Visit, town: str) -> None:
    spans = {}
    for width, height in ((1600, 700), (390, 844)):
        shown = visit(town, width=width, height=height)
        boxes = shown.evaluate(BOXES, saved(shown, "SVG").read_text("utf-8"))
        middles = [((left + right) / 2, (top + bottom) / 2) for _, left, right, top, bottom in boxes]
        across, down = (max(side) - min(side) for side in zip(*middles, strict=True))
        spans[width] = across / down
    assert spans[1600] > 1.5 * spans[390]


def test_a_link_holds_places_that_fit_every_window(visit: Visit, town: str) -> None:
    shown = visit(town, width=1600, height=700)
    choose(shown, "Name 1")
    shown.get_by_role("button", name="Pin", exact=True).click()
    view = model(*crowd(26, each=3), title="Town")
    number = [entity["label"] for entity in view.entities].index("Name 1")
    x, y = positions(view)[number].first
    assert unquote(address(shown)).endswith(f"pins=e1:{x}:{y}")


def test_the_first_picture_needs_no_other_script(chromium: Browser, town: str, tmp_path: Path) -> None:
    file = tmp_path / "town.html"
    file.write_text(re.sub(r'(?s)(id="vis">).*?(</script>)', r"\1\2", town), encoding="utf-8")
    shown = chromium.new_page()
    shown.goto(file.as_uri())
    settle(shown)
    painted = "document.querySelector('canvas.first').getContext('2d').getImageData(0, 0, 800, 400).data.some(Boolean)"
    assert shown.evaluate(painted)
    shown.close()
