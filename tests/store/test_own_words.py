"""Relations of a user's own ontology are written in the user's own namespace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import made_with
from newsroom import EXTRACTIONS, LEADS, RUN, given_members

from kg.graph import Graph
from kg.ontology import load
from kg.store import GraphFolder

WORDS = """
@prefix my: <{0}> .
@prefix news: <https://w3id.org/newskg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

my:steers a news:Relation, owl:ObjectProperty ; rdfs:label "steers" ; skos:definition "Steers." ;
    rdfs:subPropertyOf my:moves, news:leads ; owl:inverseOf my:steeredBy ; news:hasPattern "steer.1: SUBJ steer OBJ" .
my:moves a news:Relation, owl:ObjectProperty ; rdfs:label "moves" ; skos:definition "Moves." .
my:steeredBy a news:Relation, owl:ObjectProperty ; rdfs:label "steered by" ; skos:definition "Is steered by." .
"""


@pytest.mark.parametrize("namespace", ["https://words.example/mine#", "https://words.example/mine/"])
def test_a_relation_keeps_its_namespace(tmp_path: Path, namespace: str) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(WORDS.format(namespace), encoding="utf-8")
    with GraphFolder(tmp_path / "graph") as folder:
        for extraction in EXTRACTIONS:
            claims = (replace(claim, relation="steers") if claim == LEADS else claim for claim in extraction.claims)
            folder.log.put(replace(extraction, claims=tuple(claims)), RUN)
        folder.derive(made_with(vocabulary=load(file)), members=given_members)
    graph = Graph(tmp_path / "graph")
    assert graph.query(f"ASK {{ ?claim news:relation <{namespace}steers> }}")
    for fact in (f"?a <{namespace}steers> ?b", f"?a <{namespace}moves> ?b", f"?b <{namespace}steeredBy> ?a"):
        assert graph.query(f'ASK {{ ?a rdfs:label "Mira Dole" . {fact} . ?a news:leads ?b }}'), fact
    assert not graph.query("ASK { { ?a news:steers ?b } UNION { ?a news:relation news:steers } }")
    assert "steers" in graph.question("about", who="Mira Dole").column("relation")
    assert [claim.relation for claim in graph.claims()].count("steers") == 1
    assert graph.check(shapes=False).problems == ()
    pytest.importorskip("pyshacl")
    assert graph.check().problems == ()
