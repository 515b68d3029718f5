"""The tables of a finished graph, for reading entities, claims and documents without the triple store."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import Any, TypeVar

from kg.entities import Judgement, in_text
from kg.errors import GraphError
from kg.records import Claim, Document, Entity, Mention, Run, Span, claim_from_json, entity_from_json
from kg.store.schema import ALIAS, IRI, LABEL, fold
from kg.store.sqlite import BUILD_AGAIN, readable_errors

Record = TypeVar("Record")
_MENTIONS = "SELECT data FROM cluster JOIN member USING (key) WHERE cluster.entity = ?"


class Tables:
    """Entities, claims and documents of a graph: entities by id, claims in the order of the text."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._path = path
        self._connection = connection

    @property
    def meta(self) -> dict[str, str]:
        """What the graph was made with, and how much of the log."""
        return dict(self._rows("SELECT key, value FROM meta"))

    def entities(self, *, mentions: bool = True) -> Iterator[Entity]:
        """Yield all entities."""
        return (self._entity(row, mentions) for row in self._rows("SELECT data FROM entity ORDER BY id"))

    def claims(self) -> Iterator[Claim]:
        """Yield all claims."""
        return self._records(claim_from_json, "SELECT data FROM claim ORDER BY article, start, trigger, id")

    def documents(self) -> Iterator[Document]:
        """Yield all documents."""
        return self._records(_document, "SELECT data FROM document ORDER BY id")

    def judgements(self) -> Iterator[Judgement]:
        """Yield all judgements, undone ones and their undoing included."""
        return self._records(_judgement, "SELECT data FROM judgement ORDER BY number")

    def runs(self, ids: Collection[str] | None = None) -> list[Run]:
        """Return the runs that read the articles, or those of them with these ids."""
        sql = "SELECT data FROM run WHERE EXISTS (SELECT 1 FROM document WHERE document.run = run.id) ORDER BY id"
        return [run for run in self._records(_run, sql) if ids is None or run.id in ids]

    def claims_of(self, entity: str) -> Iterator[Claim]:
        """Yield the claims in which an entity is subject, object, speaker or place."""
        sql = (
            "SELECT data FROM claim WHERE id IN (SELECT claim FROM cluster JOIN party USING (key) WHERE entity = ?) "
            "ORDER BY article, start, trigger, id"
        )
        return self._records(claim_from_json, sql, entity)

    def claims_in(self, article: str) -> Iterator[Claim]:
        """Yield the claims of an article."""
        sql = "SELECT data FROM claim WHERE article = ? ORDER BY start, trigger, id"
        return self._records(claim_from_json, sql, article)

    def parties_in(self, claims: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
        """Yield article, claim, part and IRI of each entity that some claims name."""
        sql = (
            "SELECT claim.article, claim.id, part, iri FROM claim JOIN party ON claim = claim.id "
            "JOIN cluster USING (key) JOIN entity ON entity.id = entity "
            "WHERE claim.id IN (SELECT value FROM json_each(?))"
        )
        return self._rows(sql, json.dumps(sorted(claims)))

    def claims_like(self, start: str) -> list[Claim]:
        """Return the claims whose id starts like this; at most two, to tell one from several."""
        sql = "SELECT data FROM claim WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 2"
        return list(self._records(claim_from_json, sql, len(start), start))

    def mentions_in(self, article: str) -> Iterator[tuple[Mention, str]]:
        """Yield the mentions of an article, each with the id of its entity."""
        sql = "SELECT data, entity FROM member JOIN cluster USING (key) WHERE article = ? ORDER BY member.rowid"
        for data, entity in self._rows(sql, article):
            for mention in _mentions(data):
                yield mention, entity

    def meanings(self, article: str, entities: Iterable[str]) -> Iterator[tuple[Mention, str]]:
        """Yield the mentions of some entities in an article, each with the IRI of its entity."""
        sql = (
            "SELECT member.data, iri FROM member JOIN cluster USING (key) JOIN entity ON entity.id = entity "
            "WHERE article = ? AND entity IN (SELECT value FROM json_each(?))"
        )
        for data, iri in self._rows(sql, article, json.dumps(sorted(entities))):
            for mention in _mentions(data):
                yield mention, iri

    def some_entities(self, ids: Iterable[str], *, mentions: bool = True) -> Iterator[Entity]:
        """Yield the entities with these ids."""
        sql = "SELECT data FROM entity WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return (self._entity(row, mentions) for row in self._rows(sql, json.dumps(sorted(ids))))

    def some_documents(self, ids: Iterable[str]) -> Iterator[Document]:
        """Yield the documents with these ids."""
        sql = "SELECT data FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return self._records(_document, sql, json.dumps(sorted(ids)))

    def iris(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """Return the IRIs of all entities, or of those with these ids."""
        if ids is None:
            return dict(self._rows("SELECT id, iri FROM entity"))
        sql = "SELECT id, iri FROM entity WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._rows(sql, json.dumps(sorted(ids))))

    def keys_in(self, article: str, entity: str) -> list[str]:
        """Return the keys that an entity has in an article."""
        sql = "SELECT DISTINCT key FROM cluster JOIN member USING (key) WHERE entity = ? AND article = ? ORDER BY key"
        return [key for (key,) in self._rows(sql, entity, article)]

    def articles_of(self, entity: str) -> int:
        """Return how many articles an entity is in."""
        sql = "SELECT count(DISTINCT article) FROM cluster JOIN member USING (key) WHERE entity = ?"
        return int(next(self._rows(sql, entity))[0])

    def keys_of(self, entity: str) -> list[str]:
        """Return the keys of an entity, by which judgements name it."""
        return [key for (key,) in self._rows("SELECT key FROM cluster WHERE entity = ? ORDER BY key", entity)]

    def run_of(self, article: str) -> str | None:
        """Return the id of the run that read an article."""
        return next((run for (run,) in self._rows("SELECT run FROM document WHERE id = ?", article)), None)

    def publishers(self, names: Iterable[str] | None = None) -> list[str]:
        """Return the names of all publishers, or of those of them with these names, sorted."""
        if names is None:
            sql = "SELECT DISTINCT publisher FROM document WHERE publisher IS NOT NULL ORDER BY publisher"
            return [name for (name,) in self._rows(sql)]
        sql = "SELECT 1 FROM document WHERE publisher = ? LIMIT 1"
        return [name for name in sorted(names) if any(True for _ in self._rows(sql, name))]

    def facts(self) -> Iterator[tuple[str, str, str]]:
        """Yield the triples that claims and rules make, as IRIs."""
        return self._rows("SELECT DISTINCT subject, relation, object FROM fact ORDER BY subject, relation, object")

    def is_fact(self, subject: str, relation: str, target: str) -> bool:
        """Whether a claim still makes this triple."""
        sql = "SELECT 1 FROM fact WHERE subject = ? AND relation = ? AND object = ? LIMIT 1"
        return any(True for _ in self._rows(sql, subject, relation, target))

    def article_ids(self) -> list[str]:
        """Return the ids of all articles, sorted."""
        return [name for (name,) in self._rows("SELECT id FROM document ORDER BY id")]

    def named(self, name: str) -> list[Entity]:
        """Return the entities with this id or IRI, else this label, else this alias (case aside)."""
        sql = "SELECT entity FROM name WHERE name = ? AND rank = ? ORDER BY entity"
        ranks = ((fold(name), rank) for rank in (IRI, LABEL, ALIAS))
        found = next((rows for key in ranks if (rows := list(self._rows(sql, *key)))), [])
        return list(self.some_entities(key for (key,) in found))

    def names(self) -> list[str]:
        """Return all labels and aliases, folded and sorted."""
        return [name for (name,) in self._rows("SELECT DISTINCT name FROM name WHERE rank > ? ORDER BY name", IRI)]

    def counts(self) -> dict[str, int]:
        """Return how many articles, entities and claims there are."""
        tables = {"articles": "document", "entities": "entity", "claims": "claim"}
        return {name: next(self._rows(f"SELECT count(*) FROM {table}"))[0] for name, table in tables.items()}  # noqa: S608 (fixed names)

    def _entity(self, row: tuple[str], mentions: bool) -> Entity:
        try:
            entity = entity_from_json({**json.loads(row[0]), "mentions": ()})
            if not mentions:
                return entity
            found = (mention for (data,) in self._rows(_MENTIONS, entity.id) for mention in _mentions(data))
            return replace(entity, mentions=tuple(sorted(found, key=in_text)))
        except (KeyError, TypeError, ValueError) as error:
            raise self._damaged(error) from error

    def _records(self, make: Callable[[Mapping[str, Any]], Record], sql: str, *values: str | int) -> Iterator[Record]:
        for (data,) in self._rows(sql, *values):
            try:
                yield make(json.loads(data))
            except (KeyError, TypeError, ValueError) as error:
                raise self._damaged(error) from error

    def _rows(self, sql: str, *values: str | int) -> Iterator[Any]:
        with readable_errors(self._path, BUILD_AGAIN):
            yield from self._connection.execute(sql, values)

    def _damaged(self, error: Exception) -> GraphError:
        return GraphError(f"'{self._path}' is damaged ({error}){BUILD_AGAIN}")


def _document(data: Mapping[str, Any]) -> Document:
    return Document(**data)


def _run(data: Mapping[str, Any]) -> Run:
    return Run(**data)


def _judgement(data: Mapping[str, Any]) -> Judgement:
    return Judgement(**data)


def _mentions(data: str) -> Iterator[Mention]:
    for mention in json.loads(data)["mentions"]:
        yield Mention(**{**mention, "span": Span(**mention["span"])})
