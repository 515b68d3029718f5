"""Chains of claims, and who stands in the middle."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import harbour
import networkx as nx
import pytest
from conftest import fill

from kg.cli.app import run
from kg.errors import AmbiguousName, KgError, UsageError
from kg.graph import Graph
from kg.store import GraphFolder


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("harbour") / "graph"
    with GraphFolder(path) as folder:
        fill(folder, harbour.EXTRACTIONS)
    return Graph(path)


def test_a_path_is_a_chain_from_one_to_the_other(graph: Graph) -> None:
    claims = graph.shortest_path("Noor Vance", "Piet Amsel")
    at = "Noor Vance"
    for claim in claims:
        ends = {claim["subject"]["label"], claim["object"]["label"]}
        assert at in ends
        (at,) = ends - {at}
        assert claim["evidence"]["text"]
    assert at == "Piet Amsel"


def test_paths_are_the_shortest(graph: Graph) -> None:
    network = nx.Graph()
    labels = {entity.id: entity.label for entity in graph.entities()}
    for claim in graph.claims():
        if claim.subject and claim.object and claim.polarity == "affirmed":
            network.add_edge(labels[claim.subject], labels[claim.object])
    lengths = dict(nx.all_pairs_shortest_path_length(network))
    pairs = [(one, other) for one in lengths for other in lengths if one != other]
    assert len(pairs) > 50
    for one, other in pairs:
        assert len(graph.shortest_path(one, other)) == lengths[one][other], (one, other)


def test_the_best_asserted_claim_links(graph: Graph) -> None:
    (claim,) = graph.shortest_path("Rhea Solis", "Calder Freight")
    assert claim["relation"] == "founded"  # the threat is only reported
    (claim,) = graph.shortest_path("Ilan Costa", "Ada Brandt")
    assert claim["polarity"] == "affirmed"


def test_nothing_links_the_unlinked(graph: Graph) -> None:
    with pytest.raises(KgError, match="no chain of claims leads from Old Quay to Ada Brandt"):
        graph.shortest_path("Old Quay", "Ada Brandt")
    with pytest.raises(UsageError, match="are the same: Ada Brandt"):
        graph.shortest_path("Ada Brandt", "brandt")


def test_the_command(graph: Graph, newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ("--graph", str(graph.path))
    assert run(["path", "Ada Brandt", "Piet Amsel", *where]) == 0
    shown = capsys.readouterr().out
    assert "Ada Brandt" in shown.splitlines()[0]
    assert "Piet Amsel is spokesman for the Dock Workers' Union." in shown
    assert run(["path", "Ada Brandt", "Piet Amsel", "--json", *where]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert run(["path", "Old Quay", "Piet Amsel", *where]) == 1
    assert run(["path", "Mira Dole", "Harrow Lines", "--graph", str(newsroom)]) == 2
    assert "fits several entities; give the id of one: Harrow Lines (Organization" in capsys.readouterr().err


def test_a_name_of_several_is_an_error(newsroom: Path) -> None:
    with pytest.raises(AmbiguousName):
        Graph(newsroom).shortest_path("Harrow Lines", "Mira Dole")


def test_centrality(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    rows = graph.centrality()
    first = rows[0]
    assert (first["label"], first["claims"]) == max(((row["label"], row["claims"]) for row in rows), key=lambda r: r[1])
    assert all(row["neighbours"] <= row["claims"] and 0 <= row["betweenness"] <= 1 for row in rows)
    assert "Old Quay" not in {row["label"] for row in rows}
    assert {row["community"] for row in rows} == set(range(1, max(row["community"] for row in rows) + 1))
    assert run(["stats", "--centrality", "--graph", str(graph.path)]) == 0
    shown = capsys.readouterr().out
    assert first["label"] in shown
    assert "communities" in shown


def test_centrality_is_the_same_under_any_hash_seed(graph: Graph) -> None:
    script = "import sys; from kg.graph import Graph; print(Graph(sys.argv[1]).centrality())"
    outputs = set()
    for seed in ("1", "99"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", script, str(graph.path)]
        outputs.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(outputs) == 1


def test_notebooks_get_both(graph: Graph) -> None:
    shown = graph._repr_mimebundle_()
    assert shown["text/plain"].startswith("<Graph ")
    assert shown["text/html"].startswith("<iframe ")
