"""The graph as Python users get it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import fill, made_with
from newsroom import CLAIMS, ENTITIES, EXTRACTIONS, MET, PAPER, RUN, TABLOID, given_members

from kg.errors import AmbiguousName, GraphError, UnknownName
from kg.graph import Graph
from kg.store import GraphFolder


@pytest.fixture(scope="module")
def graph(newsroom: Path) -> Graph:
    return Graph(newsroom)


def test_records_come_back(graph: Graph) -> None:
    assert graph.entities() == ENTITIES
    assert graph.claims() == CLAIMS
    assert graph.documents() == (PAPER, TABLOID)


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no graph in '.*': run 'kg build …' first"):
        Graph(tmp_path / "graph")


@pytest.mark.parametrize(
    "name", ["Mira Dole", "mira dole", "DOLE", "dole", "https://graph.example/id/entity/Q99990001"]
)
def test_find(graph: Graph, name: str) -> None:
    assert graph.find(name).label == "Mira Dole"


def test_find_tells_what_there_is(graph: Graph) -> None:
    with pytest.raises(UnknownName, match=r"^no entity is called 'Mira Doll'; did you mean 'Mira Dole'\?$"):
        graph.find("Mira Doll")
    with pytest.raises(UnknownName, match="did you mean 'Osmark'"):
        graph.find("Osmrak")
    with pytest.raises(UnknownName, match=r"^no entity is called 'zzz'$"):
        graph.find("zzz")
    with pytest.raises(AmbiguousName, match=r"fits several entities; give the id of one: Harrow Lines \(Org"):
        graph.find("Harrow Lines")
    assert graph.find("harrow#2").aliases == ("Old Harrow",)


def test_show(graph: Graph) -> None:
    data = graph.show("Dole")
    assert (data["label"], data["type"], len(data["mentions"])) == ("Mira Dole", "Person", 3)
    assert [role["relation"] for role in data["roles"]] == ["leads"]
    relations = sorted(claim["relation"] for claim in data["claims"])
    assert relations == ["criticized", "leads", "metWith", "metWith", "stated", "visited"]
    assert all(claim["evidence"]["text"] for claim in data["claims"])
    assert json.dumps(data)


def test_show_of_a_group_names_its_place(graph: Graph) -> None:
    assert graph.show("striking dockers")["of_place"]["label"] == "Port Ellis"


def test_what_is_only_reported_or_planned_is_no_role(graph: Graph) -> None:
    assert graph.show("Osmark")["roles"] == []


def test_stats(graph: Graph) -> None:
    stats = graph.stats()
    assert (stats["articles"], stats["entities"], stats["claims"], stats["publishers"]) == (2, 7, len(CLAIMS), 2)
    assert stats["triples"] == len(graph.snapshot.triples)
    assert next(iter(stats["relation"].items())) == ("metWith", 3)
    assert stats["polarity"] == {"affirmed": 10, "negated": 1}


def test_view(graph: Graph, tmp_path: Path) -> None:
    whole = graph.view(tmp_path / "whole.html").read_text(encoding="utf-8")
    part = graph.view(tmp_path / "part.html", around="Osmark", relation="accused").read_text(encoding="utf-8")
    assert "Harrow Lines" in whole
    assert "Harrow Lines" not in part
    assert "striking dockers" in part


def test_notebooks_get_a_frame_without_rights(graph: Graph) -> None:
    frame = graph._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts" ')
    assert frame.count("<") == 2  # the page itself is escaped


def test_a_graph_sees_what_a_later_build_adds(tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        fill(folder)
        graph = Graph(tmp_path / "graph")
        assert len(graph.claims()) == len(CLAIMS)
        folder.log.put(replace(EXTRACTIONS[0], claims=(MET,)), RUN)
        folder.log.remove(TABLOID.id)
        folder.derive(made_with(), members=given_members)
        assert graph.claims() == (MET,)
        assert len(graph.query("SELECT ?c { ?c a news:Claim }")) == 1


READ = """
import sys
from kg.graph import Graph
graph = Graph(sys.argv[1])
graph.show("Mira Dole")
graph.question("accusations")
heavy = {"spacy", "torch", "onnxruntime", "rdflib", "numpy", "pyvis"} & set(sys.modules)
assert not heavy, heavy
"""


def test_reading_needs_no_heavy_library(newsroom: Path) -> None:
    subprocess.run([sys.executable, "-c", READ, str(newsroom)], check=True, cwd=Path(__file__).parents[1])


def test_rdflib_sees_what_the_store_holds(graph: Graph) -> None:
    dataset = graph.to_rdflib()
    claims = "SELECT (COUNT(?c) AS ?n) { ?c a <https://w3id.org/newskg/ontology#Claim> }"
    [row] = dataset.query(claims)
    assert int(row[0]) == len(CLAIMS)
    assert len(list(dataset.graphs())) > len((PAPER, TABLOID))
