"""IRIs are stable, percent-safe and made in one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import GraphError
from kg.rdf import entity_iris, iri_article, iri_entity, iri_mention, iri_publisher, iri_same_as, iri_term, prefixes
from kg.records import Entity

BASE = "https://graph.example/id/"


@pytest.mark.parametrize(
    ("entity", "end"),
    [
        (Entity("0a1b", "Osmark", "GeopoliticalEntity"), "entity/0a1b"),
        (Entity("wikidata:Q96", "X", "Person"), "entity/Q96"),
        (Entity("0a1b", "X", "Person", same_as=("geonames:7", "wikidata:Q96")), "entity/Q96"),
        (Entity("0a1b", "X", "Place", same_as=("geonames:7",)), "entity/geonames-7"),
        (Entity("a1#3", "X", "Place"), "entity/a1%233"),
        (Entity("wikidata:Q96> <x", "X", "Place"), "entity/wikidata%3AQ96%3E%20%3Cx"),
    ],
)
def test_entity(entity: Entity, end: str) -> None:
    assert iri_entity(entity, BASE) == BASE + end
    assert entity_iris([entity], BASE) == {entity.id: BASE + end}


def test_ids_in_other_data_sets() -> None:
    assert iri_same_as("wikidata:Q96") == "http://www.wikidata.org/entity/Q96"
    assert iri_same_as("geonames:1") == "https://sws.geonames.org/1/"


@pytest.mark.parametrize("name", ["wikidata:Q0", "wikidata:Q96/../x", "geonames:", "javascript:alert(1)", ""])
def test_unknown_data_set_is_an_error_with_the_value_in_it(name: str) -> None:
    with pytest.raises(GraphError, match="not an id in a known data set"):
        iri_same_as(name)


def test_publisher_is_named_by_its_words() -> None:
    assert iri_publisher("The  Courier\n", BASE) == iri_publisher("The Courier", BASE)
    assert iri_publisher("The Courier", BASE) != iri_publisher("The courier", BASE)


@given(st.text(), st.integers(0, 9), st.integers(0, 9))
def test_any_id_gives_a_valid_iri_under_the_base(name: str, start: int, end: int) -> None:
    for iri in (
        iri_article(name, BASE),
        iri_mention(name, start, end, BASE),
        iri_entity(Entity(name, "", "Thing"), BASE),
    ):
        assert NamedNode(iri).value.startswith(BASE)
    assert NamedNode(iri_term(name))


@given(st.text(), st.text())
def test_different_ids_give_different_iris(one: str, other: str) -> None:
    assert (iri_article(one, BASE) == iri_article(other, BASE)) == (one == other)


def test_prefixes_are_sorted_and_complete() -> None:
    known = prefixes(BASE)
    assert list(known) == sorted(known)
    assert {"news", "e", "a", "c", "schema", "rdfs", "skos", "owl", "prov", "xsd"} <= set(known)
    assert known["e"] == BASE + "entity/"
