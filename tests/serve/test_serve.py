"""The server answers programs and people, and nobody else."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlencode

import harbour
import pyoxigraph as ox
import pytest
from conftest import fill
from hostile import HOSTILE_TEXTS, hostile_article
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.graph import Graph
from kg.query import questions
from kg.serve.app import App
from kg.serve.messages import Request, preferred
from kg.serve.server import MOST_BYTES, Server
from kg.store import GraphFolder

PEOPLE = "SELECT ?name { ?p a news:Person ; rdfs:label ?name } ORDER BY ?name"
NAMES = ["Ada Brandt", "Ilan Costa", "Noor Vance", "Piet Amsel", "Rhea Solis"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("harbour") / "graph"
    with GraphFolder(path) as folder:
        fill(folder, harbour.EXTRACTIONS)
    return path


@pytest.fixture(scope="module")
def app(path: Path) -> Iterator[App]:
    app = App(Graph(path), seconds=20, rows=500)
    yield app
    app.close()


@pytest.fixture(scope="module")
def address(app: App) -> Iterator[str]:
    with Server(("127.0.0.1", 0), app) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def ask(
    address: str, target: str, *, method: str = "GET", body: str | bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(address, timeout=120)
    connection.request(
        method, target, body=body, headers={name.replace("_", "-"): text for name, text in headers.items()}
    )
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, text


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
        ("GET", "/question/nothing", None, {}, 400),
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


def test_the_start_page_offers_every_question_and_asks(address: str) -> None:
    status, _, text = ask(address, "/", **HTML)
    assert status == 200
    assert all(f'<option value="{name}"' in text for name in questions())
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", text)
    status, _, text = ask(address, f"/?{urlencode({'query': PEOPLE})}", **HTML)
    assert all(f'<td dir="auto">{name}</td>' in text for name in NAMES)
    status, _, text = ask(address, f"/?{urlencode({'query': 'SELECT <script>'})}", **HTML)
    assert status == 400
    assert "SELECT &lt;script&gt;" in text


def test_entities_are_negotiated(address: str) -> None:
    _, headers, page = ask(address, "/entity/Q99990011", **HTML)
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert "Ada Brandt" in page
    assert "Ada Brandt, chair of the Harbour Board, met Ilan Costa at Old Quay on 27 February." in page
    assert 'href="/entity/Ilan%20Costa"' in page or 'href="/entity/' in page
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        _, headers, text = ask(address, "/entity/Q99990011", Accept=accept)
        assert headers["content-type"].startswith(accept)
        assert headers["vary"] == "Accept"
        assert any(
            quad.object.value == "Ada Brandt" for quad in ox.parse(text, form) if isinstance(quad.object, ox.Literal)
        )
    assert ask(address, "/entity/Q99990011?format=ttl", **HTML)[1]["content-type"].startswith("text/turtle")


def test_every_link_of_a_page_leads_somewhere(address: str) -> None:
    _, _, page = ask(address, "/entity/Q99990011", **HTML)
    links = sorted(set(re.findall(r'href="(/[^"]*)"', page)))
    assert len(links) > 5
    assert [link for link in links if ask(address, link, **HTML)[0] != 200] == []


def test_named_questions_have_an_address(address: str) -> None:
    _, _, text = ask(address, f"/question/quotes?{urlencode({'who': 'Rhea Solis'})}", Accept="text/csv")
    assert "I was not there" in text


def test_the_graph_page(address: str) -> None:
    status, _, text = ask(address, "/graph", **HTML)
    assert status == 200
    assert "Ada Brandt" in text


def test_head_has_no_body(address: str) -> None:
    status, headers, text = ask(address, "/", method="HEAD")
    assert (status, text) == (200, "")
    assert int(headers["content-length"]) > 1000


def test_a_query_without_end_is_stopped_and_others_go_on(path: Path) -> None:
    app = App(Graph(path), seconds=1, workers=1)
    try:
        request = Request("GET", f"/sparql?{urlencode({'query': ENDLESS})}", {"host": "localhost"})
        got = app.respond(request)
        assert (got.status, got.body.startswith(b"the query was stopped after 1 s")) == (503, True)
        assert app.respond(Request("GET", "/sparql?query=ASK{}", {"host": "localhost"})).status in (200, 503)
    finally:
        app.close()


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_hostile_texts_stay_texts(app: App, text: str) -> None:
    safe = quote(text, safe="", errors="surrogatepass")
    targets = (
        f"/?query={safe}", f"/sparql?query={safe}", f"/question/about?who={safe}", f"/question/{safe}",
        f"/question/meetings?since={safe}", f"/entity/{safe}", f"/article/{safe}", f"/{safe}",
        f"/entity/Q99990011?format={safe}",
    )  # fmt: skip
    for target in targets:
        got = app.respond(Request("GET", target, {"host": "localhost", "accept": "text/html"}))
        assert got.status in (400, 404), target
        page = got.body.decode()
        assert "<script>alert" not in page
        assert "<img" not in page
        assert not any("\n" in value or "\r" in value for value in got.headers.values())


class Tags(HTMLParser):
    """The elements of a page and its addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]


KINDS = {"article": lambda made: made.document.id, "claim": lambda made: made.claims[0].id}
RDF = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}


