"""Bring the tables of a derived graph up to date with some changed articles and judgements, and tell what they touched.

What an article changes is found through the keys of its entities: the counts of each key go up and down with its
members, and only entities whose counts changed are made anew. Where the id of an entity changes, the claims and
mentions that name it follow. The work depends on the size of what changed, not on the size of the graph.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from sqlite3 import Connection

from kg.entities import Judgement, Member, facets, judgements, members, parted, without
from kg.rdf import Scheme, publisher_name
from kg.records import Extraction, Run, to_json
from kg.store.claimed import Claimed
from kg.store.clusters import Clusters
from kg.store.sqlite import column, dumps
from kg.store.touched import Touched

Members = Callable[[Extraction], list[Member]]


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
        self._connection = connection
        self._members = members
        self._keys: set[str] = set()
        self._touched = Touched()
        self._clusters = Clusters(connection, scheme.base, self._touched)
        self._claimed = Claimed(connection, scheme, self._clusters, self._touched)
        self._judged = judgements(self._records())

    def judge(self, records: Iterable[Judgement]) -> set[str]:
        """Take over all judgements; return the articles whose claims have to be read again."""
        before, known = self._judged, list(records)
        self._judged = after = judgements(known)
        self._run("DELETE FROM judgement")
        self._runs("INSERT INTO judgement (data) VALUES (?)", ((dumps(asdict(record)),) for record in known))
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
        clusters, groups = self._clusters, self._groups()
        before = {key: entity for key in self._keys if (entity := clusters.entity(key))}
        for entity in set(before.values()):
            clusters.drop(entity)
        clusters.assign(groups)
        moved = {key for key in self._keys if clusters.entity(key) != before.get(key)}
        for keys in groups:
            clusters.write(keys, self._judged)
        for entity in clusters.around(moved) - {clusters.entity(key) for key in self._keys}:
            clusters.drop(entity, keys=False)
            clusters.write(clusters.keys_of(entity), self._judged)
        self._follow(moved)
        self._claimed.resolve()
        return self._touched

    def _forget(self, article: str) -> None:
        self._claimed.forget(article)
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
        self._run("INSERT OR IGNORE INTO run VALUES (?, ?)", (run.id, dumps(to_json(run))))
        row = (document.id, run.id, publisher, dumps(to_json(document)))
        self._run("INSERT INTO document VALUES (?, ?, ?, ?)", row)
        self._touch(run.id, publisher)
        own = parted(self._members(extraction), document.id, self._judged.apart)
        for member in own:
            self._keys.add(member.key)
            counted = list(facets(member))
            data = {"facets": counted, "mentions": [to_json(mention) for mention in member.entity.mentions]}
            first = member.first or (None, None, None)
            self._run("INSERT INTO member VALUES (?, ?, ?, ?, ?, ?)", (document.id, member.key, *first, dumps(data)))
            self._count(member.key, counted, 1)
        self._claimed.add(extraction.claims, {member.entity.id: member.key for member in own})

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

    def _groups(self) -> list[tuple[str, ...]]:
        """Widen the touched keys to whole entities, as they were and as they will be; return the groups they form."""
        todo = set(self._keys)
        while todo:
            self._keys |= todo
            wider = {other for key in todo for other in self._judged.group(key)}
            known = {entity for key in todo if (entity := self._clusters.entity(key))}
            todo = (wider | {other for entity in known for other in self._clusters.keys_of(entity)}) - self._keys
        return sorted({self._judged.group(key) for key in self._keys})

    def _follow(self, moved: Iterable[str]) -> None:
        """Touch the claims and the mentions, in articles that did not change, of entities whose ids changed."""
        for key in moved:
            self._claimed.reopen(key)
            for article, data in self._run("SELECT article, data FROM member WHERE key = ?", (key,)):
                if article not in self._touched.articles:
                    spans = (mention["span"] for mention in json.loads(data)["mentions"])
                    self._touched.mentions.update((article, span["start"], span["end"]) for span in spans)

    def _records(self) -> Iterator[Judgement]:
        rows = column(self._connection, "SELECT data FROM judgement ORDER BY number")
        return (Judgement(**json.loads(data)) for data in rows)
