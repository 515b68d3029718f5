"""What is on the screen of the page, and what a person does there."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
Visit = Callable[..., "Page"]
SVG = "{http://www.w3.org/2000/svg}"

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


def address(page: Page) -> str:
    """The address as the page has it: `page.url` follows a little later."""
    return page.evaluate("location.href")


def choose(page: Page, name: str) -> None:
    """Type a name into the search and take the first that is found."""
    page.fill("#search", name)
    page.keyboard.press("Enter")
    settle(page)


def pick(page: Page, field: str, name: str) -> None:
    """Type a name into a field of the panel."""
    page.get_by_role("combobox", name=field).fill(name)
    page.keyboard.press("Enter")
    settle(page)


def rows(page: Page) -> int:
    """How many claims the table has."""
    page.click("#to-table")
    found = page.locator("#table tbody tr").count()
    page.click("#to-graph")
    return found


def saved(page: Page, item: str) -> Path:
    """The file that an entry of the menu saves."""
    page.click("summary:has-text('Save')")
    with page.expect_download() as download:
        page.get_by_role("button", name=item).click()
    return Path(download.value.path())


def drawing(page: Page) -> ET.Element:
    return ET.fromstring(saved(page, "SVG").read_text("utf-8"))


def texts(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text") if not text.get("aria-hidden")]
