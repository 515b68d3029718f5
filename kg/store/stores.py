"""Triple stores of others behind one interface: rdflib in memory, Oxigraph in memory or on disk, an HTTP endpoint."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import GraphError
from kg.store.http import Client
from kg.store.sqlite import readable_errors

if TYPE_CHECKING:
    import rdflib

_TRIPLES = "application/n-triples"
_JSON = "application/sparql-results+json"
_FORM = "application/x-www-form-urlencoded"
_AT_ONCE = 5000  # triples in one request


class TripleStore(Protocol):
    """A store of named graphs. Queries name their graphs: what a query without `GRAPH` sees differs between stores."""

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Write a named graph, in the place of what it was."""
        ...

    def drop(self, graph: str) -> None:
        """Delete a named graph; one that isn't there is no error."""
        ...

    def rows(self, select: str) -> list[dict[str, str]]:
        """Answer a SELECT: one dictionary per row, with the values as text."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class OxigraphStore:
    """Oxigraph, in memory, or on disk in a folder."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or Path("memory")
        with readable_errors(self._path):
            self._store: ox.Store | None = ox.Store(str(path)) if path else ox.Store()

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Write a named graph, in the place of what it was."""
        name = ox.NamedNode(graph)
        with readable_errors(self._path):
            self._open.remove_graph(name)
            self._open.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
            self._open.flush()

    def drop(self, graph: str) -> None:
        """Delete a named graph."""
        with readable_errors(self._path):
            self._open.remove_graph(ox.NamedNode(graph))

    def rows(self, select: str) -> list[dict[str, str]]:
        """Answer a SELECT."""
        answer = self._open.query(select)
        if not isinstance(answer, ox.QuerySolutions):
            raise GraphError("not a SELECT")
        data = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
        return _rows(data)

    def close(self) -> None:
        """Let go of the lock on the folder."""
        self._store = None

    @property
    def _open(self) -> ox.Store:
        if self._store is None:
            raise GraphError(f"the store '{self._path}' is closed")
        return self._store


class RdflibStore:
    """An rdflib `Dataset` in memory."""

    def __init__(self, dataset: rdflib.Dataset | None = None) -> None:
        import rdflib

        self.dataset = rdflib.Dataset() if dataset is None else dataset

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Write a named graph, in the place of what it was."""
        import rdflib

        self.drop(graph)
        self.dataset.graph(rdflib.URIRef(graph)).parse(data=_written(triples), format="nt")

    def drop(self, graph: str) -> None:
        """Delete a named graph."""
        import rdflib

        self.dataset.remove_graph(rdflib.URIRef(graph))

    def rows(self, select: str) -> list[dict[str, str]]:
        """Answer a SELECT."""
        data = self.dataset.query(select).serialize(format="json") or b""
        return _rows(data)

    def close(self) -> None:
        """Nothing to do: it is in memory."""


class RemoteStore:
    """A store behind HTTP: written through the Graph Store Protocol, or through SPARQL Update, asked through SPARQL."""

    def __init__(self, *, store: str | None = None, update: str | None = None, query: str | None = None) -> None:
        if not store and not update:
            raise GraphError("a remote store needs an address for the Graph Store Protocol or for SPARQL Update")
        self._store = Client(store) if store else None
        self._update = Client(update) if update else None
        self._query = Client(query) if query else None

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Write a named graph, in the place of what it was; large ones in several requests, the last ones may fail."""
        if self._store:
            self._store.send("PUT", _written(triples), {"graph": graph}, content=_TRIPLES)
            return
        self.drop(graph)
        left = iter(triples)
        while some := list(islice(left, _AT_ONCE)):
            data = _written(some).decode("utf-8")
            self._change(f"INSERT DATA {{ GRAPH {ox.NamedNode(graph)} {{\n{data}}} }}")

    def drop(self, graph: str) -> None:
        """Delete a named graph."""
        if self._store:
            self._store.send("DELETE", None, {"graph": graph}, missing=True)
        else:
            self._change(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")

    def rows(self, select: str) -> list[dict[str, str]]:
        """Answer a SELECT; raise `GraphError` where the store has no address for queries."""
        if self._query is None:
            raise GraphError("this remote store has no address for queries")
        form = urlencode({"query": select}).encode()  # some Virtuosos never answer a query that is the whole body
        return _rows(self._query.send("POST", form, {}, content=_FORM, accept=_JSON))

    def close(self) -> None:
        """Nothing to do: each request is a connection of its own."""

    def _change(self, text: str) -> None:
        if self._update:
            self._update.send("POST", text.encode("utf-8"), {}, content="application/sparql-update")


def _written(triples: Iterable[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _rows(data: bytes) -> list[dict[str, str]]:
    found = json.loads(data)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in found]


def triples_of(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """Yield quads without their graph."""
    return (quad.triple for quad in quads)
