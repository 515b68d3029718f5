"""One contract for all triple stores, and pushing a graph into one: resumable, and only what changed."""

from __future__ import annotations

import http.server
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import fill
from hostile import HOSTILE_TEXTS, hostile_article
from newsroom import TABLOID
from servers import wait_for

from kg.cli.app import run
from kg.errors import GraphError, UsageError
from kg.rdf import clean
from kg.store import GraphFolder, open_snapshot
from kg.store.http import Client
from kg.store.push import send
from kg.store.stores import OxigraphStore, RdflibStore, RemoteStore, TripleStore, triples_of

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
ALL = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
HOSTILE = 'a "quote" \\ and } INSERT DATA { <x:a> <x:b> <x:c> } \n\r\t \N{LINE SEPARATOR} ñ 名 </script>'
KINDS = ("rdflib", "oxigraph in memory", "oxigraph on disk", "graph store protocol", "sparql update")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Oxigraph server."""
    if OXIGRAPH is None:
        pytest.skip("the Oxigraph server is not installed: pip install oxigraph")
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = tmp_path_factory.mktemp("served")
    command = [OXIGRAPH, "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TripleStore]:
    makers: dict[str, Callable[[], TripleStore]] = {
        "rdflib": RdflibStore,
        "oxigraph in memory": OxigraphStore,
        "oxigraph on disk": lambda: OxigraphStore(tmp_path / "store"),
        "graph store protocol": lambda: remote(request.getfixturevalue("server"), update=False),
        "sparql update": lambda: remote(request.getfixturevalue("server"), update=True),
    }
    made = makers[request.param]()
    yield made
    for name in {row["g"] for row in made.rows(ALL)}:
        made.drop(name)
    made.close()


def remote(server: str, *, update: bool) -> RemoteStore:
    ends = {"update": f"{server}/update"} if update else {"store": f"{server}/store"}
    return RemoteStore(query=f"{server}/query", **ends)


def triple(subject: str, text: str = "x") -> ox.Triple:
    return ox.Triple(
        ox.NamedNode(f"https://e.example/{subject}"), ox.NamedNode("https://e.example/p"), ox.Literal(text)
    )


def held(store: TripleStore) -> set[tuple[str, str]]:
    return {(row["g"].rpartition("/")[2], row["o"]) for row in store.rows(ALL)}


def test_a_graph_is_put_in_the_place_of_what_it_was(store: TripleStore) -> None:
    store.put("https://e.example/g", [triple("a", "1"), triple("b", "2")])
    store.put("https://e.example/h", [triple("a", "1")])
    assert held(store) == {("g", "1"), ("g", "2"), ("h", "1")}
    store.put("https://e.example/g", [triple("c", "3")])
    assert held(store) == {("g", "3"), ("h", "1")}


def test_dropping_what_is_there_and_what_is_not(store: TripleStore) -> None:
    store.put("https://e.example/g", [triple("a")])
    store.drop("https://e.example/g")
    store.drop("https://e.example/g")
    assert held(store) == set()


def test_text_arrives_as_it_is(store: TripleStore) -> None:
    store.put("https://e.example/g?a=b&c=d#é", [triple("a", HOSTILE)])
    [row] = store.rows(ALL)
    assert row["o"] == HOSTILE
    assert row["g"] == "https://e.example/g?a=b&c=d#é"


def test_hostile_texts_arrive_as_they_are(store: TripleStore) -> None:
    texts = {str(number): clean(text) for number, text in enumerate(HOSTILE_TEXTS)}
    store.put("https://e.example/g", [triple(name, text) for name, text in texts.items()])
    assert {row["s"].rpartition("/")[2]: row["o"] for row in store.rows(ALL)} == texts


def test_a_graph_of_hostile_news_is_pushed_as_it_is(store: TripleStore, tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        fill(folder, map(hostile_article, range(len(HOSTILE_TEXTS))))
    with closing(open_snapshot(tmp_path / "graph")) as graph:
        sent = send(graph, store, tmp_path / "notes/pushed.jsonl")
        assert sent.sent == len(HOSTILE_TEXTS) + 2
        there = {tuple(row[name] for name in "gspo") for row in store.rows(ALL)}
        own = ((q.graph_name, q.subject, q.predicate, q.object) for q in graph.triples)
        assert there == {tuple(term.value for term in quad) for quad in own}


@pytest.mark.parametrize("start", ["", "http://127.0.0.1:9/", "http://127.0.0.1:9/?x="])
@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_hostile_addresses_are_one_clear_line(newsroom: Path, tmp_path: Path, capsys, start: str, text: str) -> None:
    shutil.copytree(newsroom, tmp_path / "graph")
    assert run(["push", "--graph", str(tmp_path / "graph"), "--", start + text]) in (1, 2)
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert message.rstrip("\n").isprintable()
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph"]


def test_many_triples(store: TripleStore) -> None:
    store.put("https://e.example/g", [triple(str(number)) for number in range(11_000)])
    assert store.rows("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }") == [{"n": "11000"}]


def test_a_whole_graph_is_pushed_and_then_only_what_changed(store: TripleStore, tmp_path: Path) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        fill(folder)
    notes = tmp_path / "notes/pushed.jsonl"
    with closing(open_snapshot(tmp_path / "graph")) as graph:
        first = send(graph, store, notes)
        assert (first.sent, first.deleted, first.unchanged) == (4, 0, 0)
        assert len(store.rows(ALL)) == len(graph.triples)
        assert send(graph, store, notes).unchanged == 4
    with GraphFolder(tmp_path / "graph") as folder:
        folder.log.remove(TABLOID.id)
        fill(folder, ())
    with closing(open_snapshot(tmp_path / "graph")) as graph:
        second = send(graph, store, notes)
        assert second.deleted == 1
        assert second.sent + second.unchanged == 3
        assert len(store.rows(ALL)) == len(graph.triples)


class Breaking(OxigraphStore):
    """A store whose connection breaks after some graphs."""

    left = 2

    def put(self, graph: str, triples: object) -> None:
        super().put(graph, triples)  # type: ignore[arg-type]
        self.left -= 1
        if self.left == 0:
            raise GraphError("can't reach it")


def test_a_push_that_was_stopped_goes_on(newsroom: Path, tmp_path: Path) -> None:
    store = Breaking()
    with closing(open_snapshot(newsroom)) as graph:
        with pytest.raises(GraphError):
            send(graph, store, tmp_path / "pushed.jsonl")
        with (tmp_path / "pushed.jsonl").open("a") as notes:
            notes.write('["cut o')
        done = send(graph, store, tmp_path / "pushed.jsonl")
        assert (done.sent, done.unchanged) == (3, 1)
        assert len(store.rows(ALL)) == len(graph.triples)


@pytest.mark.parametrize("update", [False, True])
def test_the_command_and_the_notes_of_two_addresses(server: str, tmp_path: Path, update: bool, capsys) -> None:
    with GraphFolder(tmp_path / "graph") as folder:
        fill(folder)
    url = f"{server}/{'update' if update else 'store'}"
    command = ["push", url, "--graph", str(tmp_path / "graph"), *(["--update"] if update else [])]
    assert run(command) == 0
    assert "sent 4 graphs, deleted 0, unchanged 0" in capsys.readouterr().out
    assert run(command) == 0
    assert "sent 0 graphs, deleted 0, unchanged 4" in capsys.readouterr().out


def test_what_goes_wrong_is_one_line(tmp_path: Path, newsroom: Path, capsys) -> None:
    class Refuse(http.server.BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            self.send_error(403, "No\x0bway")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Refuse) as refusing:
        threading.Thread(target=refusing.serve_forever, daemon=True).start()
        shutil.copytree(newsroom, tmp_path / "graph")
        address = f"http://user:secret@127.0.0.1:{refusing.server_port}/store"
        assert run(["push", address, "--graph", str(tmp_path / "graph")]) == 1
        refusing.shutdown()
    error = capsys.readouterr().err
    assert "answered 403" in error
    assert "user and password go into the address" in error
    assert "secret" not in error
    assert error.count("\n") == 1
    assert run(["push", f"http://127.0.0.1:{refusing.server_port}/x", "--graph", str(tmp_path / "graph")]) == 1
    assert "can't reach http://127.0.0.1" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", "nowhere", "http://", "http://[::1", "http://a:x/"])
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(UsageError, match="not a web address"):
        Client(url)


def test_quads_without_their_graph() -> None:
    quad = ox.Quad(*triple("a"), ox.NamedNode("https://e.example/g"))
    assert list(triples_of([quad])) == [triple("a")]
