"""One finished state of a graph, open for reading; builds go on beside it without changing it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from pyoxigraph import Store

from kg.errors import GraphError
from kg.rdf import Scheme
from kg.store.generations import current
from kg.store.resolved import Tables
from kg.store.sqlite import BUILD_AGAIN, open_for_reading, readable_errors

TABLES, TRIPLES, STORE = "tables.sqlite", "triples-{}", "store"


class Snapshot(Tables):
    """The tables of a finished state, and its triple store."""

    def __init__(self, folder: Path) -> None:
        path = folder / TABLES
        if not path.is_file():
            raise GraphError(f"the graph in '{folder}' is incomplete{BUILD_AGAIN}")
        super().__init__(open_for_reading(path), path)
        self.folder = folder
        with readable_errors(path, BUILD_AGAIN):
            self._connection.execute("BEGIN")  # all reads see the state of the first one
            self._meta = super().meta

    @property
    def meta(self) -> dict[str, str]:
        """What the graph was made with, and how much of the log."""
        return self._meta

    @property
    def base(self) -> str:
        """The IRI under which everything in the graph stands."""
        return self.scheme.base

    @cached_property
    def scheme(self) -> Scheme:
        """The settings and rules that the graph was made with."""
        return Scheme.from_text(self._meta["scheme"])

    @property
    def generation(self) -> int:
        """Which state of the triple store belongs to these tables."""
        return int(self._meta["generation"])

    @cached_property
    def triples(self) -> Store:
        """The triple store, read-only."""
        path = self.folder / TRIPLES.format(self.generation)
        with readable_errors(path, BUILD_AGAIN):
            return Store.read_only(str(path))

    def is_current(self, path: str | Path) -> bool:
        """Whether this is still the last finished state of the graph in a folder."""
        if current(Path(path) / STORE) != self.folder:
            return False
        with readable_errors(self._path, BUILD_AGAIN):
            connection = open_for_reading(self._path)
            try:
                return Tables(connection, self._path).meta == self._meta
            finally:
                connection.close()

    def close(self) -> None:
        """Let go of the files; the snapshot can't be used afterwards."""
        self._connection.close()
        self.__dict__.pop("triples", None)

    def __del__(self) -> None:
        connection = self.__dict__.get("_connection")
        if connection is not None:
            connection.close()


def open_snapshot(path: str | Path) -> Snapshot:
    """Open the last finished state of the graph in a folder; raise `GraphError` where there is none."""
    store = Path(path) / STORE
    for _ in range(3):  # the state may be replaced, and an older one deleted, while we look
        folder = current(store)
        if folder is None:
            break
        try:
            return Snapshot(folder)
        except GraphError:
            if current(store) == folder:
                raise
    raise GraphError(_missing(Path(path)))


def _missing(path: Path) -> str:
    if (path / "log.sqlite").exists():
        return f"the graph in '{path}' is not finished{BUILD_AGAIN}"
    return f"no graph in '{path}': run 'kg build …' first"
