"""A query that names what there is not is answered, and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import fill, made_with

from kg.cli.app import run
from kg.graph import Graph
from kg.query import questions
from kg.query.hints import hints
from kg.rdf import Rule
from kg.store import GraphFolder, open_snapshot


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("SELECT ?c { ?c news:relation news:metwith }", {"metwith": "did you mean news:metWith?"}),
        ("SELECT ?c { ?c news:Relation ?r ; news:polarty ?p }", {"polarty": "did you mean news:polarity?"}),
        ("ASK { ?c news:frobnicated [] }", {"frobnicated": "'kg relations' lists the relations"}),
        (
            "PREFIX n: <https://w3id.org/newskg/ontology#> ASK { ?c n:acused ?d }",
            {"acused": "did you mean news:accused?"},
        ),
        ("ASK { ?c news:relation news:founded ; news:category news:AID ; news:polarity news:Negated }", {}),
        ("ASK { ?c rdfs:lable ?l ; schema:nothing ?x ; ?p 'news:metwith' } # news:metwith", {}),
    ],
)
def test_names_that_neither_ontology_nor_graph_has(newsroom: Path, query: str, names: dict[str, str]) -> None:
    told = [f"news:{name} is not in the ontology: {more}" for name, more in names.items()]
    assert list(hints(query, open_snapshot(newsroom))) == told


def test_names_of_a_users_own_ontology_are_known(tmp_path: Path) -> None:
    query = "SELECT ?s { ?s news:endorsed ?o }"
    with GraphFolder(tmp_path) as folder:
        fill(folder)
        assert hints(query, open_snapshot(tmp_path))
        known = made_with()
        folder.derive(replace(known, relations={**known.relations, "endorsed": Rule()}))
    assert hints(query, open_snapshot(tmp_path)) == ()


def test_the_named_questions_name_what_there_is(newsroom: Path) -> None:
    snapshot = open_snapshot(newsroom)
    assert [name for name, asked in questions().items() if hints(asked.sparql, snapshot)] == []


def test_the_command_tells_on_stderr_and_answers(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT ?c { ?c news:relation news:metwith }"
    assert run(["query", query, "--graph", str(newsroom), "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("c\r\n", "kg: news:metwith is not in the ontology: did you mean news:metWith?\n")
    assert len(Graph(newsroom).query(query)) == 0
