"""One finished state of a graph, open for reading; builds go on beside it without changing it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from pyoxigraph import Store

from kg.errors import GraphError
from kg.store.generations import current
from kg.store.resolved import Tables
from kg.store.sqlite import BUILD_AGAIN, readable_errors

TRIPLES, TABLES = "triples", "tables.sqlite"


class Snapshot(Tables):
    """The tables of a finished state, and its triple store."""

    def __init__(self, folder: Path) -> None:
        if not (folder / TABLES).is_file():
            raise GraphError(f"the graph in '{folder}' is incomplete{BUILD_AGAIN}")
        super().__init__(folder / TABLES)
        self.folder = folder

    @property
    def base(self) -> str:
        """The IRI under which everything in the graph stands."""
        return self.meta["base"]

    @cached_property
    def triples(self) -> Store:
        """The triple store, read-only."""
        with readable_errors(self.folder / TRIPLES, BUILD_AGAIN):
            return Store.read_only(str(self.folder / TRIPLES))

    def is_current(self, path: str | Path) -> bool:
        """Whether this is still the last finished state of the graph in a folder."""
        return current(Path(path) / "store") == self.folder


def open_snapshot(path: str | Path) -> Snapshot:
    """Open the last finished state of the graph in a folder; raise `GraphError` where there is none."""
    store = Path(path) / "store"
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
