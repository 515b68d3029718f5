"""A graph arrives whole in a real Virtuoso, whose endpoint asks for a password."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from newsroom import TABLOID

from kg.store import open_snapshot
from kg.store.push import send
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
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7")
    port = free_port()
    (tmp_path / "virtuoso.ini").write_text(SETTINGS.format(tmp_path, free_port(), port))
    command = [VIRTUOSO, "+foreground", "+configfile", str(tmp_path / "virtuoso.ini")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ}) as process:
        try:
            log = tmp_path / "virtuoso.log"
            for _ in range(1800):
                if log.exists() and "Server online" in log.read_text(errors="replace"):
                    break
                time.sleep(0.1)
            yield f"127.0.0.1:{port}"
        finally:
            process.kill()


@pytest.mark.slow
def test_a_graph_is_pushed_whole(server: str, newsroom: Path, tmp_path: Path) -> None:
    store = RemoteStore(
        store=f"http://dba:dba@{server}/sparql-graph-crud-auth",
        query=f"http://{server}/sparql",
    )
    ours = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER (strstarts(str(?g), 'https://graph.example/')) }"
    with closing(open_snapshot(newsroom)) as graph:
        assert send(graph, store, tmp_path / "notes/pushed.jsonl").sent == 4
        assert len(store.rows(ours)) == len(graph.triples)
    store.drop(f"https://graph.example/id/article/{TABLOID.id}")
    assert not [row for row in store.rows(ours) if row["g"].endswith(TABLOID.id)]
