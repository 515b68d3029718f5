"""Properties that hold for every line of the tables and for any text that is looked up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.knowledge as knowledge
from kg.knowledge import NounKind, noun, organization, organizations, place, title
from kg.knowledge.adherents import AdherentKind
from kg.knowledge.places import place_key
from kg.knowledge.tables import fold, items, keys, read, rows
from kg.knowledge.titles import TitleKind

DATA = Path(knowledge.__file__).parent / "data"
TABLES = sorted(path.name for path in DATA.iterdir() if ".tsv" in path.suffixes)
LOOKUPS = (
    knowledge.adherent,
    knowledge.capital,
    knowledge.country,
    knowledge.demonym,
    knowledge.expand,
    knowledge.first_name,
    knowledge.gender,
    knowledge.government,
    knowledge.noun,
    knowledge.office,
    knowledge.organization,
    knowledge.place,
    knowledge.surname,
    knowledge.title,
)
WORDS = st.lists(
    st.sampled_from(
        ["former", "deputy", "U.S.", "Mexican", "president", "of", "the", "minister", "Paris", "St.", "ex-"]
    )
)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_well_formed(name: str) -> None:
    lines = list(rows(name))
    assert lines
    keys_of = [next(iter(line.values())) for line in lines]
    assert all(keys_of)
    for line in lines:
        for cell in line.values():
            assert cell == cell.strip()
            assert all(items(cell)) or not cell


@pytest.mark.parametrize("name", [t for t in TABLES if t.endswith(".gz") or t == "first_names.tsv"])
def test_tables_that_are_searched_are_sorted(name: str) -> None:
    lines = read(name).splitlines()[1:]
    assert lines == sorted(lines)
    first = [line.split("\t")[0] for line in lines]
    assert len(first) == len(set(first))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_in_the_notice(name: str) -> None:
    assert name in (DATA / "NOTICE").read_text(encoding="utf-8")


def test_kinds_are_known() -> None:
    assert {row["kind"] for row in rows("nouns.tsv")} == set(get_args(NounKind))
    assert {row["kind"] for row in rows("titles.tsv")} == set(get_args(TitleKind))
    assert {row["kind"] for row in rows("adherents.tsv")} == set(get_args(AdherentKind))


def test_every_noun_is_found_hyphenated_or_not() -> None:
    for row in rows("nouns.tsv"):
        assert noun(row["noun"]) == row["kind"]
        assert noun(row["noun"].replace(" ", "-").upper()) == row["kind"]


def test_every_title_is_found_by_its_text_and_in_capitals() -> None:
    for row in rows("titles.tsv"):
        for name in (row["text"], row["text"].upper()):
            found = title(name)
            assert found is not None, name
            assert found.text == row["text"]


def test_every_organization_is_found_by_its_name() -> None:
    for made in organizations():
        found = organization(made.name)
        assert found is not None
        assert made.name in (found.name, *found.aliases) or fold(made.name) in map(fold, (found.name, *found.aliases))


def test_every_name_of_a_city_leads_to_it() -> None:
    lines = list(rows("cities.tsv.gz"))
    for row in lines[::500]:
        for name in (row["name"], *items(row["aliases"])):
            assert row["geonames"] in {p.geonames for p in place(name)}, name


def test_the_index_of_cities_names_cities_only() -> None:
    cities = {row["geonames"] for row in rows("cities.tsv.gz")}
    named = {g for row in rows("city_names.tsv.gz") for g in (*items(row["first"]), *items(row["further"]))}
    assert named == cities


def test_cities_have_regions() -> None:
    regions = {row["code"] for row in rows("regions.tsv")}
    within = [row["region"] in regions for row in rows("cities.tsv.gz")]
    assert sum(within) > 0.99 * len(within)


@given(st.text(st.characters(categories=["L", "M", "Pd"])))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1))
def test_keys_begin_with_the_folded_name(text: str) -> None:
    assert keys(text)[0] == fold(text)


@given(st.one_of(st.text(), WORDS.map(" ".join)))
def test_any_text_can_be_looked_up(text: str) -> None:
    for lookup in LOOKUPS:
        assert lookup(text) == lookup(text)


@given(st.sampled_from(sorted({row["text"] for row in rows("titles.tsv") if row["kind"] == "office"})))
def test_a_deputy_never_heads(text: str) -> None:
    found = knowledge.office(f"deputy {text}")
    assert found is not None
    assert not found.heads


@given(st.sampled_from([line.split("\t")[0] for line in read("city_names.tsv.gz").splitlines()[1:]]))
def test_places_are_in_order_and_of_the_name(name: str) -> None:
    found = place(name)
    assert found
    assert len(found) == len(set(found))
    for made in found:
        assert place_key(name) in map(place_key, (made.name, *made.aliases))


def test_lookups_do_not_depend_on_the_hash_seed() -> None:
    code = "import kg.knowledge as k; print(k.place('Springfield'), k.organizations(), k.countries())"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(DATA.parent.parent.parent), "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


def test_importing_reads_no_table() -> None:
    code = "import sys, kg.knowledge; print([m for m in ('gzip', 'lzma', 'csv', 'json', 'spacy') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert result.stdout.strip() == "[]"
