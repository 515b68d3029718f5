"""The page for everyone: axe on every panel, the keyboard alone, zoom, reduced motion, every script, hostile text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from newsroom import CLAIMS, ENTITIES, PAPER, TABLOID
from screen import Visit, choose, pick, settle

from kg.records import Claim, Document, Entity, Passage
from kg.view import page

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SIZES = """[...document.body.querySelectorAll("*")]
  .filter((one) => one.checkVisibility())
  .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
WIDE = """Math.max(...["html", "body", "#panel", "#table", "header"]
  .map((one) => document.querySelector(one).scrollWidth))"""
HERE = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const [box, style] = [one.getBoundingClientRect(), getComputedStyle(one)];
  return {
    id: one.id,
    name: one.getAttribute("aria-label") || one.innerText || one.labels?.[0]?.innerText || "",
    seen: one.checkVisibility() && box.width > 0 && box.right > 0 && box.bottom > 0,
    ring: style.outlineStyle !== "none" || style.boxShadow !== "none" || one.matches("input[type=range]"), // its handle
  };
}"""
PAYLOAD = (
    "</script><script>window.hit=1</script><img src=x onerror=window.hit=1><svg onload=window.hit=1>"
    '" onmouseover="window.hit=1" \'x <a href="javascript:window.hit=1">href</a>{{7*7}}${window.hit=1}\u2028\u202e'
)


def details(shown: Page) -> None:
    choose(shown, "Mira Dole")


def relation(shown: Page) -> None:
    choose(shown, "Mira Dole")
    shown.locator("#panel .chip").first.click()


def way(shown: Page) -> None:
    choose(shown, "striking dockers")
    pick(shown, "Find the way to…", "Harrow")


def comparison(shown: Page) -> None:
    choose(shown, "Mira Dole")
    pick(shown, "Compare with…", "Jon Abasi")


def filters(shown: Page) -> None:
    if shown.is_visible("#to-filters"):
        shown.click("#to-filters")
        shown.wait_for_timeout(300)
    shown.evaluate("document.querySelectorAll('#filters details').forEach((one) => (one.open = true))")
    shown.select_option("#sources", "2")


def table(shown: Page) -> None:
    shown.click("#to-table")


def found(shown: Page) -> None:
    shown.fill("#search", "o")


def nothing(shown: Page) -> None:
    shown.evaluate("location.hash = '#text=zzzz'")
    shown.locator("#nothing").wait_for()


def menu(name: str) -> Callable[[Page], None]:
    def opened(shown: Page) -> None:
        shown.click(f"summary:has-text('{name}')")
        if name == "Views":
            shown.get_by_label("Name of this view").fill("mine")
            shown.keyboard.press("Enter")

    return opened


PANELS: dict[str, Callable[[Page], None]] = {
    "first view": lambda shown: None,
    "details": details,
    "relation": relation,
    "way": way,
    "comparison": comparison,
    "filters": filters,
    "table": table,
    "search": found,
    "nothing left": nothing,
    "views": menu("Views"),
    "save": menu("Save"),
    "help": menu("Help"),
}


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_no_rule_of_axe_is_broken_on_any_panel(visit: Visit, ferry: str, width: int, height: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    broken = {}
    for name, act in PANELS.items():
        shown = visit(ferry, width=width, height=height)
        act(shown)
        settle(shown)
        for scheme in ("light", "dark"):
            shown.emulate_media(color_scheme=scheme)
            for one in axe.run(shown).response["violations"]:
                broken[name, scheme, one["id"]] = [node["html"] for node in one["nodes"]][:3]
        assert shown.evaluate(WIDE) <= width, name
        assert min(shown.evaluate(SIZES)) >= 12, name
    assert broken == {}


def test_twice_the_size_loses_nothing(visit: Visit, ferry: str) -> None:
    """At 200% a window of 1280 by 800 has 640 by 400 pixels of the page's own."""
    for name, act in PANELS.items():
        shown = visit(ferry, width=640, height=400, device_scale_factor=2)
        act(shown)
        settle(shown)
        assert shown.evaluate(WIDE) <= 640, name
        if name in ("details", "way", "comparison"):
            box = shown.locator("#panel").bounding_box()
            assert box["height"] > 120, name
            assert box["y"] + box["height"] <= 400, name


