"""The graph folder: `log.sqlite` (source of truth), `store/` (what is derived from it), `rejected.jsonl`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from typing import final

from kg.entities import members
from kg.errors import GraphError
from kg.rdf import Scheme
from kg.records import Rejection, to_json
from kg.store import triples
from kg.store.generations import current, next_generation, replace_file
from kg.store.lock import write_lock
from kg.store.log import ArticleLog
from kg.store.resolved import Tables
from kg.store.schema import SCHEMA
from kg.store.snapshot import STORE, TABLES, TRIPLES, Snapshot
from kg.store.sqlite import open_for_writing, readable_errors
from kg.store.update import Members, Update

LOG, REJECTED = "log.sqlite", "rejected.jsonl"
_BATCH = 1000  # articles that are held in memory at once
_MUCH = 4  # from this part of all articles on, deriving everything anew is faster


@final
class GraphFolder:
    """A graph folder open for writing, created where it is missing; one writer at a time.

    with GraphFolder("graph") as folder:
        folder.log.put(extraction, run)
        folder.derive(scheme)
    """

    log: ArticleLog

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._open = ExitStack()

    def __enter__(self) -> GraphFolder:
        with readable_errors(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            stack.enter_context(write_lock(self.path))
            self.log = stack.enter_context(closing(ArticleLog(self.path / LOG)))
            self._open = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def stale(self, scheme: Scheme) -> bool:
        """Whether the derived graph was made of another state of the log, or in another way."""
        meta = self._made()
        return meta is None or meta != {**meta, **self._state(scheme)}

    def derive(self, scheme: Scheme, *, members: Members = members, anew: bool = False) -> None:
        """Bring the derived graph up to date with the log: what changed, or all of it.

        It is made anew where it was made in another way or can't be read, where much changed, and where `anew` asks so.
        A reader sees the state before or after, and so does whoever comes after a kill.
        """
        self.log.scheme = scheme
        meta = self._made()
        state = self._state(scheme)
        if anew or meta is None or any(meta.get(name) != state[name] for name in ("log", "scheme")):
            self._derive_all(scheme, members)
            return
        changed = self.log.changed(after=int(meta["number"]))
        if len(changed) * _MUCH > len(self.log):
            self._derive_all(scheme, members)
        elif meta != {**meta, **state}:
            self._derive_some(changed, scheme, members)

    def scheme(self) -> Scheme:
        """The settings and rules that the graph was made with; raise `GraphError` where none was made yet."""
        if self.log.scheme is None:
            raise GraphError(f"the graph in '{self.path}' was never finished: run 'kg build …' again")
        return self.log.scheme

    def forget(self) -> None:
        """Delete the states before the last one, for what must not be found again."""
        folder = current(self.path / STORE)
        for entry in (self.path / STORE).iterdir():
            if entry.is_dir() and entry != folder:
                shutil.rmtree(entry)

    def reject(self, rejections: Iterable[Rejection]) -> None:
        """Write `rejected.jsonl` anew: what the last build could not read, one line each."""
        lines = (json.dumps(to_json(rejection), ensure_ascii=False) + "\n" for rejection in rejections)
        text = "".join(lines).encode("utf-8", "replace").decode("utf-8")
        with readable_errors(self.path):
            replace_file(self.path / REJECTED, text)

    def _derive_all(self, scheme: Scheme, members: Members) -> None:
        with next_generation(self.path / STORE) as folder, closing(open_for_writing(folder / TABLES, SCHEMA)) as tables:
            with _written(tables, folder):
                Update(tables, scheme).judge(self.log.judgements())
                extractions = iter(self.log)
                while some := list(islice(extractions, _BATCH)):
                    update = Update(tables, scheme, members=members)
                    for extraction in some:
                        article = extraction.document.id
                        update.change(article, extraction, self.log.run_of(article))
                    update.finish()
                self._mark(tables, scheme, 0)
            triples.fill(folder / TRIPLES.format(0), Tables(tables, folder / TABLES), scheme)
            with readable_errors(folder):
                tables.execute("PRAGMA journal_mode = WAL")

    def _derive_some(self, changed: Iterable[str], scheme: Scheme, members: Members) -> None:
        folder = current(self.path / STORE)
        if folder is None:
            raise GraphError(f"the graph in '{self.path}' is incomplete")
        with closing(open_for_writing(folder / TABLES, SCHEMA)) as tables:
            reader = Tables(tables, folder / TABLES)
            last = int(reader.meta["generation"])
            _clear(folder, keep={last, last - 1})
            with _written(tables, folder):
                update = Update(tables, scheme, members=members)
                again = update.judge(self.log.judgements())
                for article in sorted({*changed, *again}):
                    update.change(article, self.log.get(article), self.log.run_of(article))
                touched = update.finish()
                self._mark(tables, scheme, last + 1)
                new = folder / TRIPLES.format(last + 1)
                triples.copy(folder / TRIPLES.format(last), new)
                triples.advance(new, reader, scheme, touched)
            _clear(folder, keep={last, last + 1})

    def _made(self) -> dict[str, str] | None:
        """What the derived graph was made with; `None` where there is none that can be read."""
        folder = current(self.path / STORE)
        try:
            if folder is None:
                return None
            with closing(Snapshot(folder)) as made:
                made.triples  # noqa: B018 (opening it shows whether it is whole)
                return made.meta
        except (GraphError, KeyError, ValueError):  # a derived state that can't be read is made again
            return None

    def _state(self, scheme: Scheme) -> dict[str, str]:
        numbers = {"number": str(self.log.number), "judged": str(self.log.judged)}
        return {"log": self.log.id, "scheme": scheme.to_text(), **numbers}

    def _mark(self, tables: Connection, scheme: Scheme, generation: int) -> None:
        rows = {**self._state(scheme), "generation": str(generation)}
        tables.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(rows.items()))


@contextmanager
def _written(tables: Connection, folder: Path) -> Iterator[None]:
    """Make all changes of a block in one step, at its end."""
    with readable_errors(folder):
        tables.execute("BEGIN IMMEDIATE")
        try:
            yield
            tables.execute("COMMIT")
        except BaseException:
            if tables.in_transaction:
                tables.execute("ROLLBACK")
            raise


def _clear(folder: Path, *, keep: set[int]) -> None:
    """Delete the states of the triple store that nobody needs any more, and what a killed build left."""
    names = {TRIPLES.format(number) for number in keep}
    for entry in folder.glob(TRIPLES.format("*")):
        if entry.name not in names:
            shutil.rmtree(entry, ignore_errors=True)
