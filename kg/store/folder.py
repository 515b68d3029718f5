"""The graph folder: `log.sqlite` (source of truth), `store/` (what is derived from it), `rejected.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import final

from pyoxigraph import Store

from kg.errors import GraphError
from kg.rdf import RelationRules, Resolved, quads
from kg.records import Rejection, digest, to_json
from kg.store.generations import current, next_generation, replace_file
from kg.store.lock import write_lock
from kg.store.log import ArticleLog
from kg.store.resolved import write_tables
from kg.store.snapshot import TABLES, TRIPLES, Snapshot
from kg.store.sqlite import readable_errors

LOG, STORE, REJECTED = "log.sqlite", "store", "rejected.jsonl"


@final
class GraphFolder:
    """A graph folder open for writing, created where it is missing; one writer at a time.

    with GraphFolder("graph") as folder:
        folder.log.put(extraction, run)
        folder.derive(resolution, base=settings.base, threshold=0.5, relations=ontology.relations)
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

    def stale(self, *, base: str, threshold: float, relations: Mapping[str, RelationRules]) -> bool:
        """Whether the derived graph was made of another state of the log, or with other settings."""
        folder = current(self.path / STORE)
        if folder is None:
            return True
        try:
            made = Snapshot(folder)
            made.triples  # noqa: B018 (opening it shows whether it is whole)
            return made.meta.get("key") != self._key(base, threshold, relations)
        except GraphError:  # a derived state that can't be read is made again
            return True

    def derive(
        self, resolution: Resolved, *, base: str, threshold: float, relations: Mapping[str, RelationRules]
    ) -> None:
        """Build the triple store and the tables of the whole graph, then put them in place of the last ones."""
        documents = list(self.log.documents())
        meta = {"key": self._key(base, threshold, relations)}
        with next_generation(self.path / STORE) as folder:
            facts = quads(resolution, documents, self.log.runs(), base, relations=relations, threshold=threshold)
            with readable_errors(folder):
                store = Store(str(folder / TRIPLES))
                store.bulk_extend(facts)
                store.flush()
                del store  # the lock on the folder goes with the object, before the folder moves
            write_tables(folder / TABLES, resolution, documents, base=base, meta=meta)

    def reject(self, rejections: Iterable[Rejection]) -> None:
        """Write `rejected.jsonl` anew: what the last build could not read, one line each."""
        lines = (json.dumps(to_json(rejection), ensure_ascii=False) + "\n" for rejection in rejections)
        text = "".join(lines).encode("utf-8", "replace").decode("utf-8")
        with readable_errors(self.path):
            replace_file(self.path / REJECTED, text)

    def _key(self, base: str, threshold: float, relations: Mapping[str, RelationRules]) -> str:
        rules = (f"{name} {rule.symmetric} {rule.inverse}" for name, rule in sorted(relations.items()))
        return digest(self.log.state(), base, repr(float(threshold)), *rules)
