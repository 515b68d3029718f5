"""Answers in every format, and safe to look at."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import UsageError
from kg.graph import Graph
from kg.query import FORMATS, Result, html_table, run, write_result

EVIL = "\x1b[31mred\x9b2J \u202egnp.exe\u202c </td><script>alert(1)</script> [bold]x[/bold] tab\tline\nend"


@pytest.fixture(scope="module")
def people(newsroom: Path) -> Result:
    return Graph(newsroom).query(
        "SELECT ?label (2 AS ?n) ?none { ?x a news:Person ; rdfs:label ?label } ORDER BY ?label"
    )


@pytest.fixture
def evil() -> Result:
    store = Store()
    store.add(Quad(NamedNode("a:s"), NamedNode("a:p"), Literal(EVIL)))
    return run(store, "SELECT ?o { ?s ?p ?o }", base="https://graph.example/")


def test_rows_are_python_values(people: Result) -> None:
    assert list(people) == [
        {"label": "Jon Abasi", "n": 2, "none": None},
        {"label": "Mira Dole", "n": 2, "none": None},
    ]
    assert list(people) == list(people)  # an answer can be read again
    assert people.variables == ("label", "n", "none")
    assert (len(people), bool(people)) == (2, True)


@pytest.mark.parametrize(
    ("literal", "value"),
    [("1", 1), ("1.5", 1.5), ("1e3", 1000.0), ("true", True), ("false", False), ("'x'@en", "x"), ("<a:b>", "a:b")],
)
def test_values(literal: str, value: object) -> None:
    (row,) = run(Store(), f"SELECT ?x {{ VALUES ?x {{ {literal} }} }}", base="https://graph.example/")
    assert row == {"x": value}
    assert type(row["x"]) is type(value)


def test_csv(people: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(write_result(people, "csv"))))
    assert rows == [{"label": name, "n": "2", "none": ""} for name in ("Jon Abasi", "Mira Dole")]


def test_tsv(people: Result) -> None:
    assert write_result(people, "tsv").splitlines()[:2] == ["?label\t?n\t?none", '"Jon Abasi"\t2\t']


def test_json(people: Result) -> None:
    data = json.loads(write_result(people, "json"))
    assert [row["label"]["value"] for row in data["results"]["bindings"]] == ["Jon Abasi", "Mira Dole"]


def test_xml(people: Result) -> None:
    root = ET.fromstring(write_result(people, "xml"))
    assert [node.text for node in root.iter("{http://www.w3.org/2005/sparql-results#}literal")][::2] == [
        "Jon Abasi",
        "Mira Dole",
    ]


def test_plain_table(people: Result) -> None:
    assert write_result(people) == "label      n  none\nJon Abasi  2\nMira Dole  2\n"


def test_framed_table_fits_the_terminal(people: Result) -> None:
    for width in (18, 80):
        shown = re.sub(r"\x1b\[[0-9;]*m", "", write_result(people, terminal=True, width=width))
        assert max(map(len, shown.splitlines())) <= width
        assert "─" in shown
        assert ("Mira Dole" in shown) is (width == 80)


@pytest.mark.parametrize("terminal", [False, True])
def test_no_table_lets_control_characters_or_markup_through(evil: Result, terminal: bool) -> None:
    shown = write_result(evil, terminal=terminal, width=200)
    for bad in ("\x1b[31m", "\x9b", "\u202e", "\u202c", "\t"):
        assert bad not in shown
    assert "[bold]x[/bold] tab line end" in shown


def test_html_is_escaped(evil: Result) -> None:
    assert "<script>" not in html_table(evil)
    assert "&lt;script&gt;" in evil._repr_html_()


@pytest.mark.parametrize("form", FORMATS)
def test_ask(newsroom: Path, form: str) -> None:
    yes = Graph(newsroom).query("ASK { e:Q99990001 news:metWith e:abasi }")
    no = Graph(newsroom).query("ASK { e:Q99990001 news:visited e:osmark }")
    assert (bool(yes), bool(no), list(yes)) == (True, False, [{"answer": True}])
    assert "true" in write_result(yes, form)
    assert "false" in write_result(no, form)


@pytest.mark.parametrize("text", ["CONSTRUCT { ?a news:metWith ?b } { ?a news:metWith ?b }", "DESCRIBE e:abasi"])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_triples_are_turtle(newsroom: Path, text: str, form: str) -> None:
    result = Graph(newsroom).query(text)
    written = {quad.triple for quad in parse(write_result(result, form), RdfFormat.TURTLE)}
    assert written == set(result.triples())
    assert len(result) == len(written) > 1
    assert set(next(iter(result))) == {"subject", "predicate", "object"}
    assert "metWith" in write_result(result, "table")


def test_iris_are_short_in_tables(newsroom: Path) -> None:
    result = Graph(newsroom).query(
        "SELECT ?x ?type { ?x rdfs:label 'Mira Dole' ; a ?type FILTER(?type = news:Person) }"
    )
    assert write_result(result) == "x            type\ne:Q99990001  Person\n"


def test_unknown_format(people: Result) -> None:
    with pytest.raises(UsageError, match="unknown format 'yaml'; there are table, csv, tsv, json, xml"):
        write_result(people, "yaml")


def test_rows_can_be_picked_and_cut(people: Result) -> None:
    assert people[0]["label"] == people[-2]["label"] == "Jon Abasi"
    assert [row["label"] for row in people[1:]] == ["Mira Dole"]
    assert people.column("label") == ["Jon Abasi", "Mira Dole"]
    assert {"label": "Mira Dole", "n": 2, "none": None} in people
    with pytest.raises(IndexError):
        people[2]


def test_pandas_takes_a_result(people: Result) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    assert list(pandas.DataFrame(people)["label"]) == ["Jon Abasi", "Mira Dole"]
    assert list(people.to_pandas().columns) == ["label", "n", "none"]


def test_notebooks_get_text_and_html(people: Result) -> None:
    shown = people._repr_mimebundle_()
    assert "Mira Dole" in shown["text/plain"]
    assert shown["text/html"] == people._repr_html_()
    assert repr(people) == "<Result: 2 rows of label, n, none>"


def test_ill_typed_numbers_are_text() -> None:
    (row,) = run(Store(), "SELECT ('many'^^xsd:integer AS ?x) {}", base="https://graph.example/")
    assert row == {"x": "many"}
