"""The page in a real browser, used as a person uses it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from crowd import crowd
from newsroom import ABASI, CLAIMS, DOLE, ENTITIES, HARROW, MET, NEGATED, PAPER, TABLOID
from screen import Visit, choose, place, settle

from kg.records import Claim, Document, Entity, Passage
from kg.view import page

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.browser

PERSON, ORGANIZATION, GROUP = (0, 114, 178), (213, 94, 0), (230, 159, 0)
NASTY = (
    "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
    '<a href="javascript:window.hit=1">\u2028\u202e'
)

SIZES = """[...document.body.querySelectorAll("*")]
  .filter((one) => one.offsetParent)
  .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
NAMELESS = """[...document.querySelectorAll("button, input, a, [role]")]
  .filter((one) => one.offsetParent && one.id !== "results")
  .filter((one) => !(one.getAttribute("aria-label") || one.labels?.length || one.textContent.trim()))
  .map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def pair() -> str:
    """Two entities and one line."""
    threat = replace(NEGATED, confidence=0.8)
    return page([e for e in ENTITIES if e.id in ("harrow", "abasi")], [threat], [PAPER], title="A threat")


def test_every_kind_is_drawn_in_its_colour(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    assert all(place(shown, color) for color in (PERSON, ORGANIZATION, GROUP))


def test_the_header_tells_what_the_graph_holds(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    assert shown.title() == "Ferry strike"
    text = shown.inner_text("#meta")
    assert "11 claims" in text
    assert "2 articles" in text
    assert "May 2024 – 4 May 2024" in text
    assert "Port Ellis Courier" in text


def test_a_click_on_a_node_opens_its_evidence(visit: Visit, pair: str) -> None:
    shown = visit(pair)
    shown.mouse.click(*place(shown, PERSON))
    panel = shown.locator("#panel")
    assert panel.locator("h2").inner_text() == "Jon Abasi"
    assert panel.locator("blockquote").inner_text() == NEGATED.evidence.text
    marks = {mark.get_attribute("class"): mark.inner_text() for mark in panel.locator("mark").all()}
    assert marks == {"subject": "Harrow Lines", "trigger": "threaten", "object": "Jon Abasi"}
    text = panel.inner_text()
    for part in ("denied", "according to the article", "80% sure", "threaten.1", "Port Ellis Courier", "4 May 2024"):
        assert part in text
    link = panel.get_by_role("link", name="Ferry strike ends")
    assert link.get_attribute("href") == PAPER.url
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_click_on_a_line_opens_the_claims_of_the_pair(visit: Visit, pair: str) -> None:
    shown = visit(pair)
    ends = place(shown, PERSON), place(shown, ORGANIZATION)
    shown.mouse.click(*(sum(both) / 2 for both in zip(*ends, strict=True)))
    assert set(shown.locator("#panel h2 .name").all_inner_texts()) == {"Harrow Lines", "Jon Abasi"}
    assert shown.locator("#panel blockquote").inner_text() == NEGATED.evidence.text


def test_escape_and_a_click_beside_close_the_panel(visit: Visit, pair: str) -> None:
    shown = visit(pair)
    shown.mouse.click(*place(shown, PERSON))
    assert shown.is_visible("#panel")
    shown.keyboard.press("Escape")
    assert shown.is_hidden("#panel")
    settle(shown)
    shown.mouse.click(*place(shown, ORGANIZATION))
    assert shown.is_visible("#panel")
    box = shown.locator("#canvas").bounding_box()
    shown.mouse.click(box["x"] + 20, box["y"] + 20)
    assert shown.is_hidden("#panel")


def test_a_panel_holds_all_claims_of_its_entity(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "Mira Dole")
    expected = sum("dole" in (claim.subject, claim.object) for claim in CLAIMS)
    assert shown.locator("#panel .claim").count() == expected
    text = shown.inner_text("#panel")
    for part in ("Also: Dole", "The plan is dead", "according to Jon Abasi", "planned", "in Port Ellis", "3 May 2024"):
        assert part in text
    link = shown.get_by_role("link", name="Wikidata Q99990001").get_attribute("href")
    assert link == "https://www.wikidata.org/wiki/Q99990001"
    choose(shown, "Jon Abasi")
    text = shown.inner_text("#panel")
    assert "someone arrested" in " ".join(text.split())
    assert "What Jon Abasi says of others" in text


@pytest.mark.parametrize("query", ["osm", "OSMARK", "republic of", "Ósmark"])
def test_search_finds_names_and_other_names(visit: Visit, ferry: str, query: str) -> None:
    shown = visit(ferry)
    shown.keyboard.press("/")
    shown.keyboard.type(query)
    assert shown.get_by_role("option").first.inner_text().startswith("Osmark")
    shown.keyboard.press("Enter")
    assert shown.locator("#panel h2").inner_text() == "Osmark"


def test_search_moves_with_the_arrows_and_says_when_nothing_fits(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    shown.fill("#search", "o")
    options = shown.get_by_role("option").all_inner_texts()
    shown.focus("#search")
    shown.keyboard.press("ArrowDown")
    assert shown.locator("[role=option][aria-selected=true]").inner_text() == options[1]
    assert shown.get_attribute("#search", "aria-activedescendant") == "result-1"
    shown.fill("#search", "zzz")
    assert "Nothing found" in shown.inner_text("#results")
    shown.keyboard.press("Escape")
    assert shown.input_value("#search") == ""


def test_a_kind_that_is_off_is_not_drawn(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    shown.get_by_label("Organisations").uncheck()
    settle(shown)
    assert place(shown, ORGANIZATION) is None
    assert place(shown, PERSON)
    shown.get_by_label("Organisations").check()
    settle(shown)
    assert place(shown, ORGANIZATION)


def test_a_relation_that_is_off_leaves_panel_and_table(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "Mira Dole")
    before = shown.locator("#panel .claim").count()
    shown.get_by_label("criticized").uncheck()
    assert shown.locator("#panel .claim").count() == before - 1
    assert "1 more claim hidden by the filters" in shown.inner_text("#panel")
    shown.click("#to-table")
    assert shown.locator("#table tbody tr").count() == len(CLAIMS) - 1


def test_things_are_off_until_asked(visit: Visit) -> None:
    plan = Entity("plan", "ferry plan", "Thing")
    claims = [*CLAIMS, replace(CLAIMS[7], subject="dole", relation="supported", object="plan")]
    shown = visit(page([*ENTITIES, plan], claims, [PAPER, TABLOID]))
    thing = (204, 121, 167)
    assert place(shown, thing) is None
    shown.get_by_label("Things").check()
    settle(shown)
    assert place(shown, thing)


def test_the_table_shows_the_same_claims_and_sorts(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    shown.click("#to-table")
    assert shown.locator("#table tbody tr").count() == len(CLAIMS)
    shown.get_by_role("button", name="Relation", exact=True).click()
    relations = shown.locator("td.relation").all_inner_texts()
    assert relations == sorted(relations)
    assert shown.get_by_role("columnheader", name="Relation").get_attribute("aria-sort") == "ascending"
    shown.get_by_role("button", name="Relation", exact=True).click()
    assert shown.locator("td.relation").all_inner_texts() == relations[::-1]
    shown.locator("td.who button").first.click()
    assert shown.is_visible("#panel")


def test_the_address_keeps_the_state(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "Osmark")
    shown.get_by_label("Groups").uncheck()
    shown.get_by_label("accused").uncheck()
    shown.click("#to-table")
    shown.reload()
    shown.wait_for_selector("body[data-ready]")
    assert shown.locator("#panel h2").inner_text() == "Osmark"
    assert not shown.get_by_label("Groups").is_checked()
    assert not shown.get_by_label("accused").is_checked()
    assert shown.is_visible("#table")
    shown.go_back()
    assert shown.is_visible("#graph")


def test_the_keyboard_alone_reaches_the_evidence(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    shown.focus("#canvas")
    shown.keyboard.press("ArrowRight")
    first = shown.inner_text("#live")
    assert "claim" in first
    shown.keyboard.press("ArrowDown")
    shown.keyboard.press("ArrowLeft")
    name = shown.inner_text("#live").split(",")[0]
    shown.keyboard.press("Enter")
    assert shown.locator("#panel h2").inner_text() == name
    assert shown.evaluate("document.activeElement.tagName") == "H2"
    shown.keyboard.press("Escape")
    assert shown.evaluate("document.activeElement.id") == "canvas"


def test_every_control_has_a_name(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "Osmark")
    assert shown.evaluate(NAMELESS) == []


def test_a_large_graph_starts_with_the_best_connected(visit: Visit) -> None:
    entities, claims, documents = crowd(2000)
    shown = visit(page(entities, claims, documents))
    assert shown.inner_text("#shown").startswith("300 of ")
    shown.get_by_role("button", name="Show all").click()
    settle(shown)
    total = sum(entity.kind != "Thing" for entity in entities)
    assert shown.inner_text("#shown").startswith(f"{total:,} of {total:,} shown")
    where = place(shown, GROUP)
    shown.mouse.click(*where)
    assert shown.is_visible("#panel")
    shown.keyboard.press("Escape")
    shown.get_by_role("button", name="Show the best connected").click()
    settle(shown)
    assert place(shown, PERSON)


def test_an_entity_outside_the_first_view_is_brought_in(visit: Visit) -> None:
    entities, claims, documents = crowd(900)
    shown = visit(page(entities, claims, documents))
    count = lambda: int(shown.inner_text("#shown").split()[0])  # noqa: E731
    before = count()
    names = [e.label for e in entities if e.kind == "Person"]
    for name in names[-12:]:
        choose(shown, name)
    assert count() > before


def hostile() -> str:
    """The page of a graph with hostile text in every field that can hold text."""
    entities = [
        Entity(e.id + NASTY, f"{NASTY} {e.label}", e.kind, (NASTY,), (NASTY, f"javascript:{NASTY}")) for e in ENTITIES
    ]

    def dirty(claim: Claim) -> Claim:
        evidence = replace(claim.evidence, text=NASTY + claim.evidence.text)
        sides = ("subject", "object", "event_place")
        named = {side: (value := getattr(claim, side)) and value + NASTY for side in sides}
        return replace(
            claim, **named, relation=claim.relation + NASTY, pattern=NASTY, evidence=evidence, event_date=NASTY,
            about=Passage(NASTY, 0, len(NASTY)), claimed_by=tuple(name + NASTY for name in claim.claimed_by),
        )  # fmt: skip

    documents = [
        Document(PAPER.id, NASTY, NASTY, f"javascript:window.hit=1//{NASTY}", NASTY, NASTY),
        Document(TABLOID.id, NASTY, NASTY, f'https://x.example/"onmouseover="window.hit=1{NASTY}', NASTY, NASTY),
    ]
    return page(entities, [dirty(claim) for claim in CLAIMS], documents, title=NASTY)


def test_hostile_text_stays_text(visit: Visit) -> None:
    shown = visit(hostile())
    assert shown.inner_text("h1").startswith("</script><script>")
    box = shown.locator("#canvas").bounding_box()
    for step in range(8):
        shown.mouse.move(box["x"] + box["width"] * step / 8, box["y"] + box["height"] / 2)
    for name in (DOLE, ABASI, HARROW):
        choose(shown, name[1])
        assert "<img src=x" in shown.inner_text("#panel")
        for chip in shown.locator("#panel .chip").all()[:1]:
            chip.hover()
    shown.click("#to-table")
    shown.wait_for_timeout(100)
    assert shown.evaluate("window.hit") is None
    assert shown.locator("img, iframe, object, embed").count() == 0
    assert shown.locator("form").count() == shown.locator("#views form").count() == 1  # the page's own
    links = shown.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.protocol)")
    assert set(links) <= {"https:", "http:", "file:"}  # file: is the page's own skip link
    attributes = shown.evaluate("[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())")
    assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("text", ["clean", "hostile"])
def test_a_narrow_screen_does_not_overflow(visit: Visit, ferry: str, text: str) -> None:
    shown = visit(ferry if text == "clean" else hostile(), width=360, height=740)
    wide = "Math.max(...['html', 'body', '#panel', '#table'].map((one) => document.querySelector(one).scrollWidth))"
    assert shown.evaluate(wide) <= 360
    choose(shown, "Mira Dole")
    box = shown.locator("#panel").bounding_box()
    assert (box["x"], box["width"]) == (0, 360)
    assert box["y"] > 200
    assert shown.evaluate(wide) <= 360
    shown.keyboard.press("Escape")
    shown.click("#to-table")
    assert shown.evaluate(wide) <= 360
    shown.click("#to-filters")
    assert shown.get_by_label("Groups").is_visible()
    shown.keyboard.press("Escape")
    assert shown.evaluate("document.activeElement.id") == "to-filters"


@pytest.mark.parametrize("width", [360, 1200])
def test_no_text_is_smaller_than_twelve_pixels(visit: Visit, ferry: str, width: int) -> None:
    shown = visit(ferry, width=width)
    choose(shown, "Mira Dole")
    assert min(shown.evaluate(SIZES)) >= 12


def test_dark_by_preference(visit: Visit, ferry: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    assert visit(ferry, color_scheme="light").evaluate(ground) == "rgb(250, 249, 246)"
    assert visit(ferry, color_scheme="dark").evaluate(ground) == "rgb(19, 22, 27)"


def test_an_empty_graph_opens(visit: Visit) -> None:
    shown = visit(page([], [], []))
    assert "0 claims" in shown.inner_text("#meta")
    shown.click("#to-table")
    assert "0 claims" in shown.inner_text("#table")


def test_offsets_count_code_points(visit: Visit) -> None:
    """A letter outside the basic plane before the names doesn't shift the marks."""
    text = "\U0001f6a2\U0001f6a2 " + MET.evidence.text
    moved = {
        name: replace(span, start=span.start + 3, end=span.end + 3)
        for name in ("trigger", "subject_span", "object_span")
        if (span := getattr(MET.evidence, name))
    }
    claim = replace(MET, evidence=replace(MET.evidence, text=text, **moved))
    shown = visit(page(ENTITIES, [claim], [PAPER]))
    choose(shown, "Mira Dole")
    assert shown.locator("mark.subject").inner_text() == "Mira Dole"
    assert shown.locator("mark.trigger").inner_text() == "met"
