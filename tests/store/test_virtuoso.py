"""A graph arrives whole in a real Virtuoso, whose endpoint asks for a password."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from newsroom import TABLOID
from servers import wait_for

from kg.cli.app import run
from kg.store import open_snapshot
from kg.store.stores import RemoteStore

VIRTUOSO = shutil.which("virtuoso-t")
SETTINGS = """
[Database]
DatabaseFile = {0}/virtuoso.db
ErrorLogFile = {0}/virtuoso.log
LockFile = {0}/virtuoso.lck
TransactionFile = {0}/virtuoso.trx
xa_persistent_file = {0}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {0}/temp.db
TransactionFile = {0}/temp.trx
[Parameters]
ServerPort = {1}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = {2}
ServerRoot = {0}
"""


def free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    if VIRTUOSO is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    port = free_port()
    (tmp_path / "virtuoso.ini").write_text(SETTINGS.format(tmp_path, free_port(), port))
    command = [VIRTUOSO, "+foreground", "+configfile", str(tmp_path / "virtuoso.ini")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield f"127.0.0.1:{port}"
        finally:
            process.kill()


def held(store: RemoteStore, graph: str) -> int:
    (row,) = store.rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    return int(row["n"])


@pytest.mark.slow
def test_a_graph_is_pushed_whole(
    server: str, newsroom: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"http://dba:dba@{server}/sparql-graph-crud-auth"
    folder = shutil.copytree(newsroom, tmp_path / "graph")
    for told in ("sent 4 graphs, deleted 0, unchanged 0\n", "sent 0 graphs, deleted 0, unchanged 4\n"):
        assert run(["push", address, "--graph", str(folder)]) == 0
        assert capsys.readouterr().out == told
    store = RemoteStore(store=address, query=f"http://{server}/sparql")
    with closing(open_snapshot(newsroom)) as graph:
        wanted = Counter(quad.graph_name.value for quad in graph.triples)
    assert len(wanted) == 4
    assert {name: held(store, name) for name in wanted} == wanted
    gone = f"https://graph.example/id/article/{TABLOID.id}"
    store.drop(gone)
    assert held(store, gone) == 0
