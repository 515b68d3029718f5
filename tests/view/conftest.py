"""A real browser for the page: Chromium through Playwright, offline, with everything it complains about recorded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from newsroom import CLAIMS, ENTITIES, PAPER, TABLOID
from screen import ARGUMENTS, Visit, settle

from kg.view import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("Chromium is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def ferry() -> str:
    """The page of a small graph with every kind of claim."""
    return page(ENTITIES, CLAIMS, [PAPER, TABLOID], title="Ferry strike")


@pytest.fixture
def visit(chromium: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Open a page from its HTML; afterwards nothing may have been requested, logged, thrown or refused."""
    contexts, noise = [], []

    def opened(html: str, *, width: int = 1200, height: int = 800, **options: Any) -> Page:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        shown = context.new_page()
        address = file.as_uri()
        shown.on("request", lambda request: noise.append(request.url) if request.url.split("#")[0] != address else None)
        shown.on("console", lambda message: noise.append(message.text))
        shown.on("pageerror", lambda error: noise.append(str(error)))
        shown.on("dialog", lambda dialog: (noise.append(dialog.message), dialog.dismiss()))
        shown.goto(address)
        shown.wait_for_selector("body[data-ready]")
        settle(shown)
        return shown

    yield opened
    for context in contexts:
        context.close()
    assert noise == []
