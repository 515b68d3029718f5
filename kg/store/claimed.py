"""The claims in the tables of a derived graph: who they name, and the facts that they make."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from sqlite3 import Connection

from kg.entities import order
from kg.rdf import Scheme, closure, shortcuts
from kg.records import Claim, claim_from_json, to_json
from kg.store.clusters import Clusters
from kg.store.sqlite import column, dumps
from kg.store.touched import Touched

Names = Callable[[str], str]


class Claimed:
    """Reads and writes claims; what it changes is noted in `touched`.

    What is added names its parties as the article does, until it is resolved.
    """

    def __init__(self, connection: Connection, scheme: Scheme, clusters: Clusters, touched: Touched) -> None:
        self._connection = connection
        self._scheme = scheme
        self._clusters = clusters
        self._touched = touched
        self._open: set[str] = set()

    def add(self, claims: Iterable[Claim], keys: Mapping[str, str]) -> None:
        """Write the claims of an article; `keys` gives the key of each entity that they name."""
        for claim in claims:
            place = order(claim)
            name = place[-1]
            parties = ((name, part, keys[party]) for part, party in _parties(claim))
            self._connection.executemany("INSERT INTO party VALUES (?, ?, ?)", parties)
            row = (name, *place[:3], dumps(to_json(claim)))
            self._connection.execute("INSERT INTO claim VALUES (?, ?, ?, ?, ?)", row)
            self._open.add(name)

    def forget(self, article: str) -> None:
        """Delete the claims of an article."""
        for claim in column(self._connection, "SELECT id FROM claim WHERE article = ?", article):
            self._unfact(claim)
            self._connection.execute("DELETE FROM party WHERE claim = ?", (claim,))
            self._open.discard(claim)
        self._connection.execute("DELETE FROM claim WHERE article = ?", (article,))

    def reopen(self, key: str) -> None:
        """Resolve the claims that name a key again."""
        self._open.update(column(self._connection, "SELECT claim FROM party WHERE key = ?", key))

    def resolve(self) -> None:
        """Write the ids of entities into the claims that wait for it, and what they make into the facts."""
        name, iri = cache(self._clusters.id), cache(self._clusters.iri)
        for claim in sorted(self._open):
            self._resolve(claim, name, iri)
        self._open.clear()

    def _resolve(self, claim: str, name: Names, iri: Names) -> None:
        article, text = self._connection.execute("SELECT article, data FROM claim WHERE id = ?", (claim,)).fetchone()
        if article not in self._touched.articles:
            self._touched.claims.add(claim)
        data = json.loads(text) | self._named(claim, name)
        self._connection.execute("UPDATE claim SET data = ? WHERE id = ?", (dumps(data), claim))
        self._unfact(claim)
        facts = sorted(self._facts(claim_from_json(data), iri))
        self._touched.facts.update(facts)
        self._connection.executemany("INSERT INTO fact VALUES (?, ?, ?, ?)", ((*fact, claim) for fact in facts))

    def _named(self, claim: str, name: Names) -> dict[str, str | list[str] | None]:
        sql = "SELECT part, key FROM party WHERE claim = ? ORDER BY rowid"
        rows = [(part, name(key)) for part, key in self._connection.execute(sql, (claim,)).fetchall()]
        ids = dict(rows)
        speakers = dict.fromkeys(entity for part, entity in rows if part == "claimed_by")
        return {part: ids.get(part) for part in ("subject", "object", "event_place")} | {"claimed_by": list(speakers)}

    def _facts(self, claim: Claim, iri: Names) -> Iterator[tuple[str, str, str]]:
        for subject, relation, target in closure(shortcuts([claim], self._scheme.threshold), self._scheme.relations):
            yield iri(subject), self._scheme.iri(relation), iri(target)

    def _unfact(self, claim: str) -> None:
        rows = self._connection.execute("SELECT subject, relation, object FROM fact WHERE claim = ?", (claim,))
        self._touched.facts.update(rows)
        self._connection.execute("DELETE FROM fact WHERE claim = ?", (claim,))


def _parties(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the entities that a claim names, each with its part."""
    for part, name in (("subject", claim.subject), ("object", claim.object), ("event_place", claim.event_place)):
        if name is not None:
            yield part, name
    yield from (("claimed_by", name) for name in claim.claimed_by)
