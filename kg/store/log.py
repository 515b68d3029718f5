"""The article log: every article with what was extracted from it, in SQLite. It is the source of truth."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from kg.errors import GraphError
from kg.records import Document, Extraction, Run, digest, extraction_from_json, to_json
from kg.store.sqlite import open_for_writing, readable_errors

_SCHEMA = """
CREATE TABLE run (id TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE article (
    id TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    run TEXT NOT NULL REFERENCES run (id),
    recorded TEXT NOT NULL,
    extraction TEXT NOT NULL
)
"""


class ArticleLog:
    """Articles by id, each with its version, its run and its extraction; every change is on disk when it returns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_for_writing(path, _SCHEMA)
        with readable_errors(path):
            self._connection.execute("PRAGMA journal_mode = WAL")

    def close(self) -> None:
        """Close the file; the log can't be used afterwards."""
        self._connection.close()

    def __len__(self) -> int:
        return sum(int(count) for (count,) in self._rows("SELECT count(*) FROM article"))

    def __iter__(self) -> Iterator[Extraction]:
        """Yield all extractions in the order of article ids."""
        for (data,) in self._rows("SELECT extraction FROM article ORDER BY id"):
            yield self._extraction(data)

    def put(self, extraction: Extraction, run: Run) -> None:
        """Add an article, or replace all that was recorded of it."""
        document = extraction.document
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        row = (document.id, document.version, run.id, now, _dumps(to_json(extraction)))
        with readable_errors(self._path), self._transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO run VALUES (?, ?)", (run.id, _dumps(to_json(run))))
            connection.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?)", row)

    def remove(self, article: str) -> bool:
        """Forget an article; return whether it was there."""
        with readable_errors(self._path):
            return self._connection.execute("DELETE FROM article WHERE id = ?", (article,)).rowcount > 0

    def get(self, article: str) -> Extraction | None:
        """Return what was extracted from an article, or `None`."""
        row = self._one("SELECT extraction FROM article WHERE id = ?", article)
        return self._extraction(row[0]) if row else None

    def has(self, document: Document, run: Run) -> bool:
        """Whether this very version of an article was read by this very run, so that it need not be read again."""
        row = self._one("SELECT version, run FROM article WHERE id = ?", document.id)
        return row == (document.version, run.id)

    def documents(self) -> Iterator[Document]:
        """Yield all documents in the order of their ids."""
        for (data,) in self._rows("SELECT json_extract(extraction, '$.document') FROM article ORDER BY id"):
            yield Document(**json.loads(data))

    def runs(self) -> dict[str, Run]:
        """Return the run that read each article, by article id."""
        known = {name: Run(**json.loads(data)) for name, data in self._rows("SELECT id, data FROM run")}
        return {article: known[run] for article, run in self._rows("SELECT id, run FROM article ORDER BY id")}

    def state(self) -> str:
        """Hash which version of which article was read by which run: equal logs have equal states."""
        rows = self._rows("SELECT id, version, run FROM article ORDER BY id")
        return digest(*(part for row in rows for part in row))

    def _transaction(self) -> sqlite3.Connection:
        self._connection.execute("BEGIN IMMEDIATE")
        return self._connection

    def _one(self, sql: str, *values: str) -> tuple[str, ...] | None:
        with readable_errors(self._path):
            row: tuple[str, ...] | None = self._connection.execute(sql, values).fetchone()
            return row

    def _rows(self, sql: str) -> Iterator[tuple[str, ...]]:
        with readable_errors(self._path):
            yield from self._connection.execute(sql)

    def _extraction(self, data: str) -> Extraction:
        try:
            return extraction_from_json(json.loads(data))
        except (KeyError, TypeError, ValueError) as error:
            raise GraphError(f"'{self._path}' is damaged: {error}; build the graph anew elsewhere") from error


def _dumps(data: object) -> str:
    return json.dumps(data, separators=(",", ":"), sort_keys=True)
