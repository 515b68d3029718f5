"""The SPARQL endpoint answers programs, and nobody else."""

from __future__ import annotations

import json
import shutil
import subprocess
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from servers import HTML, ask

from kg.serve.messages import preferred
from kg.serve.server import MOST_BYTES

PEOPLE = "SELECT ?name { ?p a news:Person ; rdfs:label ?name } ORDER BY ?name"
NAMES = ["Ada Brandt", "Ilan Costa", "Noor Vance", "Piet Amsel", "Rhea Solis"]


def test_rdflib_is_a_client(address: str) -> None:
    store = SPARQLStore(f"http://{address}/sparql", returnFormat="json")
    query = (
        "PREFIX news: <https://w3id.org/newskg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        + PEOPLE
    )
    for method in ("GET", "POST", "POST_FORM"):
        store.method = method
        assert [str(row[0]) for row in store.query(query)] == NAMES


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl_is_a_client(address: str) -> None:
    command = [
        "curl",
        "-sS",
        "--data-urlencode",
        f"query={PEOPLE}",
        "-H",
        "Accept: text/csv",
        f"http://{address}/sparql",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["name", *NAMES]


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv",
                                    "text/tab-separated-values", "application/json", "*/*", "text/*", ""])  # fmt: skip
def test_rows_in_every_format_by_every_way(address: str, accept: str) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded", "Accept": accept}
    plain = {"Content_Type": "application/sparql-query; charset=utf-8", "Accept": accept}
    got = (
        ask(address, f"/sparql?{urlencode({'query': PEOPLE})}", Accept=accept),
        ask(address, "/sparql", method="POST", body=urlencode({"query": PEOPLE}), **form),
        ask(address, "/sparql", method="POST", body=PEOPLE, **plain),
    )
    assert {status for status, _, _ in got} == {200}
    assert len({text for *_, text in got}) == 1
    assert all(name in got[0][2] for name in NAMES)


@pytest.mark.parametrize(
    ("accept", "form"),
    [("text/turtle", ox.RdfFormat.TURTLE), ("application/n-triples", ox.RdfFormat.N_TRIPLES),
     ("application/ld+json", ox.RdfFormat.JSON_LD), ("*/*", ox.RdfFormat.TURTLE)],
)  # fmt: skip
def test_triples_in_every_format(address: str, accept: str, form: ox.RdfFormat) -> None:
    query = "CONSTRUCT { ?p rdfs:label ?name } { ?p a news:Person ; rdfs:label ?name }"
    status, headers, text = ask(address, f"/sparql?{urlencode({'query': query})}", Accept=accept)
    assert status == 200
    assert accept in ("*/*", headers["content-type"].partition(";")[0])
    assert {quad.object.value for quad in ox.parse(text, form)} == set(NAMES)


def test_ask_and_the_service_description(address: str) -> None:
    _, _, text = ask(address, f"/sparql?{urlencode({'query': 'ASK { ?s a news:Person }'})}")
    assert json.loads(text)["boolean"] is True
    _, headers, text = ask(address, "/sparql")
    assert headers["content-type"].startswith("text/turtle")
    subjects = {quad.subject.value for quad in ox.parse(text, ox.RdfFormat.TURTLE)}
    assert subjects == {f"http://{address}/sparql"}


