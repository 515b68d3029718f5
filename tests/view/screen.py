"""What is on the screen of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A copy is read, because Chromium logs a warning where the drawing itself is read often.
FIND = """([red, green, blue]) => {
  const canvas = document.querySelector("#canvas canvas");
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, width, height);
  const found = [];
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) found.push(at / 4);
  if (!found.length) return null;
  const middle = found[Math.floor(found.length / 2)];
  const box = canvas.getBoundingClientRect();
  const ratio = box.width / width;
  return [box.left + (middle % width) * ratio, box.top + Math.floor(middle / width) * ratio];
}"""


def place(page: Page, color: tuple[int, int, int]) -> tuple[float, float] | None:
    """Where on the screen a colour is drawn: on a pixel of a node of that kind."""
    return page.evaluate(FIND, list(color))


def settle(page: Page) -> None:
    """Wait until the page has drawn."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_timeout(60)