def page_of(app: App, target: str) -> Tags:
    got = app.respond(Request("GET", target, {"host": "localhost", "accept": "text/html"}))
    assert got.status == 200
    return Tags(got.body.decode())


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    path = tmp_path_factory.mktemp("hostile") / "graph"
    with GraphFolder(path) as folder:
        fill(folder, map(hostile_article, range(len(HOSTILE_TEXTS))))
    app = App(Graph(path), seconds=60)
    yield app
    app.close()


@pytest.mark.parametrize("number", range(len(HOSTILE_TEXTS)))
def test_pages_of_hostile_news_hold_nothing_but_text(app: App, hostile_app: App, number: int) -> None:
    """Entities, articles and claims whose every word is hostile: no element, handler or address of theirs appears."""
    made, plain = hostile_article(number), harbour.EXTRACTIONS[0]
    harmless = (
        page_of(app, "/entity/Q99990011"),
        *(page_of(app, f"/{kind}/{id_of(plain)}") for kind, id_of in KINDS.items()),
    )
    allowed = {name for page in harmless for name in page.names}
    known = {address for page in harmless for address in page.addresses}
    for target in (f"/entity/{made.entities[0].id}", *(f"/{kind}/{id_of(made)}" for kind, id_of in KINDS.items())):
        page = page_of(hostile_app, target)
        assert set(page.names) <= allowed
        assert page.names.count("script") <= 1
        assert [a for a in page.addresses if a not in known and not re.match(r"/\w|#|https?://", a)] == []
        for form, syntax in RDF.items():
            data = hostile_app.respond(Request("GET", f"{target}?format={form}", {"host": "localhost"}))
            assert made.entities[0].label in {quad.object.value for quad in ox.parse(data.body, syntax)}


def test_a_client_that_sends_on_still_gets_its_refusal(address: str) -> None:
    host, port = address.split(":")
    with socket.create_connection((host, int(port)), timeout=60) as client:
        client.sendall(f"POST /sparql HTTP/1.1\r\nHost: {address}\r\nContent-Length: {MOST_BYTES + 1}\r\n\r\n".encode())
        assert client.recv(12, socket.MSG_PEEK | socket.MSG_WAITALL) == b"HTTP/1.1 413"
        client.sendall(b"x" * (MOST_BYTES + 1))
        answer = b"".join(iter(lambda: client.recv(1 << 16), b""))
    assert answer.startswith(b"HTTP/1.1 413")
    assert answer.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "a/x"), ("*/*", "a/x"), ("b/*", "b/y"), ("b/y;q=0.5, a/x;q=0.4", "b/y"), ("a/x;q=0, */*", "b/y"),
        ("c/z", None), ("a/x;q=nonsense", None), ("A/X", "a/x"), ("*/*;q=0.1, b/y;q=0.2", "b/y"),
    ],
)  # fmt: skip
def test_the_better_liked_type_is_given(accept: str, chosen: str | None) -> None:
    assert preferred(accept, ("a/x", "b/y")) == chosen


def started(path: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(path), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    return process, process.stdout.readline()


def test_the_command_serves_until_it_is_told_to_stop(path: Path) -> None:
    process, line = started(path, "--port", "0")
    address = re.search(r"http://(127\.0\.0\.1:\d+)/", line)
    assert address
    assert ask(address[1], "/sparql?query=ASK{}")[0] == 200
    port = address[1].partition(":")[2]
    second, _ = started(path, "--port", port)
    _, complaint = second.communicate(timeout=120)
    assert second.returncode == 1
    assert re.fullmatch(rf"kg: can't serve on 127\.0\.0\.1 port {port}: .*; choose another with --port\n", complaint)
    workers = children(process.pid)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err) == (0, "stopped\n", "")
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{child}").exists() for child in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(Path(f"/proc/{child}").exists() for child in workers)


def children(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []


def test_nobody_else_can_reach_it_by_default(path: Path) -> None:
    process, line = started(path, "--port", "0")
    try:
        port = int(re.search(r":(\d+)/", line)[1])
        other = socket.gethostbyname(socket.gethostname())
        if not other.startswith("127."):
            with pytest.raises(OSError), socket.create_connection((other, port), timeout=5):  # noqa: PT011 (the text is the system's)
                pass
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=120)


def test_it_sees_what_a_later_build_adds(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with GraphFolder(path) as folder:
        fill(folder, harbour.EXTRACTIONS[:1])
    app = App(Graph(path), workers=1, seconds=60)
    request = Request("GET", "/question/articles", {"host": "localhost", "accept": "text/csv"})
    try:
        before = app.respond(request).body
        with GraphFolder(path) as folder:
            assert app.respond(request).body == before  # the last finished state
            fill(folder, harbour.EXTRACTIONS[1:3])
        after = app.respond(request).body
        assert after.count(b"\n") == before.count(b"\n") + 2
    finally:
        app.close()


def test_a_missing_graph_is_one_line(tmp_path: Path) -> None:
    process, _ = started(tmp_path / "none", "--port", "0")
    _, complaint = process.communicate(timeout=120)
    assert process.returncode == 1
    assert complaint.startswith("kg: no graph in ")
    assert os.linesep not in complaint.rstrip("\n")
