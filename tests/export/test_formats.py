"""Every export can be read back by others, and says what the graph says."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare
from exports import written
from newsroom import CLAIMS, ENTITIES, HOSTILE, MET, PAPER, STATED, TABLOID, WEAK

from kg.errors import KgError, UsageError
from kg.export import WRITERS
from kg.export.rows import COLUMNS
from kg.graph import Graph
from kg.rdf import clean

BASE = "https://graph.example/id/"
TRIPLES = {"ttl": ("turtle", ox.RdfFormat.TURTLE), "nt": ("nt", ox.RdfFormat.N_TRIPLES),
           "jsonld": ("json-ld", ox.RdfFormat.JSON_LD), "rdfxml": ("xml", ox.RdfFormat.RDF_XML)}  # fmt: skip
QUADS = {"nq": ("nquads", ox.RdfFormat.N_QUADS), "trig": ("trig", ox.RdfFormat.TRIG)}


@pytest.fixture(scope="module")
def exports(graph: Graph) -> dict[str, bytes]:
    return {form: written(graph, form) for form in WRITERS}


def rows(data: bytes) -> list[dict[str, object]]:
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


@pytest.mark.parametrize("form", TRIPLES)
def test_triples_are_those_of_the_store(graph: Graph, exports: dict[str, bytes], form: str) -> None:
    back = {quad.triple for quad in ox.parse(exports[form], TRIPLES[form][1])}
    assert back == {quad.triple for quad in graph.snapshot.triples}


@pytest.mark.parametrize("form", [form for form in TRIPLES if form != "nt"])
def test_other_readers_see_the_same_triples(exports: dict[str, bytes], form: str) -> None:
    one, other = rdflib.Graph(), rdflib.Graph()
    one.parse(data=exports["nt"], format="nt")
    other.parse(data=exports[form], format=TRIPLES[form][0])
    assert len(one) > 300
    assert rdflib.compare.isomorphic(one, other)


@pytest.mark.parametrize("form", QUADS)
def test_quads_are_those_of_the_store(graph: Graph, exports: dict[str, bytes], form: str) -> None:
    name, own = QUADS[form]
    assert set(ox.parse(exports[form], own)) == set(graph.snapshot.triples)
    dataset = rdflib.Dataset()
    dataset.parse(data=exports[form], format=name)
    graphs = {str(part.identifier) for part in dataset.graphs() if len(part)}
    assert graphs == {BASE + end for end in ("article/a1", "article/b2", "graph/entities", "graph/derived")}


def test_jsonld_needs_no_network(exports: dict[str, bytes]) -> None:
    context = json.loads(exports["jsonld"])["@context"]
    assert isinstance(context, dict)
    assert context["news"] == "https://w3id.org/newskg/ontology#"


def test_turtle_uses_prefixes(exports: dict[str, bytes]) -> None:
    text = exports["ttl"].decode()
    assert "e:Q99990001 a news:Agent , news:Entity , news:Person ;" in text
    assert "news:metWith e:abasi" in text


def test_claims_keep_the_contract(exports: dict[str, bytes]) -> None:
    by_id = {row["id"]: row for row in rows(exports["claims"])}
    assert len(by_id) == len(CLAIMS)
    article = {
        "id": f"{BASE}article/a1",
        "url": "https://courier.example/ferry",
        "title": "Ferry strike ends",
        "published": "2024-05-04",
    }
    dole = {"id": f"{BASE}entity/Q99990001", "label": "Mira Dole", "type": "Person"}
    assert by_id[f"{BASE}claim/{MET.id}"] == {
        "id": f"{BASE}claim/{MET.id}",
        "subject": dole,
        "relation": "metWith",
        "object": {"id": f"{BASE}entity/abasi", "label": "Jon Abasi", "type": "Person"},
        "about": None,
        "polarity": "affirmed",
        "modality": "actual",
        "attribution": "article",
        "claimed_by": [],
        "event_date": "2024-05-03",
        "event_place": {"id": f"{BASE}entity/geonames-99990002", "label": "Port Ellis", "type": "Place"},
        "category": "CONSULT",
        "confidence": 0.93,
        "pattern": "met.1",
        "evidence": {
            "text": "Mira Dole met Jon Abasi in Port Ellis on 3 May.",
            "start": 19,
            "end": 66,
            "trigger": [29, 32],
            "subject_span": [19, 28],
            "object_span": [33, 42],
        },
        "article": article,
    }
    stated = by_id[f"{BASE}claim/{STATED.id}"]
    assert (stated["subject"], stated["object"]) == (dole, None)
    assert stated["about"] == {"text": "The plan is dead", "start": 350, "end": 366}


def test_evidence_is_the_text_at_its_offsets(exports: dict[str, bytes]) -> None:
    texts = {row["id"]: row["text"] for row in rows(exports["documents"])}
    for claim in rows(exports["claims"]):
        evidence, text = claim["evidence"], texts[claim["article"]["id"]]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    for entity in rows(exports["entities"]):
        for mention in entity["mentions"]:
            assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["text"]


def test_entities_keep_the_contract(exports: dict[str, bytes]) -> None:
    found = rows(exports["entities"])
    assert [row["label"] for row in found] == [entity.label for entity in ENTITIES]
    dole = next(row for row in found if row["label"] == "Mira Dole")
    assert dole == {
        "id": f"{BASE}entity/Q99990001",
        "label": "Mira Dole",
        "type": "Person",
        "aliases": ["Dole", 'Mira "Ace" Dole'],
        "same_as": ["http://www.wikidata.org/entity/Q99990001"],
        "mentions": [
            {"article": f"{BASE}article/a1", "start": 19, "end": 28, "text": "Mira Dole"},
            {"article": f"{BASE}article/a1", "start": 175, "end": 184, "text": "Mira Dole"},
            {"article": f"{BASE}article/b2", "start": 59, "end": 74, "text": 'Mira "Ace" Dole'},
        ],
    }


def test_documents_keep_the_contract(exports: dict[str, bytes]) -> None:
    first, second = rows(exports["documents"])
    assert list(first) == ["id", "url", "title", "published", "publisher", "text"]
    assert first["text"] == PAPER.text
    assert second["text"] == clean(TABLOID.text)
    assert first["publisher"] == "Port Ellis Courier"


def test_csv_has_one_row_per_claim_and_no_formulas(exports: dict[str, bytes]) -> None:
    found = list(csv.DictReader(io.StringIO(exports["csv"].decode("utf-8"), newline="")))
    assert tuple(found[0]) == COLUMNS
    assert len(found) == len(CLAIMS)
    weak = next(row for row in found if row["id"].endswith(WEAK.id))
    assert weak["title"] == "'" + HOSTILE.splitlines()[0]
    assert weak["evidence"] == WEAK.evidence.text
    assert not [cell for row in found for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_page_has_no_script_of_the_news(exports: dict[str, bytes]) -> None:
    text = exports["html"].decode()
    assert "Mira Dole" in text
    assert "<img src=x" not in text


SCRIPT = """
import hashlib, io, sys
from kg.export import WRITERS
from kg.graph import Graph
for form in WRITERS:
    stream = io.BytesIO()
    Graph(sys.argv[1]).export(form, stream)
    print(form, hashlib.sha256(stream.getvalue()).hexdigest())
