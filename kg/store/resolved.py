"""The resolved graph as tables, for reading entities, claims and documents without the triple store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import GraphError
from kg.rdf import Resolved, entity_iris
from kg.records import Claim, Document, Entity, claim_from_json, entity_from_json, to_json
from kg.store.sqlite import BUILD_AGAIN, open_for_reading, open_for_writing, readable_errors

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE document (id TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE entity (id TEXT PRIMARY KEY, iri TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE name (name TEXT NOT NULL, rank INTEGER NOT NULL, entity TEXT NOT NULL REFERENCES entity (id));
CREATE TABLE claim (id TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE party (entity TEXT NOT NULL REFERENCES entity (id), claim TEXT NOT NULL REFERENCES claim (id));
CREATE INDEX name_of_entity ON name (name);
CREATE INDEX claim_of_entity ON party (entity)
"""
_IRI, _LABEL, _ALIAS = range(3)  # an id or IRI beats a label, a label beats an alias
Record = TypeVar("Record")


def fold(name: str) -> str:
    """Make names that differ in case or white space only equal."""
    return " ".join(name.split()).casefold()


def write_tables(
    path: Path, resolution: Resolved, documents: Iterable[Document], *, base: str, meta: Mapping[str, str]
) -> None:
    """Write the tables of a resolved graph into a new file."""
    iris = entity_iris(resolution.entities, base)
    connection = open_for_writing(path, _SCHEMA)
    with readable_errors(path):
        connection.execute("BEGIN")
        insert = connection.executemany
        insert("INSERT INTO meta VALUES (?, ?)", sorted({**meta, "base": base}.items()))
        insert("INSERT INTO document VALUES (?, ?)", ((d.id, _dumps(d)) for d in documents))
        insert("INSERT INTO entity VALUES (?, ?, ?)", ((e.id, iris[e.id], _dumps(e)) for e in resolution.entities))
        insert("INSERT INTO name VALUES (?, ?, ?)", _names(resolution.entities, iris))
        insert("INSERT INTO claim VALUES (?, ?)", ((c.id, _dumps(c)) for c in resolution.claims))
        insert("INSERT INTO party VALUES (?, ?)", _parties(resolution.claims))
        connection.execute("COMMIT")
        connection.close()


class Tables:
    """Entities, claims and documents of a finished graph, in the order of the resolution."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_for_reading(path)
        self.meta: dict[str, str] = dict(self._rows("SELECT key, value FROM meta"))

    def entities(self) -> Iterator[Entity]:
        """Yield all entities."""
        return self._records(entity_from_json, "SELECT data FROM entity ORDER BY rowid")

    def claims(self) -> Iterator[Claim]:
        """Yield all claims."""
        return self._records(claim_from_json, "SELECT data FROM claim ORDER BY rowid")

    def documents(self) -> Iterator[Document]:
        """Yield all documents."""
        return self._records(_document, "SELECT data FROM document ORDER BY id")

    def claims_of(self, entity: str) -> Iterator[Claim]:
        """Yield the claims in which an entity is subject, object, speaker or place."""
        sql = "SELECT data FROM claim JOIN party ON party.claim = claim.id WHERE party.entity = ? ORDER BY claim.rowid"
        return self._records(claim_from_json, sql, entity)

    def some_entities(self, ids: Iterable[str]) -> Iterator[Entity]:
        """Yield the entities with these ids."""
        sql = "SELECT data FROM entity WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return self._records(entity_from_json, sql, json.dumps(sorted(ids)))

    def some_documents(self, ids: Iterable[str]) -> Iterator[Document]:
        """Yield the documents with these ids."""
        sql = "SELECT data FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return self._records(_document, sql, json.dumps(sorted(ids)))

    def named(self, name: str) -> list[Entity]:
        """Return the entities with this id or IRI, else this label, else this alias (case aside)."""
        sql = "SELECT entity FROM name WHERE name = ? AND rank = ? ORDER BY entity"
        ranks = ((fold(name), rank) for rank in (_IRI, _LABEL, _ALIAS))
        found = next((rows for key in ranks if (rows := list(self._rows(sql, *key)))), [])
        return list(self.some_entities(key for (key,) in found))

    def names(self) -> list[str]:
        """Return all labels and aliases, folded and sorted."""
        return [name for (name,) in self._rows("SELECT DISTINCT name FROM name WHERE rank > ? ORDER BY name", _IRI)]

    def counts(self) -> dict[str, int]:
        """Return how many articles, entities and claims there are."""
        tables = {"articles": "document", "entities": "entity", "claims": "claim"}
        return {name: next(self._rows(f"SELECT count(*) FROM {table}"))[0] for name, table in tables.items()}  # noqa: S608 (fixed names)

    def _records(self, make: Callable[[Mapping[str, Any]], Record], sql: str, *values: str) -> Iterator[Record]:
        for (data,) in self._rows(sql, *values):
            try:
                yield make(json.loads(data))
            except (KeyError, TypeError, ValueError) as error:
                raise GraphError(f"'{self._path}' is damaged ({error}){BUILD_AGAIN}") from error

    def _rows(self, sql: str, *values: str | int) -> Iterator[Any]:
        with readable_errors(self._path, BUILD_AGAIN):
            yield from self._connection.execute(sql, values)


def _document(data: Mapping[str, Any]) -> Document:
    return Document(**data)


def _dumps(record: object) -> str:
    return json.dumps(to_json(record), separators=(",", ":"), sort_keys=True)


def _names(entities: Iterable[Entity], iris: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    for entity in entities:
        ranked = ((_IRI, {entity.id, iris[entity.id]}), (_LABEL, {entity.label}), (_ALIAS, set(entity.aliases)))
        for rank, names in ranked:
            for name in sorted({fold(name) for name in names}):
                yield name, rank, entity.id


def _parties(claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    for claim in claims:
        for entity in sorted({p for p in (claim.subject, claim.object, claim.event_place, *claim.claimed_by) if p}):
            yield entity, claim.id
