"""Values come into a query where its engine plans with them, and change no answer."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.query import run
from kg.query.guard import check


@pytest.mark.parametrize(
    ("query", "times"),
    [
        ("SELECT ?a { ?a ?p ?b }", 1),
        ("SELECT ?a { { ?a ?p ?b } UNION { ?b ?p ?a } UNION { ?a ?b ?p } }", 4),
        ("SELECT ?a { ?x ?y ?z { ?a ?p ?b } UNION { SELECT ?b { ?b ?p ?a } } }", 2),
        ("SELECT ?a { OPTIONAL { { ?a ?p ?b } UNION { ?b ?p ?a } } MINUS { ?a ?b ?b } }", 1),
        ("CONSTRUCT { ?a ?p ?b } { { ?a ?p ?b } UNION { ?b ?p ?a } }", 3),
        ("SELECT ?a { ?a ?p ?b }}", 1),
    ],
)
def test_values_stand_in_the_pattern_and_its_alternatives(query: str, times: int) -> None:
    checked = check(query, prefixes={}, has_graph=lambda _: True, values={"a": "1"})
    assert checked.text.count("VALUES") == times


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("SELECT ?a { ?s ?p ?o FILTER(?o > ?a && STR(?o) != STR($a)) }", 1),
        ("SELECT ?a { ?s ?p ?o FILTER(!BOUND(?a) || ?o = ?a) FILTER REGEX(?o, ?a) }", 1),
        ("SELECT ?a { { ?s ?p ?o FILTER(?o > ?a) } UNION { ?s ?p ?o FILTER(?o < ?a) } }", 1),
        ("SELECT ?a { ?s ?p ?o OPTIONAL { ?s ?q ?r FILTER(?r > ?a) } }", 2),
        ("SELECT ?a { ?s ?p ?o FILTER(?o > ?a && EXISTS { ?o ?p ?a FILTER(?o > ?a) }) }", 3),
        ("SELECT ?a { ?s ?p ?o BIND(?a AS ?b) }", 2),
        ("SELECT ?a { ?s ?p ?o { SELECT ?o { ?o ?p ?x FILTER(?x > ?a) } } }", 2),
        ("SELECT ?a { ?s ?p ?o } HAVING(COUNT(?a) > 1)", 2),
    ],
)
def test_values_stand_in_filters_of_the_pattern_itself(query: str, left: int) -> None:
    checked = check(query, prefixes={}, has_graph=lambda _: True, values={"a": "'x'"})
    without_values = re.sub(r"VALUES \(.*?\) \{.*?\}", "", checked.text)
    assert len(re.findall(r"[?$]a\b", without_values)) == left


@pytest.mark.parametrize("given", ["<x:b>", None])
def test_a_value_in_a_filter_gives_the_answer_of_one_bound_by_a_pattern(given: str | None) -> None:
    store = Store()
    store.load(b"<x:a> <x:p> <x:b> . <x:b> <x:p> <x:c> . <x:c> <x:p> <x:a> .", format=RdfFormat.TURTLE)
    query = "SELECT ?s ?o ?w { ?s <x:p> ?o FILTER(!BOUND(?w) || ?o = ?w && EXISTS { ?w <x:p> ?n FILTER(?n != ?w) }) }"
    found = run(store, query, base="https://graph.example/", values={"w": NamedNode("x:b") if given else None})
    plain = query.replace("?w {", "?w { VALUES ?w { <x:b> } ") if given else query
    assert set(found.terms) == {tuple(row) for row in store.query(plain)}
    assert len(found) == (1 if given else 3)


def test_values_in_alternatives_change_no_answer() -> None:
    store = Store()
    store.load(b"<x:a> <x:p> <x:b> . <x:b> <x:p> <x:c> . <x:c> <x:p> <x:a> .", format=RdfFormat.TURTLE)
    query = "SELECT ?other { { ?who <x:p> ?other } UNION { ?other <x:p> ?who } OPTIONAL { ?other <x:q> ?open } }"
    values = {"who": NamedNode("x:a"), "open": None}
    found = run(store, query, base="https://graph.example/", values=values)
    assert sorted(found.column("other")) == ["x:b", "x:c"]
