"""The entities in the tables of a derived graph, made of what is counted for their keys (see `kg.entities`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sqlite3 import Connection

from kg.entities import Cluster, Judgements, Parts, entity_of, joined
from kg.rdf import iri_entity
from kg.records import Entity, to_json
from kg.store.schema import ALIAS, IRI, LABEL, fold
from kg.store.sqlite import column, dumps
from kg.store.touched import Touched


class Clusters:
    """Reads and writes entities; what it writes and deletes is noted in `touched`."""

    def __init__(self, connection: Connection, base: str, touched: Touched) -> None:
        self._connection = connection
        self._base = base
        self._touched = touched

    def entity(self, key: str) -> str | None:
        """Return the id of the entity that a key belongs to, if there is one."""
        return next(iter(self._column("SELECT entity FROM cluster WHERE key = ?", key)), None)

    def id(self, key: str) -> str:
        """Return the id of the entity that a key belongs to."""
        return self._column("SELECT entity FROM cluster WHERE key = ?", key)[0]

    def iri(self, entity: str) -> str:
        """Return the IRI of an entity."""
        return self._column("SELECT iri FROM entity WHERE id = ?", entity)[0]

    def keys_of(self, entity: str) -> list[str]:
        """Return the keys of an entity, sorted."""
        return self._column("SELECT key FROM cluster WHERE entity = ? ORDER BY key", entity)

    def around(self, places: Iterable[str]) -> set[str]:
        """Return the ids of the entities that belong to places, given by key."""
        sql = "SELECT entity FROM facet JOIN cluster USING (key) WHERE facet = 'place' AND value = ?"
        return {entity for place in places for entity in self._column(sql, place)}

    def assign(self, groups: Iterable[tuple[str, ...]]) -> None:
        """Give each group of keys that has members the id of its entity."""
        wholes = (whole for keys in groups if (whole := self._whole(keys)))
        rows = ((key, whole.id) for whole in wholes for key in whole.keys)
        self._connection.executemany("INSERT INTO cluster VALUES (?, ?)", rows)

    def drop(self, entity: str, *, keys: bool = True) -> None:
        """Delete an entity, and which keys it has."""
        self._touched.entities.add(entity)
        self._touched.iris.update(self._column("SELECT iri FROM entity WHERE id = ?", entity))
        for table in ("entity WHERE id", "name WHERE entity", *(("cluster WHERE entity",) if keys else ())):
            self._connection.execute(f"DELETE FROM {table} = ?", (entity,))  # noqa: S608 (fixed names)

    def write(self, keys: Iterable[str], judged: Judgements) -> None:
        """Write the entity of a group of keys, where it has members; all keys have their ids."""
        whole = self._whole(keys)
        if whole is None:
            return
        places = {self.id(place) for place in whole.facets.get("place", ())}
        replaces = {self._cluster(key).id for key in whole.keys} if len(whole.keys) > 1 else set[str]()
        entity = entity_of(whole, Parts(judged.name(whole.keys), places, replaces))
        iri = iri_entity(entity, self._base)
        self._touched.entities.add(entity.id)
        self._touched.iris.add(iri)
        data = {name: value for name, value in to_json(entity).items() if name != "mentions"}
        self._connection.execute("INSERT INTO entity VALUES (?, ?, ?)", (entity.id, iri, dumps(data)))
        self._connection.executemany("INSERT INTO name VALUES (?, ?, ?)", _names(entity, iri))

    def _whole(self, keys: Iterable[str]) -> Cluster | None:
        clusters = [cluster for key in keys if (cluster := self._cluster(key)).facets]
        return joined(clusters) if clusters else None

    def _cluster(self, key: str) -> Cluster:
        counts: dict[str, dict[str, int]] = {}
        sql = "SELECT facet, value, count FROM facet WHERE key = ?"
        for facet, value, count in self._connection.execute(sql, (key,)):
            counts.setdefault(facet, {})[value] = count
        sql = (
            "SELECT first_in, first_start, first_end FROM member WHERE key = ? AND first_in IS NOT NULL "
            "ORDER BY first_in, first_start, first_end LIMIT 1"
        )
        first = self._connection.execute(sql, (key,)).fetchone()
        rivals = self._rivals(first) if first else ()
        return Cluster((key,), counts, first, rivals)

    def _rivals(self, first: tuple[str, int, int]) -> tuple[str, ...]:
        sql = "SELECT DISTINCT key FROM member WHERE article = ? AND first_in = ? AND first_start = ? AND first_end = ?"
        return tuple(self._column(sql, first[0], *first))

    def _column(self, sql: str, *values: str | int) -> list[str]:
        return column(self._connection, sql, *values)


def _names(entity: Entity, iri: str) -> Iterator[tuple[str, int, str]]:
    ranked = (
        (IRI, {entity.id, iri, *entity.replaces}),
        (LABEL, {entity.label}),
        (ALIAS, set(entity.aliases)),
    )
    for rank, names in ranked:
        for name in sorted({fold(name) for name in names}):
            yield name, rank, entity.id
