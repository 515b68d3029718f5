"""The HTML file: one file, strict policy, nothing of the data outside its data block."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import CLAIMS, ENTITIES, PAPER, TABLOID

from kg.records import Claim, Entity
from kg.view import Filters, page

NASTY = "</script><script>window.hit=1</script><img src=x onerror=hit=1>\" href='javascript:hit=1' \u2028 {{ 7*7 }}"


@pytest.fixture(scope="module")
def html() -> str:
    return page(ENTITIES, CLAIMS, [PAPER, TABLOID], title="Ferry strike")


def data(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)[1])


def test_it_is_a_whole_page(html: str) -> None:
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Ferry strike</title>" in html
    assert '<meta name="viewport"' in html


def test_it_names_no_address_but_those_of_the_data() -> None:
    html = page([], [], [], title="Nothing")
    outside = re.sub(r"<script>.*?</script>", "", html, flags=re.S)
    assert not re.search(r"(src|href)\s*=\s*[\"']?(https?:)?//", outside)
    assert "sourceMappingURL" not in html


def test_the_policy_allows_exactly_the_inlined_scripts_and_styles(html: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.S)
    hashes = [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline]
    assert len(hashes) == 3
    assert sorted(re.findall(r"'sha256-[^']*'", policy)) == sorted(hashes)


def test_pyvis_hands_over_nodes_edges_and_options(html: str) -> None:
    read = data(html)
    assert len(read["nodes"]) == len(ENTITIES)
    assert {"id", "label", "shape", "x", "y", "size"} <= set(read["nodes"][0])
    assert all(edge["from"] < edge["to"] for edge in read["edges"])
    assert json.loads(read["options"])["physics"] == {"enabled": False}


def test_hostile_text_stays_inside_the_data() -> None:
    entities = [replace(entity, label=NASTY, aliases=(NASTY,), same_as=(NASTY,)) for entity in ENTITIES]
    document = replace(PAPER, title=NASTY, publisher=NASTY, url=f"javascript:{NASTY}", published=NASTY)
    html = page(entities, CLAIMS, [document, TABLOID], title=NASTY)
    assert html.count("<script") == page([], [], []).count("<script")
    assert "<img" not in html
    assert "\u2028" not in html.split('id="data">')[1].split("</script>")[0]
    assert data(html)["nodes"][0]["label"] == NASTY
    assert data(html)["model"]["title"] == NASTY


def test_lone_surrogates_and_every_letter_can_be_written() -> None:
    html = page([Entity("x", "\ud800 \U0001f600 \x00", "Person")], [], [], title="t")
    assert data(html)["nodes"][0]["label"] == "\ud800 \U0001f600 \x00"


def test_filters_narrow_the_page() -> None:
    read = data(page(ENTITIES, CLAIMS, [PAPER, TABLOID], filters=Filters(relation="accused")))
    assert {node["label"] for node in read["nodes"]} == {"Osmark", "striking dockers"}


def test_an_empty_graph_makes_a_page() -> None:
    assert data(page([], [], []))["nodes"] == []


def test_a_claim_of_an_article_that_is_missing_is_shown_without_it() -> None:
    claim: Claim = CLAIMS[0]
    assert data(page(ENTITIES, [claim], []))["model"]["sentences"]["document"] == [None]


def test_the_page_is_the_same_under_any_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[2]]\n"
        "from crowd import crowd\nfrom kg.view import page\nsys.stdout.write(page(*crowd(350)))"
    )
    here = Path(__file__).parent
    command = [sys.executable, "-c", program, str(here), str(here.parent.parent)]
    pages = {
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2")
    }
    assert len(pages) == 1


def test_importing_the_view_is_light() -> None:
    program = "import sys, kg.view; print(sorted({'spacy', 'pyvis', 'networkx', 'rdflib', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "[]\n"
