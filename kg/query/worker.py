"""A process of its own for queries, so that one that takes too long, or too much memory, can be ended.

`python -m kg.query.worker GRAPH` reads requests from standard input, one JSON object per line, and answers each with
one line of JSON, followed by as many bytes of result as that line says.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

from kg.errors import GraphError, KgError, LimitError, QueryError
from kg.query.engine import run
from kg.query.formats import from_json, to_json
from kg.query.limits import STOPPED, checked, process_ends_after
from kg.query.result import Result, Term
from kg.store import Snapshot, open_snapshot

MEMORY = 4 << 30  # bytes that a worker may use beyond what it maps from disk


class Worker:
    """Runs queries on the graph in a folder in a process of its own, which is started when it is needed."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path).resolve()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def ask(
        self, query: str, *, values: Mapping[str, Term | None] | None = None, seconds: float, rows: int | None = None
    ) -> Result:
        """Answer like `kg.query.run`, of the last finished state; raise `LimitError` where a limit stops it."""
        given = values or {}
        row = Result("select", tuple(given), (tuple(given.values()),), {})
        request = {"query": query, "values": to_json(row), "seconds": checked(seconds, "seconds"), "rows": rows}
        with self._lock:
            head, data = self._exchange(json.dumps(request).encode() + b"\n")
        if error := head.get("error"):
            raise _error(head["class"], error, head["excerpt"], seconds)
        return from_json(data, kind=head["kind"], prefixes=head["prefixes"])

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def __del__(self) -> None:
        self.close()

    def _exchange(self, request: bytes) -> tuple[dict[str, Any], bytes]:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise AssertionError("the worker has pipes")
        try:
            process.stdin.write(request)
            process.stdin.flush()
            head = json.loads(process.stdout.readline() or b"{}")
        except OSError:
            head = {}
        data = process.stdout.read(head["size"]) if head else b""
        if len(data) != head.get("size"):
            code = process.wait()
            self.close()
            return {"class": "stopped" if code == STOPPED else "died", "error": "stopped", "excerpt": ""}, b""
        return head, data

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-m", "kg.query.worker", str(self._path)]
            home = Path(__file__).parents[2]  # so that no module of the current folder is taken for one of ours
            pipe, null = subprocess.PIPE, subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=null, cwd=home)  # noqa: S603 (our own module)
        return self._process


def _error(name: str, message: str, excerpt: str, seconds: float) -> KgError:
    if name == "stopped":
        return LimitError(f"the query was stopped after {seconds:g} s: narrow it down, or allow more time")
    if name == "died":
        return LimitError(
            f"the query was stopped: it needs more than {MEMORY >> 30} GiB of memory, or broke the engine"
        )
    if name == "QueryError":
        return QueryError(message, excerpt=excerpt)
    return {"LimitError": LimitError, "GraphError": GraphError}.get(name, KgError)(message)


def _serve(path: str, requests: BinaryIO, answers: BinaryIO) -> None:
    snapshot: Snapshot | None = None
    for line in requests:
        request, data = json.loads(line), b""
        head: dict[str, Any]
        try:
            with process_ends_after(request["seconds"]):
                snapshot = snapshot if snapshot and snapshot.is_current(path) else open_snapshot(path)
                result = _answered(snapshot, request)
                data = to_json(result).encode()
            head = {"kind": result.kind, "prefixes": result.prefixes}
        except KgError as error:
            excerpt = getattr(error, "excerpt", "")
            head = {"class": type(error).__name__, "error": str(error), "excerpt": excerpt}
        answers.write(json.dumps({**head, "size": len(data)}).encode() + b"\n" + data)
        answers.flush()


def _answered(snapshot: Snapshot, request: Mapping[str, Any]) -> Result:
    row = from_json(request["values"].encode(), kind="select", prefixes={})
    values = dict(zip(row.variables, row.terms[0], strict=True))
    return run(snapshot.triples, request["query"], base=snapshot.base, values=values, rows=request["rows"])


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


if __name__ == "__main__":
    _limit_memory()
    _serve(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
