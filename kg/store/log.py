"""The article log: every version of every article with what was extracted from it, and every judgement, in SQLite.

It is the source of truth, and append-only but for `purge`: a new version, a removal and a judgement each add a row, in
the order of their numbers. What is derived from the log remembers the number up to which it has read it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from kg.entities import Judgement, judgements
from kg.errors import GraphError
from kg.rdf import Scheme
from kg.records import Document, Extraction, Run, extraction_from_json, to_json
from kg.store.sqlite import dumps, open_for_reading, open_for_writing, readable_errors

_SCHEMA = """
CREATE TABLE log (id TEXT NOT NULL, scheme TEXT);
CREATE TABLE run (id TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    recorded TEXT NOT NULL,
    version TEXT,
    run TEXT REFERENCES run (id),
    url TEXT,
    extraction TEXT
);
CREATE TABLE article (id TEXT PRIMARY KEY, number INTEGER NOT NULL REFERENCES change (number));
CREATE TABLE judgement (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL);
CREATE INDEX change_of_article ON change (article);
CREATE INDEX change_of_url ON change (url)
"""
_CURRENT = "SELECT {} FROM article JOIN change USING (number)"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of an article's history; a removal has no version and no run."""

    number: int
    article: str
    recorded: str
    version: str | None
    run: str | None


