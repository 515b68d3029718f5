"""The server as a process: it stops queries and itself, sees later builds, and is reached from here only."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import harbour
import pytest
from conftest import fill
from servers import ask

from kg.graph import Graph
from kg.serve.app import App
from kg.serve.messages import Request
from kg.serve.server import MOST_BYTES
from kg.store import GraphFolder

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_query_without_end_is_stopped_and_others_go_on(path: Path) -> None:
    app = App(Graph(path), seconds=1, workers=1)
    try:
        request = Request("GET", f"/sparql?{urlencode({'query': ENDLESS})}", {"host": "localhost"})
        got = app.respond(request)
        assert (got.status, got.body.startswith(b"the query was stopped after 1 s")) == (503, True)
        assert app.respond(Request("GET", "/sparql?query=ASK{}", {"host": "localhost"})).status in (200, 503)
    finally:
        app.close()


def test_a_client_that_sends_on_still_gets_its_refusal(address: str) -> None:
    host, port = address.split(":")
    with socket.create_connection((host, int(port)), timeout=60) as client:
        client.sendall(f"POST /sparql HTTP/1.1\r\nHost: {address}\r\nContent-Length: {MOST_BYTES + 1}\r\n\r\n".encode())
        assert client.recv(12, socket.MSG_PEEK | socket.MSG_WAITALL) == b"HTTP/1.1 413"
        client.sendall(b"x" * (MOST_BYTES + 1))
        answer = b"".join(iter(lambda: client.recv(1 << 16), b""))
    assert answer.startswith(b"HTTP/1.1 413")
    assert answer.count(b"HTTP/1.1") == 1


def _hears_interrupts() -> None:
    """Undo what a shell does to what it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(path: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "kg", "serve", "--graph", str(path), *options]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, preexec_fn=_hears_interrupts)  # noqa: PLW1509 (one short call)
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
