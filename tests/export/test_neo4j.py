"""Cypher and Neo4j's CSV files hold every value; the headers are those that its import takes."""

from __future__ import annotations

import csv
import io
import json
import re
from zipfile import ZipFile

import pytest
from exports import written
from newsroom import CLAIMS, ENTITIES, HOSTILE

from kg.export.cypher import literal
from kg.graph import Graph

STATEMENT = re.compile(
    r"(CREATE CONSTRAINT IF NOT EXISTS FOR \(n:\w+\) REQUIRE n\.id IS UNIQUE"
    r"|MERGE \(\w:\w+ \{id: V\}\) SET (\w:\w+, )?\w \+= \{(\w+: (V|\[(V(, V)*)?\])(, )?)*\}"
    r"|MATCH \(\w:\w+ \{id: V\}\), \(\w:\w+ \{id: V\}\) MERGE \(\w\)-\[:\w+\]->\(\w\));"
)
VALUE = re.compile(r"'(?:[^'\\]|\\.)*'(?: \+ '(?:[^'\\]|\\.)*')*|-?\d+(?:\.\d+)?|true|false")


def test_cypher_is_one_statement_per_line_whatever_the_text(graph: Graph) -> None:
    lines = written(graph, "cypher").decode().splitlines()
    assert [line for line in lines if not STATEMENT.fullmatch(VALUE.sub("V", line))] == []
    assert sum(line.startswith("MERGE (c:Claim") for line in lines) == len(CLAIMS)
    facts = [line for line in lines if "MERGE (a)-[:" in line]
    assert [re.search(r"\[:(\w+)\]", line)[1] for line in facts] == ["metWith", "accused", "leads"]
    assert not any("threatened" in line for line in facts)


@pytest.mark.parametrize(
    "text",
    [
        "it's",
        "\\",
        "\\'",
        "a\\u0027b",
        "\\\\u0027",
        "'}) DETACH DELETE n //",
        "\n\r\t",
        "\u2028",
        "é😀",
        "`",
        "\x00",
        HOSTILE,
    ],
)
def test_cypher_literals_end_where_they_should(text: str) -> None:
    made = literal(text)
    assert VALUE.fullmatch(made)
    assert "\\u0027" not in made
    assert made.isascii()
    parts = re.findall(r"'((?:[^'\\]|\\.)*)'", made)
    assert "".join(json.loads('"' + part.replace("\\'", "'").replace('"', '\\"') + '"') for part in parts) == text


# <name>:<type>, as https://neo4j.com/docs/operations-manual/current/import/ has it; a field without a type is text
PLAIN = "int|long|float|double|boolean|byte|short|char|string|point|date|localtime|time|localdatetime|datetime|duration"
FIELD = re.compile(
    rf"(?P<name>\w*)(?::(?P<type>(?:ID|START_ID|END_ID)(?:\((\w+)\))?|LABEL|TYPE|IGNORE|(?:{PLAIN})(?:\[\])?))?"
)
NEO4J_TYPES = {"long": int, "double": float, "string[]": lambda text: text.split("\x1f") if text else []}


def parsed_header(archive: ZipFile, name: str) -> dict[str, str]:
    """Return the fields of a file with their types; those that mean something to the import are named by their type."""
    found = [FIELD.fullmatch(field) for field in next(csv.reader([archive.read(name).decode().split("\n")[0]]))]
    assert all(found), name
    names = [field["name"] or field["type"] for field in found]
    assert len(set(names)) == len(names)
    return {name: field["type"] or "string" for name, field in zip(names, found, strict=True)}


def table(archive: ZipFile, name: str) -> list[dict[str, object]]:
    """Read a file as the import does: by the types that its header gives."""
    header, *rows = csv.reader(io.StringIO(archive.read(name).decode(), newline=""), strict=True)
    assert {len(row) for row in rows} == {len(header)}
    types = [NEO4J_TYPES.get(field.partition(":")[2], str) for field in header]
    return [
        {
            field.partition(":")[0] or field: kind(cell)
            for field, kind, cell in zip(header, types, row, strict=True)
            if cell
        }
        for row in rows
    ]


def test_neo4j_headers_are_those_that_the_import_takes(graph: Graph) -> None:
    archive = ZipFile(io.BytesIO(written(graph, "neo4j")))
    command = archive.read("import.txt").decode().replace("\\\n", "").split()
    given = dict(option.split("=", 1) for option in command if option.startswith("--") and "nodes" not in option)
    assert command[:4] == ["neo4j-admin", "database", "import", "full"]
    assert chr(int(given["--array-delimiter"].removeprefix("U+"), 16)) == "\x1f"
    assert re.findall(r"--nodes=(\S+)", " ".join(command)) == ["entities.csv", "articles.csv", "claims.csv"]
    for name in ("entities.csv", "articles.csv", "claims.csv"):
        types = list(parsed_header(archive, name).values())
        assert (types.count("ID"), types.count("LABEL")) == (1, 1), name
        assert not {"START_ID", "END_ID", "TYPE"} & set(types), name
    links = parsed_header(archive, given["--relationships"])
    assert sorted(links.values()) == ["END_ID", "START_ID", "TYPE"]


def test_neo4j_files_have_headers_that_fit_and_ends_that_exist(graph: Graph) -> None:
    archive = ZipFile(io.BytesIO(written(graph, "neo4j")))
    assert archive.testzip() is None
    nodes = {name: table(archive, f"{name}.csv") for name in ("entities", "articles", "claims")}
    ids = [str(node["id"]) for rows in nodes.values() for node in rows]
    assert len(set(ids)) == len(ids) == len(ENTITIES) + 2 + len(CLAIMS)
    assert {str(node[":LABEL"]).split("\x1f")[0] for node in nodes["entities"]} == {"Entity"}
    links = table(archive, "relationships.csv")
    assert {str(link[end]) for link in links for end in (":START_ID", ":END_ID")} <= set(ids)
    facts = [link[":TYPE"] for link in links if not str(link[":TYPE"]).isupper()]
    assert facts == ["metWith", "accused", "leads"]
    command = archive.read("import.txt").decode()
    assert all(name in command for name in archive.namelist() if name != "import.txt")


def test_neo4j_files_keep_every_value(graph: Graph) -> None:
    archive = ZipFile(io.BytesIO(written(graph, "neo4j")))
    entities = {node["id"]: node for node in table(archive, "entities.csv")}
    for line in written(graph, "entities").decode().splitlines():
        data = json.loads(line)
        node = entities[data["id"]]
        assert (node["label"], node.get("aliases", [])) == (data["label"], data["aliases"])
        assert node[":LABEL"] == f"Entity\x1f{data['type']}"
    claims = {node["id"]: node for node in table(archive, "claims.csv")}
    for row in csv.DictReader(io.StringIO(written(graph, "csv").decode(), newline="")):
        node = claims[row["id"]]
        assert node["evidence"] == row["evidence"].removeprefix("'")
        assert (node["relation"], node["confidence"]) == (row["relation"], float(row["confidence"]))
        assert node.get("about_start") == (int(row["about_start"]) if row["about_start"] else None)
