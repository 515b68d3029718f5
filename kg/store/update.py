"""Bring the tables of a derived graph up to date with some changed articles and judgements, and tell what they touched.

What an article changes is found through the keys of its entities: the counts of each key go up and down with its
members, and only entities whose counts changed are made anew. Where the id of an entity changes, the claims and
mentions that name it follow. The work depends on the size of what changed, not on the size of the graph.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from sqlite3 import Connection
from typing import Any

from kg.entities import (
    Cluster,
    Judgement,
    Member,
    Parts,
    entity_of,
    facets,
    joined,
    judgements,
    members,
    order,
    parted,
    without,
)
from kg.rdf import Scheme, closure, iri_entity, publisher_name, shortcuts
from kg.records import Claim, Entity, Extraction, Run, claim_from_json, to_json
from kg.store.schema import ALIAS, IRI, LABEL, fold

Members = Callable[[Extraction], list[Member]]
Change = tuple[str, Extraction | None, Run | None]


@dataclass(slots=True)
class Touched:
    """What an update may have changed, by id; publishers by name, and the triples of facts."""

    articles: set[str] = field(default_factory=set)
    publishers: set[str] = field(default_factory=set)
    runs: dict[str, Run] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)
    iris: set[str] = field(default_factory=set)
    facts: set[tuple[str, str, str]] = field(default_factory=set)


class Update:
    """One update of the tables, within a transaction of its caller.

    update = Update(connection, scheme)
    update.judge(records)
    for change in changes:
        update.change(*change)
    touched = update.finish()
    """

    def __init__(self, connection: Connection, scheme: Scheme, *, members: Members = members) -> None:
        self._run = connection.execute
        self._runs = connection.executemany
        self._scheme = scheme
        self._members = members
        self._keys: set[str] = set()
        self._claims: set[str] = set()
        self._touched = Touched()
        self._judged = judgements(self._records())

    def judge(self, records: Iterable[Judgement]) -> set[str]:
        """Take over all judgements; return the articles whose claims have to be read again."""
        before, known = self._judged, list(records)
        self._judged = after = judgements(known)
        self._run("DELETE FROM judgement")
        self._runs("INSERT INTO judgement (data) VALUES (?)", ((_dumps(asdict(record)),) for record in known))
        grouped = before.groups.keys() | after.groups.keys()
        self._keys |= {key for key in grouped if before.group(key) != after.group(key)}
        named = before.names.keys() | after.names.keys()
        self._keys |= {other for key in named for other in after.group(key)} if before.names != after.names else set()
        return before.reread(after)

    def change(self, article: str, extraction: Extraction | None, run: Run | None) -> None:
        """Put what an article says in the place of what it said; nothing where it has been removed."""
        self._touched.articles.add(article)
        self._forget(article)
        if extraction is not None and run is not None:
            self._add(without(extraction, self._judged.wrong), run)

    def finish(self) -> Touched:
        """Make the entities and claims anew that depend on what changed, and return all that was touched."""
        groups = self._groups()
        before = {key: entity for key in self._keys if (entity := self._entity(key))}
        self._drop(set(before.values()))
        wholes = [whole for keys in groups if (whole := self._whole(keys))]
        self._runs("INSERT INTO cluster VALUES (?, ?)", ((key, whole.id) for whole in wholes for key in whole.keys))
        moved = {key for key in self._keys if self._entity(key) != before.get(key)}
        for whole in wholes:
            self._write(whole)
        for keys in self._around(moved):
            self._drop({self._id(keys[0])}, clusters=False)
            self._write(joined([self._cluster(key) for key in keys]))
        self._follow(moved)
        for claim in sorted(self._claims):
            self._resolve(claim)
        return self._touched

    # --- articles ------------------------------------------------------------------------------------------

    def _forget(self, article: str) -> None:
        for claim in self._column("SELECT id FROM claim WHERE article = ?", article):
            self._unfact(claim)
            self._run("DELETE FROM party WHERE claim = ?", (claim,))
            self._claims.discard(claim)
        self._run("DELETE FROM claim WHERE article = ?", (article,))
        rows = self._run("SELECT key, data FROM member WHERE article = ?", (article,)).fetchall()
        for key, data in rows:
            self._keys.add(key)
            self._count(key, json.loads(data)["facets"], -1)
        self._run("DELETE FROM member WHERE article = ?", (article,))
        for run, publisher in self._run("SELECT run, publisher FROM document WHERE id = ?", (article,)).fetchall():
            self._touch(run, publisher)
        self._run("DELETE FROM document WHERE id = ?", (article,))

    def _add(self, extraction: Extraction, run: Run) -> None:
        document = extraction.document
        publisher = publisher_name(document.publisher) if document.publisher else None
        self._run("INSERT OR IGNORE INTO run VALUES (?, ?)", (run.id, _dumps(to_json(run))))
        row = (document.id, run.id, publisher, _dumps(to_json(document)))
        self._run("INSERT INTO document VALUES (?, ?, ?, ?)", row)
        self._touch(run.id, publisher)
        own = parted(self._members(extraction), document.id, self._judged.apart)
        for member in own:
            self._keys.add(member.key)
            counted = list(facets(member))
            data = {"facets": counted, "mentions": [to_json(mention) for mention in member.entity.mentions]}
            first = member.first or (None, None, None)
            self._run("INSERT INTO member VALUES (?, ?, ?, ?, ?, ?)", (document.id, member.key, *first, _dumps(data)))
            self._count(member.key, counted, 1)
        self._add_claims(extraction.claims, {member.entity.id: member.key for member in own})

    def _add_claims(self, claims: Iterable[Claim], keys: Mapping[str, str]) -> None:
        for claim in claims:
            parties = [(claim.id, part, keys[name]) for part, name in _parties(claim)]
            self._runs("INSERT INTO party VALUES (?, ?, ?)", parties)
            row = (claim.id, *order(claim)[:3], _dumps(to_json(claim)))
            self._run("INSERT INTO claim VALUES (?, ?, ?, ?, ?)", row)
            self._claims.add(claim.id)

    def _count(self, key: str, counted: Iterable[Iterable[str]], step: int) -> None:
        rows = [(key, *pair, step) for pair in counted]
        sql = "INSERT INTO facet VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count"
        self._runs(sql, rows)
        if step < 0:
            self._run("DELETE FROM facet WHERE key = ? AND count = 0", (key,))

    def _touch(self, run: str, publisher: str | None) -> None:
        if run not in self._touched.runs:
            (data,) = self._run("SELECT data FROM run WHERE id = ?", (run,)).fetchone()
            self._touched.runs[run] = Run(**json.loads(data))
        self._touched.publishers |= {publisher} if publisher else set()

    # --- entities ------------------------------------------------------------------------------------------

    def _groups(self) -> list[tuple[str, ...]]:
        """Widen the touched keys to whole entities, as they were and as they will be; return the groups they form."""
        todo = set(self._keys)
        while todo:
            self._keys |= todo
            wider = {other for key in todo for other in self._judged.group(key)}
            wider |= {other for key in todo if (entity := self._entity(key)) for other in self._keys_of(entity)}
            todo = wider - self._keys
        return sorted({self._judged.group(key) for key in self._keys})

    def _whole(self, keys: Iterable[str]) -> Cluster | None:
        clusters = [cluster for key in keys if (cluster := self._cluster(key)).facets]
        return joined(clusters) if clusters else None

    def _cluster(self, key: str) -> Cluster:
        counts: dict[str, dict[str, int]] = {}
        for facet, value, count in self._run("SELECT facet, value, count FROM facet WHERE key = ?", (key,)):
            counts.setdefault(facet, {})[value] = count
        sql = (
            "SELECT first_in, first_start, first_end FROM member WHERE key = ? AND first_in IS NOT NULL "
            "ORDER BY first_in, first_start, first_end LIMIT 1"
        )
        first = self._run(sql, (key,)).fetchone()
        rivals = self._rivals(first) if first else ()
        return Cluster((key,), counts, first, rivals)

    def _rivals(self, first: tuple[str, int, int]) -> tuple[str, ...]:
        sql = "SELECT DISTINCT key FROM member WHERE article = ? AND first_in = ? AND first_start = ? AND first_end = ?"
        return tuple(self._column(sql, first[0], *first))

    def _drop(self, entities: Iterable[str], *, clusters: bool = True) -> None:
        for entity in entities:
            self._touched.entities.add(entity)
            self._touched.iris.update(self._column("SELECT iri FROM entity WHERE id = ?", entity))
            self._run("DELETE FROM entity WHERE id = ?", (entity,))
            self._run("DELETE FROM name WHERE entity = ?", (entity,))
            if clusters:
                self._run("DELETE FROM cluster WHERE entity = ?", (entity,))

    def _write(self, whole: Cluster) -> None:
        places = {self._id(place) for place in whole.facets.get("place", ())}
        replaces = {self._cluster(key).id for key in whole.keys} if len(whole.keys) > 1 else set[str]()
        entity = entity_of(whole, Parts(self._judged.name(whole.keys), places, replaces))
        iri = iri_entity(entity, self._scheme.base)
        self._touched.entities.add(entity.id)
        self._touched.iris.add(iri)
        data = {name: value for name, value in to_json(entity).items() if name != "mentions"}
        self._run("INSERT INTO entity VALUES (?, ?, ?)", (entity.id, iri, _dumps(data)))
        self._runs("INSERT INTO name VALUES (?, ?, ?)", _names(entity, iri))

    def _around(self, moved: Iterable[str]) -> set[tuple[str, ...]]:
        """Return the untouched groups that belong to a place whose id changed."""
        sql = "SELECT key FROM facet WHERE facet = 'place' AND value = ?"
        found = {key for place in moved for key in self._column(sql, place)} - self._keys
        return {tuple(self._keys_of(self._id(key))) for key in found}

    # --- claims --------------------------------------------------------------------------------------------

    def _follow(self, moved: Iterable[str]) -> None:
        """Touch the claims and the articles that name entities whose ids changed."""
        for key in moved:
            self._touched.articles.update(self._column("SELECT article FROM member WHERE key = ?", key))
            self._claims.update(self._column("SELECT claim FROM party WHERE key = ?", key))

    def _resolve(self, claim: str) -> None:
        """Write the ids of entities into a claim, and what it makes into the facts."""
        (data,) = self._run("SELECT data FROM claim WHERE id = ?", (claim,)).fetchone()
        rows = self._run("SELECT part, key FROM party WHERE claim = ? ORDER BY rowid", (claim,)).fetchall()
        ids = {part: self._id(key) for part, key in rows if part != "claimed_by"}
        speakers = dict.fromkeys(self._id(key) for part, key in rows if part == "claimed_by")
        new = replace(
            claim_from_json(json.loads(data)),
            subject=ids.get("subject"),
            object=ids.get("object"),
            event_place=ids.get("event_place"),
            claimed_by=tuple(speakers),
        )
        self._run("UPDATE claim SET data = ? WHERE id = ?", (_dumps(to_json(new)), claim))
        self._unfact(claim)
        made = closure(shortcuts([new], self._scheme.threshold), self._scheme.relations)
        facts = sorted(
            (self._iri(subject), self._scheme.iri(name), self._iri(target)) for subject, name, target in made
        )
        self._touched.facts.update(facts)
        self._runs("INSERT INTO fact VALUES (?, ?, ?, ?)", ((*fact, claim) for fact in facts))

    def _unfact(self, claim: str) -> None:
        rows = self._run("SELECT subject, relation, object FROM fact WHERE claim = ?", (claim,))
        self._touched.facts.update(rows)
        self._run("DELETE FROM fact WHERE claim = ?", (claim,))

    # --- reading -------------------------------------------------------------------------------------------

    def _records(self) -> Iterator[Judgement]:
        return (Judgement(**json.loads(data)) for data in self._column("SELECT data FROM judgement ORDER BY number"))

    def _entity(self, key: str) -> str | None:
        return next(iter(self._column("SELECT entity FROM cluster WHERE key = ?", key)), None)

    def _id(self, key: str) -> str:
        return self._column("SELECT entity FROM cluster WHERE key = ?", key)[0]

    def _iri(self, entity: str) -> str:
        return self._column("SELECT iri FROM entity WHERE id = ?", entity)[0]

    def _keys_of(self, entity: str) -> list[str]:
        return self._column("SELECT key FROM cluster WHERE entity = ? ORDER BY key", entity)

    def _column(self, sql: str, *values: str | int) -> list[str]:
        return [row[0] for row in self._run(sql, values)]


def _parties(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the entities that a claim names, each with its part."""
    for part, name in (("subject", claim.subject), ("object", claim.object), ("event_place", claim.event_place)):
        if name is not None:
            yield part, name
    yield from (("claimed_by", name) for name in claim.claimed_by)


def _names(entity: Entity, iri: str) -> Iterator[tuple[str, int, str]]:
    ranked = (
        (IRI, {entity.id, iri, *entity.replaces}),
        (LABEL, {entity.label}),
        (ALIAS, set(entity.aliases)),
    )
    for rank, names in ranked:
        for name in sorted({fold(name) for name in names}):
            yield name, rank, entity.id


def _dumps(data: Any) -> str:
    return json.dumps(data, separators=(",", ":"), sort_keys=True)
