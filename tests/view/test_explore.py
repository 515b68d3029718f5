"""The page in a real browser: filters, time, ways, steps back, links and files, as a person uses them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from newsroom import CLAIMS, ENTITIES, MET, PAPER, TABLOID
from screen import SVG, Visit, address, choose, drawing, pick, rows, saved, texts

from kg.records import Document
from kg.view import page

pytestmark = pytest.mark.browser


def test_fields_narrow_the_claims_and_count_what_they_would_bring(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    denied = shown.get_by_label("Denied")
    assert shown.locator("label", has=denied).locator(".number").inner_text() == "1"
    denied.uncheck()
    assert rows(shown) == len(CLAIMS) - 1
    assert shown.locator("label", has=denied).locator(".number").inner_text() == "1"
    assert shown.locator("label", has=shown.get_by_label("threatened")).locator(".number").inner_text() == "0"
    shown.click("summary:has-text('Publishers')")
    shown.get_by_label("The =Tabloid").uncheck()
    assert rows(shown) == len(CLAIMS) - 2
    shown.get_by_role("button", name="Clear all filters").first.click()
    assert rows(shown) == len(CLAIMS)
    shown.select_option("#sources", "2")
    assert rows(shown) == 2  # both papers say that they met


def test_copies_of_a_sentence_are_one_source(visit: Visit) -> None:
    def retold(number: int, text: str) -> tuple[Document, object]:
        document = Document(f"x{number}", text, f"Story {number}", None, "2024-05-05", f"Paper {number}")
        return document, replace(MET, article=document.id, evidence=replace(MET.evidence, text=text))

    pairs = [retold(1, MET.evidence.text), retold(2, MET.evidence.text), retold(3, MET.evidence.text + " Really.")]
    shown = visit(page(ENTITIES, [claim for _, claim in pairs], [document for document, _ in pairs]))
    choose(shown, "Mira Dole")
    assert shown.locator("#panel .counts div", has_text="publishers").locator("dd").inner_text() == "2"
    shown.select_option("#sources", "3")
    assert "No claim passes all filters" in shown.inner_text("#nothing")
    shown.locator("#nothing button").click()
    assert shown.is_hidden("#nothing")


def test_words_of_the_evidence_are_found(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    shown.fill("#search", "lying about")
    found = shown.get_by_role("option").all_inner_texts()
    assert found[0].startswith("Only claims with “lying about”")
    assert "lying about the ferry plan" in found[1]
    shown.get_by_role("option").nth(1).click()
    assert shown.locator("#panel mark.trigger").inner_text() == "accused"
    choose(shown, "LYING about")
    assert rows(shown) == 1
    shown.get_by_role("button", name="Remove: “LYING about”").click()
    assert rows(shown) == len(CLAIMS)


def test_a_way_shows_the_evidence_of_each_step(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "striking dockers")
    pick(shown, "Find the way to…", "Harrow")
    assert "2 steps" in shown.inner_text("#panel")
    headings = shown.locator("#panel .step h3").all_text_contents()
    assert "striking dockers – Osmark" in headings[0]
    assert "Osmark – Harrow Lines" in headings[1]
    assert shown.locator("#panel .step blockquote").count() == 2
    assert "Way of 2 steps" in shown.inner_text("#live")
    shown.get_by_label("supported").uncheck()
    shown.get_by_label("accused").uncheck()
    assert "No chain of claims" in shown.inner_text("#panel")


def test_two_people_are_compared(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "Mira Dole")
    pick(shown, "Compare with…", "Jon Abasi")
    common = shown.locator("#panel .both tbody tr").all_inner_texts()
    assert {text.split()[0] for text in common} == {"Osmark", "Harrow"}
    assert "met with" in shown.inner_text("#panel .claims")
    shown.locator("#panel .both td button").first.click()
    assert shown.locator("#panel h2.pair").is_visible()


def test_the_address_holds_the_whole_view(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "Osmark")
    shown.get_by_role("button", name="Pin", exact=True).click()
    shown.get_by_role("button", name="Only what is 2 steps away").click()
    shown.get_by_label("visited").uncheck()
    shown.get_by_label("Denied").uncheck()
    shown.get_by_role("slider", name="From").focus()
    shown.keyboard.press("ArrowRight")
    shown.click("#zoom-in")
    shown.click("#to-table")
    shown.get_by_role("button", name="Status", exact=True).click()
    link, claims = address(shown), shown.locator("#table tbody tr").count()
    fresh = visit(ferry)
    fresh.goto(address(fresh) + "#" + link.partition("#")[2])
    fresh.reload()
    fresh.wait_for_selector("body[data-ready]")
    assert address(fresh).partition("#")[2] == link.partition("#")[2]
    assert fresh.locator("#table tbody tr").count() == claims
    assert fresh.get_by_role("columnheader", name="Status").get_attribute("aria-sort") == "ascending"
    assert fresh.get_by_role("button", name="Unpin").is_visible()


def test_a_broken_address_is_a_plain_view(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    shown.goto(address(shown) + "#entity=%E0%A4%A&pins=:::&at=x,1&since=<b>&sources=-4&sort=99z&near=dole,9&path=dole")
    shown.reload()
    shown.wait_for_selector("body[data-ready]")
    assert "shown" in shown.inner_text("#shown")


def test_views_are_kept_under_names(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "Osmark")
    shown.click("summary:has-text('Views')")
    shown.get_by_label("Name of this view").fill("<b>Osmark</b>")
    shown.keyboard.press("Enter")
    shown.keyboard.press("Escape")
    shown.keyboard.press("Escape")
    assert shown.is_hidden("#panel")
    shown.reload()
    shown.wait_for_selector("body[data-ready]")
    shown.click("summary:has-text('Views')")
    shown.get_by_role("button", name="<b>Osmark</b>", exact=True).click()
    assert shown.locator("#panel h2").inner_text() == "Osmark"


def test_the_drawing_is_text_and_lines(visit: Visit, ferry: str) -> None:
    svg = drawing(visit(ferry))
    assert {"Mira Dole", "Jon Abasi", "Osmark", "Harrow Lines", "striking dockers"} <= set(texts(svg))
    assert "Port Ellis Courier" in svg.findtext(f"{SVG}desc")
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} == {"svg", "title", "desc", "rect", "path", "text"}


def test_claims_are_saved_with_their_citations(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    shown.get_by_label("leads").uncheck()
    read = json.loads(saved(shown, "JSON").read_text("utf-8"))
    assert len(read["claims"]) == len(CLAIMS) - 1
    met = next(claim for claim in read["claims"] if claim["evidence"]["text"] == MET.evidence.text)
    assert met["citation"] == "Port Ellis Courier, “Ferry strike ends”, 2024-05-04, https://courier.example/ferry"
    assert (met["evidence"]["start"], met["evidence"]["end"]) == (MET.evidence.start, MET.evidence.end)
    assert met["evidence"]["trigger"] == [MET.evidence.trigger.start, MET.evidence.trigger.end]
    text = saved(shown, "CSV").read_bytes().decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(table) == len(CLAIMS) - 1
    assert {row["relation"] for row in table} == {claim.relation for claim in CLAIMS} - {"leads"}
    assert not [cell for row in table for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert all(row["citation"] for row in table)


def test_keys_alone_act_on_a_node(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    before = shown.inner_text("#shown")
    shown.focus("#canvas")
    shown.keyboard.press("ArrowRight")
    shown.keyboard.press("p")
    assert "is pinned" in shown.inner_text("#live")
    shown.keyboard.press("h")
    assert "is hidden" in shown.inner_text("#live")
    assert shown.inner_text("#shown") != before
    shown.keyboard.press("Control+z")
    assert shown.inner_text("#shown") == before
    shown.keyboard.press("Shift+ArrowRight")
    assert "at=" in address(shown)


def test_an_article_without_title_or_address_is_named(visit: Visit) -> None:
    bare = replace(PAPER, title=None, url=None, publisher=None, published=None, text="")
    shown = visit(page(ENTITIES, [MET], [bare]))
    choose(shown, "Mira Dole")
    assert "Article a1" in shown.inner_text("#panel .source")
    assert "publisher" not in shown.inner_text("#panel .counts")
    shown.click("#to-table")
    assert "Article a1" in shown.inner_text("#table td.from")


def test_names_of_every_script(visit: Visit) -> None:
    names = {"dole": "مريم دول", "abasi": "阿巴西大臣", "osmark": "Österreichische Ōsmark"}
    entities = [replace(entity, label=names.get(entity.id, entity.label)) for entity in ENTITIES]
    shown = visit(page(entities, CLAIMS, [PAPER, TABLOID]))
    svg = drawing(shown)
    assert set(names.values()) <= set(texts(svg))
    assert {t.get("direction") for t in svg.iter(f"{SVG}text") if t.text == names["dole"]} == {"rtl"}
    choose(shown, "阿巴")
    assert shown.locator("#panel h2").inner_text() == names["abasi"]


def test_paper_has_the_evidence_without_the_controls(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    choose(shown, "Mira Dole")
    shown.emulate_media(media="print")
    assert shown.is_visible("#panel blockquote")
    assert not any(shown.is_visible(one) for one in ("#filters", "#timeline", "#search", "#save", ".acts"))


def test_one_value_alone_is_one_step(visit: Visit, ferry: str) -> None:
    shown = visit(ferry)
    found = sum(claim.relation == "accused" for claim in CLAIMS)
    assert 0 < found < len(CLAIMS)
    choose(shown, "accus")
    assert rows(shown) == found
    shown.keyboard.press("Control+z")
    shown.keyboard.press("Control+z")
    shown.keyboard.press("Control+z")
    assert rows(shown) == len(CLAIMS)
    shown.get_by_title("Only Accused", exact=False).click()
    assert rows(shown) == found
