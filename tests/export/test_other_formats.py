"""RDF 1.2, nanopublications, events, followthemoney: each is read back, and says the same."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import made_with
from exports import written
from newsroom import (
    ACCUSED,
    CLAIMS,
    ENTITIES,
    EXTRACTIONS,
    MET,
    NEGATED,
    PAPER,
    PASSIVE,
    RUN,
    given_members,
)

from kg.cli.app import run
from kg.cli.export import FORMATS
from kg.export import WRITERS
from kg.export.actors import Actors
from kg.graph import Graph
from kg.records import Entity
from kg.store import GraphFolder

NEWS = "https://w3id.org/newskg/ontology#"
BASE = "https://graph.example/id/"
BOTH = [claim for claim in CLAIMS if claim.subject and claim.object]


def test_rdf12_reifies_each_claim_and_asserts_nothing_more(graph: Graph) -> None:
    triples = {quad.triple for quad in ox.parse(written(graph, "rdf12"), ox.RdfFormat.TURTLE)}
    reified = {triple for triple in triples if isinstance(triple.object, ox.Triple)}
    assert triples - reified == {quad.triple for quad in graph.snapshot.triples}
    assert {t.subject.value for t in reified} == {f"{BASE}claim/{claim.id}" for claim in BOTH}
    denied = next(t.object for t in reified if t.subject.value.endswith(NEGATED.id))
    assert denied.predicate.value == NEWS + "threatened"
    assert denied not in triples


def test_rdf12_can_be_queried(graph: Graph) -> None:
    store = ox.Store()
    store.load(written(graph, "rdf12"), ox.RdfFormat.TURTLE)
    rows = store.query(
        f"PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT ?p {{ ?c rdf:reifies <<( ?s ?p ?o )>> . "
        f"?c <{NEWS}polarity> <{NEWS}Negated> }}"
    )
    assert [row["p"].value for row in rows] == [NEWS + "threatened"]


def test_nanopublications_have_their_four_graphs(graph: Graph) -> None:
    quads = list(ox.parse(written(graph, "nanopub"), ox.RdfFormat.TRIG))
    np = "http://www.nanopub.org/nschema#"
    heads = [q for q in quads if q.object == ox.NamedNode(np + "Nanopublication")]
    assert len(heads) == len(CLAIMS)
    for head in heads:
        parts = {
            q.predicate.value: q.object for q in quads if q.subject == head.subject and q.graph_name == head.graph_name
        }
        graphs = {name: {q.triple for q in quads if q.graph_name == parts[np + name]} for name in
                  ("hasAssertion", "hasProvenance", "hasPublicationInfo")}  # fmt: skip
        assert all(graphs.values())
        assert any(t.subject == parts[np + "hasAssertion"] for t in graphs["hasProvenance"])
        assert any(t.subject == head.subject for t in graphs["hasPublicationInfo"])


def test_a_nanopublication_can_be_read_alone(graph: Graph) -> None:
    """Whoever a claim names has a label in its own publication info, which says what made it."""
    quads = list(ox.parse(written(graph, "nanopub"), ox.RdfFormat.TRIG))
    labels = {entity.label for entity in ENTITIES}
    for claim in CLAIMS:
        own = f"{BASE}claim/{claim.id}#"
        info = {q.triple for q in quads if q.graph_name.value == own + "pubinfo"}
        told = {t.subject: t.object.value for t in info if t.predicate.value.endswith("#label")}
        named = {q.object for q in quads if q.subject.value == own[:-1] and q.object.value.startswith(f"{BASE}entity/")}
        assert named < set(told)
        assert {told[entity] for entity in named} <= labels
        assert [t.subject.value for t in info if t.predicate.value.endswith("terms/creator")] == [own + "nanopub"]


def test_nanopublications_keep_all_of_each_claim(graph: Graph) -> None:
    back = {quad.triple for quad in ox.parse(written(graph, "nanopub"), ox.RdfFormat.TRIG)}
    claims = {ox.NamedNode(f"{BASE}claim/{claim.id}") for claim in CLAIMS}
    own = {
        q.triple for q in graph.snapshot.triples if q.subject in claims and "wasGeneratedBy" not in q.predicate.value
    }
    assert own <= back
    denied = ox.Triple(
        *(ox.NamedNode(iri) for iri in (f"{BASE}entity/harrow", NEWS + "threatened", f"{BASE}entity/abasi"))
    )
    assert denied not in back


def test_events_are_the_claims_with_a_category(graph: Graph) -> None:
    rows = list(csv.DictReader(io.StringIO(written(graph, "events").decode(), newline="")))
    assert len(rows) == sum(claim.category is not None for claim in CLAIMS)
    by_claim = {row["claim"].rpartition("/")[2]: row for row in rows}
    met, accused = by_claim[MET.id], by_claim[ACCUSED.id]
    assert (met["date"], met["dated_by"], met["place_label"]) == ("2024-05-03", "event", "Port Ellis")
    assert (accused["date"], accused["dated_by"]) == ("2024-05-04", "article")
    assert (accused["source_role"], accused["target_label"], accused["category"]) == (
        "GOV",
        "striking dockers",
        "ACCUSE",
    )
    assert by_claim[NEGATED.id]["polarity"] == "negated"
    assert len({row["one_a_day"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("entity", "country", "role"),
    [
        (Entity("1", "Mexico", "GeopoliticalEntity"), "MEX", "GOV"),
        (Entity("2", "Mexican police", "Group"), "MEX", "COP"),
        (Entity("3", "the White House", "Organization"), "USA", "GOV"),
        (Entity("4", "migrant caravan", "Group"), "", "REF"),
        (Entity("5", "Mira Dole", "Person"), "", ""),
        (Entity("6", "police", "Group", of_place="1"), "MEX", "COP"),
        (Entity("7", "Ferry plan of the government", "Thing"), "", ""),
    ],
)
def test_actors_have_country_and_role(entity: Entity, country: str, role: str) -> None:
    known = {made.id: made for made in (Entity("1", "Mexico", "GeopoliticalEntity"), entity)}
    actor = Actors(known.values(), ())[entity.id]
    assert (actor.country, actor.role) == (country, role)


def test_who_leads_an_organisation_has_its_role(graph: Graph) -> None:
    actors = Actors(ENTITIES, CLAIMS)
    assert actors["harrow"].role == actors["dole"].role == "BUS"
    assert actors[None].role == ""


def test_followthemoney_accepts_every_entity(graph: Graph) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    lines = [json.loads(line) for line in written(graph, "ftm").splitlines()]
    for data in lines:
        proxy = model.get_proxy(data)
        back = {prop.name: {" ".join(text.split()) for text in proxy.get(prop)} for prop in proxy.iterprops()}
        given = {name: {" ".join(text.split()) for text in texts} for name, texts in data["properties"].items()}
        assert back == given  # it drops what it does not take, and tidies white space
        proxy.schema.validate(data)


def test_followthemoney_links_to_what_is_there(graph: Graph) -> None:
    data = [json.loads(line) for line in written(graph, "ftm").splitlines()]
    known = {entity["id"] for entity in data}
    assert len(known) == len(data)
    links = [
        value for e in data for name in ("involved", "proof", "director") for value in e["properties"].get(name, ())
    ]
    assert links
    assert set(links) <= known
    events = {e["properties"]["recordId"][0].rpartition("/")[2]: e for e in data if e["schema"] == "Event"}
    assert events[NEGATED.id]["properties"]["name"] == ["Harrow Lines threatened Jon Abasi (negated)"]
    assert events[PASSIVE.id]["properties"]["name"] == ["(nobody named) arrested Jon Abasi"]
    assert [e["schema"] for e in data if e["schema"] == "Directorship"] == ["Directorship"]


def test_the_help_names_every_format() -> None:
    assert FORMATS.split() == list(WRITERS)


def test_an_unknown_format_is_told_before_a_missing_graph(tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--format", "frob", "--graph", f"{tmp_path}/none"]) == 2
    assert capsys.readouterr().err == f"kg: unknown format 'frob'; there are {', '.join(WRITERS)}\n"


def test_an_article_without_title_and_address_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        for extraction in EXTRACTIONS:
            bare = replace(extraction.document, title=None, url=None)
            folder.log.put(replace(extraction, document=bare), RUN)
        folder.derive(made_with(), members=given_members)
    data = [json.loads(line) for line in written(Graph(tmp_path / "graph"), "ftm").splitlines()]
    titles = {title for e in data if e["schema"] == "Article" for title in e["properties"]["title"]}
    assert "Ferry strike ends" in titles
    assert run(["show", "Jon Abasi", "--graph", str(tmp_path / "graph")]) == 0
    assert f"  article {PAPER.id}, 2024-05-04, claim " in capsys.readouterr().out
