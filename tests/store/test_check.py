"""A check finds what is broken, says what mends it, and is silent about what is whole."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conftest import made_with
from newsroom import EXTRACTIONS
from newsroom import RUN as OTHER
from pyoxigraph import Literal, NamedNode, Quad, Store

from evaluation.invented import RUN, article
from kg.cli.app import run
from kg.graph import Graph
from kg.store import GraphFolder


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    with GraphFolder(tmp_path / "graph") as folder:
        for extraction in EXTRACTIONS[:1]:
            folder.log.put(extraction, OTHER)
        for number in range(3):
            folder.log.put(article(number, people=20, sentences=4), RUN)
        folder.derive(made_with())
    return Graph(tmp_path / "graph")


def test_a_whole_graph_has_no_problem(graph: Graph) -> None:
    pytest.importorskip("pyshacl")
    graph.same("Mira Dole", "Jon Abasi")
    report = graph.check()
    assert report.problems == ()
    assert report.notes == ()
    assert report.counts["articles"] == 4


def test_without_pyshacl_the_rest_is_checked(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.store import check

    monkeypatch.setattr(check, "available", lambda: False)
    report = graph.check()
    assert report.problems == ()
    assert report.notes == ("shapes were not checked: pip install 'newskg[check]'",)


def triples(graph: Graph) -> Store:
    return Store(str(graph.path / "store/1/triples-0"))


def spoil_article(graph: Graph) -> None:
    store = triples(graph)
    store.remove(next(store.quads_for_pattern(None, None, None, NamedNode("https://graph.example/id/article/a1"))))


def spoil_derived(graph: Graph) -> None:
    store = triples(graph)
    terms = [NamedNode(f"https://graph.example/id/{name}") for name in ("x", "y", "z", "graph/derived")]
    store.add(Quad(*terms))


def add_graph(graph: Graph) -> None:
    triples(graph).add(Quad(NamedNode("x:a"), NamedNode("x:b"), Literal("c"), NamedNode("x:g")))


def spoil_tables(graph: Graph) -> None:
    with closing(sqlite3.connect(graph.path / "store/1/tables.sqlite")) as tables, tables:
        tables.execute("DELETE FROM claim WHERE article = 'a1'")


def spoil_text(graph: Graph) -> None:
    with closing(sqlite3.connect(graph.path / "log.sqlite")) as log, log:
        log.execute("UPDATE change SET extraction = replace(extraction, 'Reportedly, Harrow', 'Reportedly; Harrow')")


@pytest.mark.parametrize(
    ("spoil", "text", "advice"),
    [
        (spoil_article, "triples of article a1 are not what the tables say", "kg rebuild"),
        (spoil_derived, "graph/derived is not what the tables say", "kg rebuild"),
        (add_graph, "belongs to no article", "kg rebuild"),
        (spoil_tables, "article a1 has other claims in the graph than in the log", "kg rebuild"),
        (spoil_text, "article a1 has another text", "kg rebuild"),
    ],
)
def test_what_is_broken_is_found_and_mended(graph: Graph, spoil, text: str, advice: str, capsys) -> None:
    spoil(graph)
    assert run(["check", "--no-shapes", "--graph", str(graph.path)]) == 1
    out = capsys.readouterr().out
    assert text in out
    assert f"what to do: {advice}" in out
    assert run(["rebuild", "--graph", str(graph.path)]) == 0
    assert run(["check", "--no-shapes", "--graph", str(graph.path)]) == 0


def test_a_span_that_does_not_fit_is_found(graph: Graph) -> None:
    with closing(sqlite3.connect(graph.path / "log.sqlite")) as log, log:
        log.execute("UPDATE change SET extraction = replace(extraction, '\"start\":19', '\"start\":18')")
    report = graph.check(shapes=False)
    assert any("is not what the text says there" in problem.text for problem in report.problems)
    assert "backup" in report.advice


def test_a_claim_that_breaks_the_shapes_is_found(graph: Graph) -> None:
    pytest.importorskip("pyshacl")
    store = triples(graph)
    claim = next(store.quads_for_pattern(None, NamedNode("https://w3id.org/newskg/ontology#polarity"), None, None))
    store.remove(claim)
    del store
    found = [problem.text for problem in graph.check().problems]
    assert any(claim.subject.value in text and "either affirmed or negated" in text for text in found)


def test_a_build_that_goes_on_is_a_note_not_a_problem(graph: Graph) -> None:
    with GraphFolder(graph.path) as folder:
        folder.log.put(article(9), RUN)
    report = graph.check(shapes=False)
    assert report.problems == ()
    assert "a build is running, or was stopped" in report.notes[0]


def test_checking_loads_no_language_library(graph: Graph) -> None:
    import subprocess

    code = "import sys; from kg.graph import Graph; Graph(sys.argv[1]).check(); assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code, str(graph.path)], check=True, cwd=Path(__file__).parents[2])