class ArticleLog:
    """Articles by id, each with its version, its run and its extraction; every change is on disk when it returns."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        if read_only:
            self._connection = open_for_reading(path)
            self._connection.execute("BEGIN")  # all reads see the state of the first one
            return
        self._connection = open_for_writing(path, _SCHEMA)
        with readable_errors(path):
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA secure_delete = ON")  # what is purged leaves no bytes behind
            if self._one("SELECT id FROM log") is None:
                self._connection.execute("INSERT INTO log (id) VALUES (?)", (os.urandom(10).hex(),))

    def close(self) -> None:
        """Close the file; the log can't be used afterwards."""
        self._connection.close()

    @property
    def id(self) -> str:
        """What tells this log from all others, so that nobody takes what was derived from another for its own."""
        return str(self._number("SELECT id FROM log"))

    @property
    def scheme(self) -> Scheme | None:
        """The settings and rules with which the graph was last derived."""
        row = self._one("SELECT scheme FROM log WHERE scheme IS NOT NULL")
        return Scheme.from_text(row[0]) if row else None

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        if scheme != self.scheme:
            with self._transaction() as connection:
                connection.execute("UPDATE log SET scheme = ?", (scheme.to_text(),))

    @property
    def number(self) -> int:
        """The number of the last change."""
        return int(self._number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'change'"))

    @property
    def judged(self) -> int:
        """The number of the last judgement."""
        return int(self._number("SELECT coalesce(max(number), 0) FROM judgement"))

    def __len__(self) -> int:
        return int(self._number("SELECT count(*) FROM article"))

    def __iter__(self) -> Iterator[Extraction]:
        """Yield all extractions in the order of article ids."""
        for (data,) in self._rows(_CURRENT.format("extraction") + " ORDER BY article.id"):
            yield self._extraction(data)

    def put(self, extraction: Extraction, run: Run) -> None:
        """Add an article, or replace all that was recorded of it."""
        document = extraction.document
        row = (document.id, _now(), document.version, run.id, document.url, dumps(to_json(extraction)))
        with self._transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO run VALUES (?, ?)", (run.id, dumps(to_json(run))))
            self._append(connection, row)
            sql = "INSERT OR REPLACE INTO article SELECT article, max(number) FROM change WHERE article = ?"
            connection.execute(sql, (document.id,))

    def remove(self, article: str) -> bool:
        """Take an article out; its history stays. Return whether it was there."""
        with self._transaction() as connection:
            if connection.execute("DELETE FROM article WHERE id = ?", (article,)).rowcount == 0:
                return False
            self._append(connection, (article, _now(), None, None, None, None))
        return True

    def purge(self, article: str) -> bool:
        """Take an article out and forget all that was ever recorded of it but its id. Return whether it was known."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM article WHERE id = ?", (article,))
            if connection.execute("DELETE FROM change WHERE article = ?", (article,)).rowcount == 0:
                return False
            connection.execute("DELETE FROM run WHERE id NOT IN (SELECT run FROM change WHERE run IS NOT NULL)")
            self._append(connection, (article, _now(), None, None, None, None))
        with readable_errors(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return True

    def judge(self, records: Iterable[Judgement]) -> int:
        """Add judgements that are not there yet; raise `UsageError` where one contradicts another. Return how many."""
        with self._transaction() as connection:
            known = list(self.judgements())
            ids = {record.id for record in known}
            new = [record for record in records if record.id not in ids]
            for end in range(len(new)):
                judgements([*known, *new[: end + 1]])
            rows = ((record.id, dumps(asdict(record))) for record in new)
            connection.executemany("INSERT INTO judgement (id, data) VALUES (?, ?)", rows)
        return len(new)

    def judgements(self) -> Iterator[Judgement]:
        """Yield all judgements in the order in which they were made."""
        for (data,) in self._rows("SELECT data FROM judgement ORDER BY number"):
            yield Judgement(**json.loads(data))

    def get(self, article: str) -> Extraction | None:
        """Return what was extracted from an article, or `None`."""
        row = self._one(_CURRENT.format("extraction") + " WHERE article.id = ?", article)
        return self._extraction(row[0]) if row else None

    def has(self, document: Document, run: Run) -> bool:
        """Whether this very version of an article was read by this very run, so that it need not be read again."""
        row = self._one(_CURRENT.format("version, run") + " WHERE article.id = ?", document.id)
        return row == (document.version, run.id)

    def with_url(self, url: str) -> list[str]:
        """Return the ids of the articles that have, or had, this address."""
        return [row[0] for row in self._rows("SELECT DISTINCT article FROM change WHERE url = ? ORDER BY article", url)]

    def history(self, article: str) -> list[Change]:
        """Return all that happened to an article, the earliest first."""
        sql = "SELECT number, article, recorded, version, run FROM change WHERE article = ? ORDER BY number"
        return [Change(*row) for row in self._rows(sql, article)]

    def changed(self, *, after: int) -> list[str]:
        """Return the ids of the articles that changed after the change with a number."""
        sql = "SELECT DISTINCT article FROM change WHERE number > ? ORDER BY article"
        return [row[0] for row in self._rows(sql, after)]

    def ids(self) -> list[str]:
        """Return the ids of all articles, sorted."""
        return [row[0] for row in self._rows("SELECT id FROM article ORDER BY id")]

    def run_of(self, article: str) -> Run | None:
        """Return the run that read an article."""
        sql = _CURRENT.format("run.data") + " JOIN run ON run.id = run WHERE article.id = ?"
        row = self._one(sql, article)
        return Run(**json.loads(row[0])) if row else None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with readable_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _append(self, connection: sqlite3.Connection, row: tuple[str | None, ...]) -> None:
        columns = "article, recorded, version, run, url, extraction"
        connection.execute(f"INSERT INTO change ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row)  # noqa: S608 (fixed names)

    def _number(self, sql: str) -> str | int:
        row = self._one(sql)
        if row is None:
            raise GraphError(f"'{self._path}' is damaged: build the graph anew elsewhere")
        return row[0]

    def _one(self, sql: str, *values: str) -> tuple[str, ...] | None:
        with readable_errors(self._path):
            row: tuple[str, ...] | None = self._connection.execute(sql, values).fetchone()
            return row

    def _rows(self, sql: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        with readable_errors(self._path):
            yield from self._connection.execute(sql, values)

    def _extraction(self, data: str) -> Extraction:
        try:
            return extraction_from_json(json.loads(data))
        except (KeyError, TypeError, ValueError) as error:
            raise GraphError(f"'{self._path}' is damaged: {error}; build the graph anew elsewhere") from error


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
