"""How the SQLite files of a graph folder are opened, and how their failures become one clear line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from kg.errors import GraphError

FORMAT = 1
BUILD_AGAIN = "; run 'kg build …' again"


@contextmanager
def readable_errors(path: Path, advice: str = "") -> Iterator[None]:
    """Turn what a database or the file system says about a file into a `GraphError`, with what to do."""
    try:
        yield
    except (sqlite3.DatabaseError, RuntimeError) as error:  # a triple store that is damaged is a RuntimeError
        raise GraphError(f"can't use '{path}': {' '.join(str(error).split())}{advice}") from error
    except OSError as error:
        raise GraphError(f"can't use '{error.filename or path}': {error.strerror or error}{advice}") from error


def open_for_writing(path: Path, schema: str) -> sqlite3.Connection:
    """Open or create a database; raise `GraphError` where it is damaged or of another format."""
    with readable_errors(path):
        connection = sqlite3.connect(path, isolation_level=None)
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            connection.executescript(f"BEGIN; {schema}; PRAGMA user_version = {FORMAT}; COMMIT")
        return _checked(connection, path)


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a finished database that nobody writes any more."""
    with readable_errors(path, BUILD_AGAIN):
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        return _checked(sqlite3.connect(address, uri=True, check_same_thread=False), path)


def _checked(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != FORMAT:
        connection.close()
        raise GraphError(f"'{path}' has format {version}, this newskg reads {FORMAT}: build the graph anew elsewhere")
    return connection
