"""One writer per graph folder."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import GraphError


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the folder's write lock, or raise `GraphError` naming who holds it.

    SQLite's own file lock is used because it works on every platform and goes when its process ends, however it ends.
    """
    try:
        connection = sqlite3.connect(folder / "lock.sqlite", timeout=0, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise GraphError(f"the graph in '{folder}' is being written by {_holder(folder)}: wait for it") from None
        raise GraphError(f"can't write to '{folder}': {error}") from None
    except sqlite3.DatabaseError as error:
        raise GraphError(f"'{folder / 'lock.sqlite'}' is damaged ({error}): delete it") from None
    try:
        _sign(folder)
        yield
    finally:
        connection.close()


def _sign(folder: Path) -> None:
    who = {"process": os.getpid(), "host": socket.gethostname()}
    try:
        (folder / "writer.json").write_text(json.dumps(who) + "\n", encoding="utf-8")
    except OSError as error:
        raise GraphError(f"can't write to '{folder}': {error.strerror}") from None


def _holder(folder: Path) -> str:
    try:
        who = json.loads((folder / "writer.json").read_text(encoding="utf-8"))
        return f"process {int(who['process'])} on {ascii(who['host'])[1:-1]}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