@pytest.mark.parametrize(
    ("method", "target", "body", "headers", "status"),
    [
        ("GET", "/sparql?query=SELECT", None, {}, 400),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", None, {}, 400),
        ("GET", "/sparql?other=1", None, {}, 400),
        ("GET", "/sparql?query=%ff", None, {}, 400),
        ("GET", "/sparql?query=ASK{}&default-graph-uri=http://a.example/", None, {}, 400),
        ("GET", "/sparql?query=ASK{}", None, {"Accept": "image/png"}, 406),
        ("GET", "/sparql?query=INSERT+DATA{}", None, {}, 400),
        ("GET", f"/sparql?query={quote('SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }')}", None, {}, 400),
        ("GET", f"/sparql?query={quote('SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }')}", None, {}, 400),
        ("POST", "/sparql", "update=CLEAR+ALL", {"Content_Type": "application/x-www-form-urlencoded"}, 403),
        ("POST", "/sparql", "CLEAR ALL", {"Content_Type": "application/sparql-update"}, 415),
        ("POST", "/sparql", "ASK {}", {"Content_Type": "text/plain"}, 415),
        ("POST", "/sparql", b"\xff", {"Content_Type": "application/sparql-query"}, 400),
        ("POST", "/sparql", "x" * (MOST_BYTES + 1), {"Content_Type": "application/sparql-query"}, 413),
        ("POST", "/", "", {}, 405),
        ("PUT", "/sparql", "", {}, 405),
        ("DELETE", "/entity/Q99990011", None, {}, 405),
        ("OPTIONS", "/sparql", None, {}, 405),
        ("GET", "/nothing", None, {}, 404),
        ("GET", "/entity/", None, {}, 404),
        ("GET", "/entity/nobody", None, {}, 404),
        ("GET", "/entity/../../etc/passwd", None, {}, 404),
        ("GET", "/entity/Q99990011?format=docx", None, {}, 400),
        ("GET", "/question/nothing", None, {}, 404),
        ("GET", "/question/about", None, {}, 400),
        ("GET", "/", None, {"Host": "evil.example"}, 421),
        ("GET", "/", None, {"Host": "127.0.0.1@evil.example"}, 421),
        ("GET", "/", None, {"Host": ""}, 421),
        ("GET", "/sparql?query=ASK{}", None, {"Origin": "http://evil.example"}, 403),
        ("GET", "/sparql?query=ASK{}", None, {"Origin": "null"}, 403),
        ("GET", f"/sparql?{urlencode({'query': 'SELECT * { ?s ?p ?o }'})}", None, {}, 503),
    ],
)  # fmt: skip
def test_what_is_not_answered(
    address: str, method: str, target: str, body: str | None, headers: dict[str, str], status: int
) -> None:
    got, sent, text = ask(address, target, method=method, body=body, **headers)
    assert got == status
    assert "Traceback" not in text
    assert "access-control-allow-origin" not in sent


def test_its_own_pages_may_ask(address: str) -> None:
    status, headers, _ = ask(address, "/sparql?query=ASK{}", Origin=f"http://{address}")
    assert status == 200
    assert not [name for name in headers if name.startswith("access-control")]


def test_every_answer_has_the_headers_that_keep_pages_safe(address: str) -> None:
    for target in ("/", "/sparql", "/nothing", "/entity/Q99990011", "/question/leaders"):
        _, headers, _ = ask(address, target, **HTML)
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert "Python" not in headers["server"]


def test_an_error_points_at_the_place(address: str) -> None:
    _, _, text = ask(address, f"/sparql?{urlencode({'query': 'SELECT * {' + chr(10) + ' ?s foo:bar ?o }'})}")
    assert text.startswith("line 2, column 5: unknown prefix foo:")
    assert text.splitlines()[1:] == [" ?s foo:bar ?o }", "    ^"]


def test_head_has_no_body(address: str) -> None:
    status, headers, text = ask(address, "/", method="HEAD")
    assert (status, text) == (200, "")
    assert int(headers["content-length"]) > 1000


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "a/x"), ("*/*", "a/x"), ("b/*", "b/y"), ("b/y;q=0.5, a/x;q=0.4", "b/y"), ("a/x;q=0, */*", "b/y"),
        ("c/z", None), ("a/x;q=nonsense", None), ("A/X", "a/x"), ("*/*;q=0.1, b/y;q=0.2", "b/y"),
    ],
)  # fmt: skip
def test_the_better_liked_type_is_given(accept: str, chosen: str | None) -> None:
    assert preferred(accept, ("a/x", "b/y")) == chosen
