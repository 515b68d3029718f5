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
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from newsroom import CLAIMS, ENTITIES, PAPER, TABLOID

from kg.records import Claim, Entity
from kg.view import Filters, page
from kg.view.columns import columns

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
    inline = re.findall(r'<(?:script|style)(?: type="text/plain" id="vis")?>(.*?)</(?:script|style)>', html, re.S)
    hashes = [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline]
    assert len(hashes) == 3
    assert sorted(re.findall(r"'sha256-[^']*'", policy)) == sorted(hashes)


def test_pyvis_hands_over_places_lines_and_options(html: str) -> None:
    read = data(html)
    assert set(read["nodes"]) == {"x", "y", "size"}
    assert {len(spread(column)) for column in read["nodes"].values()} == {len(ENTITIES)}
    assert all(a < b for a, b in zip(*(spread(read["edges"][end]) for end in ("from", "to")), strict=True))
    assert json.loads(read["options"])["physics"] == {"enabled": False}


def labels(html: str) -> list[str]:
    return data(html)["model"]["entities"].get("label", [])


def test_hostile_text_stays_inside_the_data() -> None:
    entities = [replace(entity, label=NASTY, aliases=(NASTY,), same_as=(NASTY,)) for entity in ENTITIES]
    document = replace(PAPER, title=NASTY, publisher=NASTY, url=f"javascript:{NASTY}", published=NASTY)
    html = page(entities, CLAIMS, [document, TABLOID], title=NASTY)
    assert html.count("<script") == page([], [], []).count("<script")
    assert "<img" not in html
    assert "\u2028" not in html.split('id="data">')[1].split("</script>")[0]
    assert set(spread(data(html)["model"]["entities"]["label"])) == {NASTY}
    assert data(html)["model"]["title"] == NASTY


def test_lone_surrogates_and_every_letter_can_be_written() -> None:
    html = page([Entity("x", "\ud800 \U0001f600 \x00", "Person")], [], [], title="t")
    assert labels(html)[0] == "\ud800 \U0001f600 \x00"


def test_filters_narrow_the_page() -> None:
    html = page(ENTITIES, CLAIMS, [PAPER, TABLOID], filters=Filters(relation="accused"))
    assert set(labels(html)) == {"Osmark", "striking dockers"}


def test_an_empty_graph_makes_a_page() -> None:
    assert data(page([], [], []))["nodes"] == {"x": [], "y": [], "size": []}


def test_a_claim_of_an_article_that_is_missing_is_known_by_its_id() -> None:
    claim: Claim = CLAIMS[0]
    model = data(page(ENTITIES, [claim], []))["model"]
    assert model["sentences"]["document"] == [0]
    assert (model["documents"]["id"], model["documents"]["title"]) == ([claim.article], [None])


def test_one_shared_value_is_written_once() -> None:
    rows = [{"a": "one", "b": value} for value in (*[None] * 30, [1], *[None] * 30)]
    same, others = {"rows": 61, "most": "one", "but": {}}, {"rows": 61, "most": None, "but": {30: [1]}}
    assert columns(rows) == {"a": same, "b": others}
    assert columns([]) == {}


def test_numbers_that_never_fall_are_steps_and_spans_have_lengths() -> None:
    rows = [{"a": 7 + number // 2, "b": [number, number + 3], "c": 9 - number} for number in range(5)]
    steps, spans = {"steps": [7, 0, 1, 0, 1]}, {"starts": [0, 1, 2, 3, 4], "lengths": [3] * 5}
    assert columns(rows) == {"a": steps, "b": spans, "c": [9, 8, 7, 6, 5]}


LISTS = some.lists(some.integers(-3, 3)).map(sorted)
SPANS = some.lists(some.none() | some.lists(some.integers(-3, 3), min_size=2, max_size=2))


@given(some.lists(some.sampled_from([None, 1, True, [1], [True], "1"])) | LISTS | SPANS)
def test_columns_can_be_spread_again(values: list[object]) -> None:
    column = columns([{"v": value} for value in values]).get("v", [])
    assert repr(spread(json.loads(json.dumps(column)))) == repr(values)


def spread(column: Any) -> list[Any]:
    """Undo what `columns` does, as the page's scripts do."""
    if isinstance(column, list):
        return column
    if "steps" in column:
        return list(accumulate(spread(column["steps"])))
    if "starts" in column:
        both = zip(spread(column["starts"]), spread(column["lengths"]), strict=True)
        return [None if start is None else [start, start + length] for start, length in both]
    return [column["but"].get(str(row), column["most"]) for row in range(column["rows"])]


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
