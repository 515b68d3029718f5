"""A query that takes too long, too much or too many rows is really stopped."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from conftest import fill

from kg.errors import LimitError, QueryError, UsageError
from kg.graph import Graph
from kg.query.worker import Worker
from kg.store import GraphFolder

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS_QUERIES = (
    ENDLESS,
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STRLEN(CONCAT(STR(?a), STR(?l))) = 1) }",
    "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a (<x:a>|!<x:a>)* ?c . ?d (<x:a>|!<x:a>)* ?f . ?g ?h ?i }",
)


@pytest.fixture(scope="module")
def graph(newsroom: Path) -> Graph:
    return Graph(newsroom)


@pytest.mark.parametrize("query", ENDLESS_QUERIES)
def test_the_time_limit_ends_the_process_that_works(newsroom: Path, query: str) -> None:
    worker = Worker(newsroom)
    assert worker.ask("ASK { ?s a news:Person }", seconds=60)
    process = worker._process
    assert process
    with pytest.raises(LimitError, match=r"the query was stopped after 0\.5 s: narrow it down, or allow more time"):
        worker.ask(query, seconds=0.5)
    assert process.poll() is not None
    assert worker.ask("ASK { ?s a news:Person }", seconds=60)  # the next one gets a new process
    worker.close()


def test_the_command_is_stopped_with_one_line(newsroom: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", ENDLESS, "--seconds", "0.5", "--graph", str(newsroom)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kg: the query was stopped after 0.5 s: narrow it down, or allow more time with --seconds\n"


@pytest.mark.parametrize("text", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE ?s { ?s a ?c }"])
@pytest.mark.parametrize("seconds", [None, 60])
def test_the_row_limit_is_an_error_and_not_a_short_answer(graph: Graph, text: str, seconds: float | None) -> None:
    with pytest.raises(LimitError, match="the answer has more than 5 rows"):
        graph.query(text, rows=5, seconds=seconds)


def test_rows_are_made_one_by_one(graph: Graph) -> None:
    start = time.perf_counter()
    with pytest.raises(LimitError):
        graph.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", rows=10)
    assert time.perf_counter() - start < 20


def test_as_many_rows_as_allowed_are_fine(graph: Graph) -> None:
    assert len(graph.query("SELECT * { ?s ?p ?o } LIMIT 5", rows=5)) == 5


def test_a_worker_answers_like_this_process(graph: Graph) -> None:
    for text in (
        "SELECT * { ?s rdfs:label ?l OPTIONAL { ?s news:nothing ?n } } ORDER BY ?l",
        "SELECT (1.5 AS ?a) ('é\\t\\n\"' AS ?b) ('x'@en AS ?c) (true AS ?d) {}",
        "ASK { ?s a news:Person }",
        "ASK { ?s a news:Nothing }",
        "CONSTRUCT { ?s news:is ?l } { ?s rdfs:label ?l }",
        "SELECT ?x { ?x a news:Nothing }",
    ):
        assert graph.query(text, seconds=60) == graph.query(text)
    assert graph.question("meetings", since="2024-05-03", seconds=60) == graph.question("meetings", since="2024-05-03")


def test_errors_come_back_from_the_worker(graph: Graph) -> None:
    with pytest.raises(QueryError, match="line 2, column 3: INSERT is not allowed") as caught:
        graph.query("PREFIX ex: <a:b>\n  INSERT DATA { }", seconds=60)
    assert caught.value.excerpt == "  INSERT DATA { }\n  ^"


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_limit_lets_something_through(graph: Graph, seconds: float) -> None:
    with pytest.raises(UsageError, match="seconds must be more than 0"):
        graph.query("ASK {}", seconds=seconds)


def test_a_worker_sees_the_last_finished_state(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with GraphFolder(path) as folder:
        fill(folder)
    worker = Worker(path)
    count = "SELECT (COUNT(*) AS ?n) { ?s a news:Claim }"
    before = worker.ask(count, seconds=60)
    with GraphFolder(path) as folder:
        assert worker.ask(count, seconds=60) == before  # while another has the graph open for writing
        fill(folder)
    assert worker.ask(count, seconds=60) == before
    worker.close()


def test_values_are_bound_as_terms(graph: Graph) -> None:
    who = graph.find("Mira Dole")
    (row,) = graph.query("SELECT ?name { ?who rdfs:label ?name }", values={"who": who})
    assert row == {"name": "Mira Dole"}
    given = {"a": 'x" } #', "b": 3, "c": 1.5, "d": True, "e": date(2024, 5, 3), "f": None}
    (row,) = graph.query("SELECT ?a ?b ?c ?d ?e ?f { }", values=given)
    assert row == {**given, "e": "2024-05-03"}
    with pytest.raises(UsageError, match="can't be given a list"):
        graph.query("SELECT ?a { }", values={"a": []})


def test_values_reach_the_pattern_of_a_construct(graph: Graph) -> None:
    text = "CONSTRUCT { ?who news:is ?name } { ?who rdfs:label ?name }"
    (row,) = graph.query(text, values={"who": graph.find("Mira Dole")})
    assert row["object"] == "Mira Dole"
    with pytest.raises(QueryError, match="a query with a pattern in braces only"):
        graph.query("DESCRIBE e:abasi", values={"who": 1})
