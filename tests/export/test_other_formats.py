"""RDF 1.2, nanopublications, events, Cypher, Neo4j's CSV, followthemoney: each is read back, and says the same."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import networkx as nx
import pyoxigraph as ox
import pytest
from conftest import made_with
from newsroom import (
    ACCUSED,
    CLAIMS,
    ENTITIES,
    EXTRACTIONS,
    HOSTILE,
    MET,
    NEGATED,
    PAPER,
    PASSIVE,
    RUN,
    WEAK,
    given_members,
)

from kg.cli.app import run
from kg.cli.export import FORMATS
from kg.export import WRITERS
from kg.export.actors import Actors
from kg.export.cypher import literal
from kg.graph import Graph
from kg.records import Entity
from kg.store import GraphFolder

NEWS = "https://w3id.org/newskg/ontology#"
BASE = "https://graph.example/id/"
BOTH = [claim for claim in CLAIMS if claim.subject and claim.object]


@pytest.fixture(scope="module")
def graph(newsroom: object) -> Graph:
    return Graph(newsroom)


def written(graph: Graph, form: str) -> bytes:
    stream = io.BytesIO()
    graph.export(form, stream)
    return stream.getvalue()


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


FIELD = re.compile(r"(?P<name>[a-z_]*):(?P<type>ID|LABEL|START_ID|END_ID|TYPE|string\[\]|string|long|double)|[a-z_]+")
NEO4J_TYPES = {"long": int, "double": float, "string[]": lambda text: text.split("\x1f") if text else []}


def table(archive: ZipFile, name: str) -> list[dict[str, object]]:
    """Read a file as the import does: by the types that its header gives."""
    header, *rows = csv.reader(io.StringIO(archive.read(name).decode(), newline=""), strict=True)
    assert all(FIELD.fullmatch(field) for field in header)
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


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_network_files_keep_every_attribute(graph: Graph, form: str) -> None:
    data = io.BytesIO(written(graph, form))
    back = nx.read_graphml(data, force_multigraph=True) if form == "graphml" else nx.read_gexf(data)
    own = graph.to_networkx()
    edges = {key: values for *_, key, values in own.edges(keys=True, data=True)}
    assert back.number_of_edges() == len(edges) == len(BOTH)
    found = [dict(values) for *_, values in back.edges(data=True)]
    weak = next(values for values in found if values["pattern"] == "met.1" and values["confidence"] == WEAK.confidence)
    for name, value in edges[f"{BASE}claim/{WEAK.id}"].items():
        assert weak[name] == value, name


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


# Elements of GEXF 1.3 with what may stand in them, and their attributes (with ! where they have to be there).
GEXF = {
    "gexf": ("meta graph", "version! variant"),
    "graph": ("attributes nodes edges", "defaultedgetype idtype mode start end timeformat"),
    "attributes": ("attribute", "class! mode start end"),
    "attribute": ("default options", "id! title! type!"),
    "nodes": ("node", "count"),
    "node": ("attvalues", "id! label pid"),
    "edges": ("edge", "count"),
    "edge": ("attvalues", "id! type label source! target! weight kind"),
    "attvalues": ("attvalue", ""),
    "attvalue": ("", "for! value!"),
}
GEXF_TYPES = {"string": str, "long": int, "double": float}


def test_gexf_keeps_the_rules_of_its_format(graph: Graph) -> None:
    """By hand, since its schema can't be had without the network."""
    root = ET.fromstring(written(graph, "gexf"))
    space = "{http://gexf.net/1.3}"
    assert (root.tag, root.get("version")) == (f"{space}gexf", "1.3")
    for element in root.iter():
        inner, attributes = GEXF[element.tag.removeprefix(space)]
        assert {child.tag.removeprefix(space) for child in element} <= set(inner.split())
        assert {name[:-1] for name in attributes.split() if name.endswith("!")} <= set(element.keys())
        assert set(element.keys()) <= set(attributes.replace("!", "").split())
    declared = {item.get("id"): GEXF_TYPES[str(item.get("type"))] for item in root.iter(f"{space}attribute")}
    for value in root.iter(f"{space}attvalue"):
        declared[value.get("for")](value.get("value"))
    ids = [node.get("id") for node in root.iter(f"{space}node")]
    edges = list(root.iter(f"{space}edge"))
    assert len(set(ids)) == len(ids) > 0
    assert len({edge.get("id") for edge in edges}) == len(edges) == len(BOTH)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(ids)