def test_the_tab_key_reaches_everything_and_is_always_seen(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    names = []
    for _ in range(120):
        shown.keyboard.press("Tab")
        here = shown.evaluate(HERE)
        if not here:
            break  # past the end
        assert here["seen"], here
        assert here["ring"], here
        names.append(here["name"] + here["id"])
    text = " ".join(names)
    for part in ("Skip to", "search", "to-table", "Views", "Save", "Help", "All: Relations", "canvas", "Zoom in"):
        assert part in text
    assert any("time of the claims" in name for name in names)


def test_a_whole_walk_with_the_keyboard_alone(visit: Visit, ferry: str) -> None:
    """Find a name, read its evidence, follow a line, find a way, filter, sort the table, and go back."""
    shown = visit(ferry)
    press = shown.keyboard.press

    def tab_to(wanted: str) -> None:
        for _ in range(150):
            press("Tab")
            here = shown.evaluate(HERE)
            if here and wanted in (here["name"].strip(), here["id"]):
                return
        raise AssertionError(wanted)

    press("Tab")
    press("/")
    shown.keyboard.type("mira")
    press("Enter")
    assert shown.locator("#panel h2").inner_text() == "Mira Dole"
    tab_to("Harrow Lines, 2 claims")
    press("Enter")
    assert "Harrow Lines" in shown.inner_text("#panel h2.pair")
    press("Escape")
    assert shown.is_hidden("#panel")
    shown.keyboard.type("striking")  # the focus is where it was: in the search field
    press("Enter")
    tab_to("Find the way to…")
    shown.keyboard.type("Harrow")
    press("Enter")
    assert "2 steps" in shown.inner_text("#panel")
    press("Escape")
    tab_to("to-table")
    press("Enter")
    assert shown.is_visible("#table")
    tab_to("Relation")
    press("Enter")
    assert shown.get_by_role("columnheader", name="Relation").get_attribute("aria-sort") == "ascending"
    press("Control+z")
    press("Control+z")
    assert shown.is_visible("#graph")
    press("?")
    assert shown.is_visible("#help")
    press("Escape")
    assert shown.is_hidden("#help")


def test_nothing_moves_where_motion_is_unwanted(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)  # the fixture asks for reduced motion
    moving = "[...document.querySelectorAll('*')].map((one) => getComputedStyle(one).transitionDuration)"
    assert set(shown.evaluate(moving)) == {"0s"}
    shown.click("#zoom-in")
    settle(shown)
    before = shown.evaluate("document.querySelector('#canvas canvas').toDataURL()")
    shown.wait_for_timeout(400)
    assert shown.evaluate("document.querySelector('#canvas canvas').toDataURL()") == before


@pytest.mark.parametrize(
    "name", ["مريم دول", "מרים דול", "阿巴西大臣長長的名字", "ミラ・ドール", "मीरा डोल", "\U0001f6a2 Dole"]
)
def test_a_name_of_any_script_is_found_shown_and_read(visit: Visit, name: str) -> None:
    entities = [replace(entity, label=name) if entity.id == "dole" else entity for entity in ENTITIES]
    for width in (360, 1280):
        shown = visit(page(entities, CLAIMS, [PAPER, TABLOID], title=name), width=width, height=740)
        choose(shown, name)
        heading = shown.locator("#panel h2")
        assert heading.inner_text() == name
        right = any("\u0590" <= letter <= "\u08ff" for letter in name)
        assert heading.evaluate("(one) => getComputedStyle(one).direction") == ("rtl" if right else "ltr")
        assert shown.evaluate(WIDE) <= width


def poisoned() -> str:
    """Every field of every record that can hold text holds a payload."""
    entities = [
        Entity(one.id + PAYLOAD, PAYLOAD + one.label, one.kind, (PAYLOAD,), (PAYLOAD, f"javascript:{PAYLOAD}"))
        for one in ENTITIES
    ]

    def spoil(claim: Claim) -> Claim:
        evidence = replace(claim.evidence, text=PAYLOAD + claim.evidence.text)
        sides = ("subject", "object", "event_place")
        named = {side: (value := getattr(claim, side)) and value + PAYLOAD for side in sides}
        return replace(
            claim, **named, article=claim.article + PAYLOAD, relation=claim.relation + PAYLOAD, pattern=PAYLOAD,
            category=PAYLOAD, event_date=f"2024{PAYLOAD}", about=Passage(PAYLOAD, 0, len(PAYLOAD)), evidence=evidence,
            claimed_by=tuple(one + PAYLOAD for one in claim.claimed_by),
        )  # fmt: skip

    documents = [
        Document(PAPER.id + PAYLOAD, PAYLOAD, PAYLOAD, f"javascript:window.hit=1//{PAYLOAD}", PAYLOAD, PAYLOAD),
        Document(TABLOID.id + PAYLOAD, PAYLOAD, None, f'https://x.example/"{PAYLOAD}', PAYLOAD, PAYLOAD),
    ]
    return page(entities, [spoil(claim) for claim in CLAIMS], documents, title=PAYLOAD)


def test_no_script_runs_whatever_the_field(visit: Visit) -> None:
    html = poisoned()
    for name, act in {**PANELS, "print": lambda shown: shown.emulate_media(media="print")}.items():
        shown = visit(html)
        act(shown)
        settle(shown)
        box = shown.locator("#graph").bounding_box() or {"x": 0, "y": 0, "width": 600, "height": 400}
        for part in range(6):
            shown.mouse.move(box["x"] + box["width"] * part / 6, box["y"] + box["height"] / 2)
        for button in shown.locator("#panel .name, #panel .chip, #filters label").all()[:6]:
            if button.is_visible():
                button.hover(force=True)
        assert shown.evaluate("window.hit") is None, name
        assert shown.locator("img, iframe, object, embed, svg[onload]").count() == 0, name
        links = shown.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.protocol)")
        assert set(links) <= {"https:", "http:", "file:", "blob:"}, name  # file: is the page's own skip link
        attributes = shown.evaluate("[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())")
        assert not [one for one in attributes if one.startswith("on")], name
