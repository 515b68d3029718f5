"""Articles that are taken out, and forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import made_with
from exports import written
from newsroom import PAPER, RUN
from papers import PAPERS

from kg.errors import UnknownName
from kg.graph import Graph
from kg.records import Extraction, digest
from kg.store import GraphFolder


@pytest.mark.parametrize("name", [PAPER.id, "https://courier.example/ferry", "https://graph.example/id/article/a1"])
def test_an_article_is_removed_by_id_iri_or_address(graph: Graph, name: str) -> None:
    with GraphFolder(graph.path.parent / "expected") as folder:
        folder.log.put(PAPERS[1], RUN)
        folder.derive(made_with())
    assert graph.remove(name) == PAPER.id
    assert written(graph, "nq") == written(Graph(graph.path.parent / "expected"), "nq")
    with pytest.raises(UnknownName, match="no article has the id, address or path"):
        graph.remove("nothing")


def test_an_article_by_what_was_given_as_its_id(tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        folder.log.put(Extraction(replace(PAPER, id=digest("ferry-1"))), RUN)
        folder.derive(made_with())
    assert Graph(tmp_path / "graph").remove("ferry-1") == digest("ferry-1")


def test_what_is_purged_can_not_be_found_in_any_file(graph: Graph) -> None:
    secret = b"Mira Dole leads Harrow Lines"
    assert any(secret in path.read_bytes() for path in graph.path.rglob("*") if path.is_file())
    graph.remove(PAPER.id)
    with GraphFolder(graph.path) as folder:
        assert len(folder.log.history(PAPER.id)) == 2
    graph.remove(PAPER.id, purge=True)
    assert not [path for path in graph.path.rglob("*") if path.is_file() and secret in path.read_bytes()]
