"""How the SQLite files of a graph folder are opened, and how their failures become one clear line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.errors import GraphError

FORMAT = 2
_CACHE = 1 << 16  # KiB that a writer keeps in memory: indices of large graphs are written all over
BUILD_AGAIN = "; run 'kg rebuild'"


@contextmanager
def readable_errors(path: Path, advice: str = "") -> Iterator[None]:
    """Turn what a database or the file system says about a file into a `GraphError`, with what to do."""
    try:
        yield
    except (sqlite3.DatabaseError, RuntimeError) as error:  # a triple store that is damaged is a RuntimeError
        raise GraphError(f"can't use '{path}': {' '.join(str(error).split())}{advice}") from error
    except OSError as error:
        reason = error.strerror or " ".join(str(error).split())
        raise GraphError(f"can't use '{error.filename or path}': {reason}{advice}") from error


def open_for_writing(path: Path, schema: str) -> sqlite3.Connection:
    """Open or create a database; raise `GraphError` where it is damaged or of another format."""
    with readable_errors(path):
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            connection.executescript(f"BEGIN; {schema}; PRAGMA user_version = {FORMAT}; COMMIT")
        return _checked(connection, path)


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a database that only others write; on a read-only disk, where nobody can write, without any lock."""
    address = f"file:{quote(str(path.resolve()))}"
    with readable_errors(path, BUILD_AGAIN):
        try:
            connection = _connect(f"{address}?mode=rw", path)
            connection.execute("PRAGMA query_only = ON")
        except sqlite3.OperationalError:
            connection = _connect(f"{address}?mode=ro&immutable=1", path)
        return connection


def column(connection: sqlite3.Connection, sql: str, *values: str | int) -> list[str]:
    """Return the first column of what a statement finds."""
    return [row[0] for row in connection.execute(sql, values)]


def dumps(data: Any) -> str:
    """Write JSON that is equal for equal data."""
    return json.dumps(data, separators=(",", ":"), sort_keys=True)


def _connect(address: str, path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    return _checked(connection, path)


def _checked(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != FORMAT:
        connection.close()
        raise GraphError(f"'{path}' has format {version}, this newskg reads {FORMAT}: build the graph anew elsewhere")
    return connection