"""
BUILD = """
import sys
from pathlib import Path
from conftest import fill
from kg.store import GraphFolder
with GraphFolder(sys.argv[1]) as folder:
    fill(folder)
"""


def test_two_builds_export_the_same_bytes_under_any_hash_seed(tmp_path: Path, exports: dict[str, bytes]) -> None:
    here = Path(__file__).parents[1]
    outputs = set()
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"}
        for script in (BUILD, SCRIPT):
            command = [sys.executable, "-c", script, str(tmp_path / seed)]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        outputs.add(done.stdout)
    (output,) = outputs
    assert len(output.splitlines()) == len(exports) == len(WRITERS)


def test_unknown_formats_are_refused(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown format 'docx'; there are ttl, nt, "):
        graph.export("docx", tmp_path / "out")


def test_a_file_is_replaced_in_one_step(
    graph: Graph, exports: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "graph.nt"
    target.write_text("old")
    graph.export("nt", target)
    assert target.read_bytes() == exports["nt"]

    def fail(snapshot: object, output: io.BufferedWriter) -> None:
        output.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.export.writers.WRITERS", {"nt": fail})
    with pytest.raises(OSError, match="No space left"):
        graph.export("nt", target)
    assert target.read_bytes() == exports["nt"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.nt"]


@pytest.mark.parametrize("place", ["missing/out.nt", "."])
def test_a_place_that_can_not_be_written_is_one_clear_line(graph: Graph, tmp_path: Path, place: str) -> None:
    with pytest.raises(KgError, match="can't write"):
        graph.export("nt", tmp_path / place)


def test_a_pipe_is_written_through(graph: Graph, exports: dict[str, bytes], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE) as reader:
        graph.export("claims", tmp_path / "pipe")
        assert reader.communicate()[0] == exports["claims"]
