"""The graph as Python users get it: ask it, read it, draw it, export it. Never imports spaCy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import KgError, UsageError
from kg.records import Claim, Document, Entity
from kg.store import Snapshot, find, open_snapshot

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.entities import Judgement
    from kg.query import Result
    from kg.query.worker import Worker
    from kg.store import Judge
    from kg.store.check import Report
    from kg.store.push import Pushed

_DRAWN_CLAIMS = 2000


class Graph:
    """A finished graph in a folder; what a later build adds is seen by the next call."""

    def __init__(self, path: str | Path = "graph") -> None:
        self.path = Path(path)
        self._last = open_snapshot(self.path)
        self._worker: Worker | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The last finished state, open for reading."""
        if not self._last.is_current(self.path):
            self._last = open_snapshot(self.path)
        return self._last

    def query(
        self,
        sparql: str,
        *,
        values: Mapping[str, Any] | None = None,
        seconds: float | None = None,
        rows: int | None = None,
    ) -> Result:
        """Answer a SPARQL query over the union of all graphs; it can only read.

        `values` gives values to variables: entities of the graph, terms, texts, numbers, dates. A query that takes
        longer than `seconds`, which then runs in a process of its own, or has more `rows`, raises `LimitError`.
        """
        from kg.query import to_term

        terms = {name: to_term(value, base=self.snapshot.base) for name, value in (values or {}).items()}
        return self._answer(sparql, terms, seconds, rows)

    def question(
        self,
        name: str,
        values: Mapping[str, str] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
        **more: str,
    ) -> Result:
        """Answer a named question, with the limits of `query`; entities are given by name, dates as `2018-10-22`."""
        from kg.query import question

        terms = self.question_values(name, {**(values or {}), **more})
        return self._answer(question(name).sparql, terms, seconds, rows)

    def question_values(self, name: str, given: Mapping[str, str]) -> dict[str, Any]:
        """Return the terms that a named question gets for the texts given for its parameters."""
        from kg.query import question
        from kg.rdf import iri_entity

        snapshot, asked = self.snapshot, question(name)
        categories = {parameter.name for parameter in asked.parameters if parameter.type == "relation"}
        checked = {key: self._category(text) if key in categories else text for key, text in given.items()}
        return asked.values(checked, lambda text: iri_entity(find(text, snapshot), snapshot.base))

    def _category(self, text: str) -> str:
        """Return a category as it is written, case aside; raise `UsageError` where neither we nor the graph have it."""
        from kg.ontology import load

        used = self.query("SELECT DISTINCT ?category { ?claim news:category ?category }")
        known = {relation.category for relation in load().relations.values() if relation.category}
        known |= {re.split("[#/]", str(row["category"]))[-1] for row in used}
        found = next((name for name in sorted(known) if name.casefold() == text.casefold()), None)
        if found is None:
            raise UsageError(f"there is no category {text!r}; there are {', '.join(sorted(known))}")
        return found

    def _answer(self, sparql: str, values: Mapping[str, Any], seconds: float | None, rows: int | None) -> Result:
        from kg.query import run
        from kg.query.worker import Worker

        if seconds is not None:
            self._worker = self._worker or Worker(self.path)
            return self._worker.ask(sparql, values=values, seconds=seconds, rows=rows)
        snapshot = self.snapshot
        return run(snapshot.triples, sparql, base=snapshot.base, values=values, rows=rows)

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities, sorted by id."""
        return tuple(self.snapshot.entities())

    def claims(self) -> tuple[Claim, ...]:
        """Return all claims; they name entities and documents by id."""
        return tuple(self.snapshot.claims())

    def documents(self) -> tuple[Document, ...]:
        """Return all articles, sorted by id."""
        return tuple(self.snapshot.documents())

    def find(self, name: str) -> Entity:
        """Return the entity with this IRI, id, label or alias; raise `AmbiguousName` or `UnknownName`."""
        return find(name, self.snapshot)

    def show(self, name: str) -> dict[str, Any]:
        """Return what the graph has on one entity: names, ids, roles, and its claims with their evidence."""
        from kg.export import profile

        snapshot = self.snapshot
        return profile(find(name, snapshot), snapshot)

    def shortest_path(self, start: str, end: str) -> list[dict[str, Any]]:
        """Return the shortest chain of claims between two entities, each as the export writes it.

        Raises `UsageError` where both are the same, `KgError` where nothing links them.
        """
        from kg.export import shortest_path

        snapshot = self.snapshot
        one, other = find(start, snapshot), find(end, snapshot)
        if one.id == other.id:
            raise UsageError(f"{start!r} and {end!r} are the same: {one.label}")
        found = shortest_path(one, other, snapshot)
        if found is None:
            raise KgError(f"no chain of claims leads from {one.label} to {other.label}")
        return found

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return a networkx `MultiDiGraph`: entities by IRI, one edge per claim between two of them."""
        from kg.export import to_networkx

        return to_networkx(self.snapshot)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return an rdflib `Dataset` in memory, one named graph per article; queries see their union."""
        from kg.export import to_rdflib

        return to_rdflib(self.snapshot)

    def view(self, path: str | Path, *, around: str | None = None, **filters: Any) -> Path:
        """Write the interactive page and return its path; `filters` are those of `kg.view.Filters`."""
        from kg.export import replace_with, write_html

        snapshot = self.snapshot
        center = find(around, snapshot).id if around else None
        with replace_with(Path(path)) as output:
            write_html(snapshot, output, around=center, **filters)
        return Path(path)

    def export(self, format: str, target: str | Path | BinaryIO) -> None:  # noqa: A002 (the word of the command line)
        """Write the graph in one of the formats of `kg.export.WRITERS` to a file or a binary stream."""
        from kg.export import export

        export(self.snapshot, format, target)

    def stats(self) -> dict[str, Any]:
        """Return how much there is of what."""
        snapshot = self.snapshot
        claims = list(snapshot.claims())
        sides = ("relation", "polarity", "modality", "attribution")
        return {
            **snapshot.counts(),
            "publishers": len({document.publisher for document in snapshot.documents() if document.publisher}),
            "triples": len(snapshot.triples),
            "type": _counted(entity.kind for entity in snapshot.entities()),
            **{side: _counted(getattr(claim, side) for claim in claims) for side in sides},
        }

    def centrality(self) -> list[dict[str, Any]]:
        """Return the entities with their claims, neighbours, betweenness and community, the best connected first."""
        from kg.export import centrality

        return centrality(self.snapshot)

    def wrong(self, claim: str) -> Judgement:
        """Take a wrong claim out of the graph, by its id or IRI or the start of its id; see `undo`."""
        return self._judge.wrong(claim)

    def rename(self, entity: str, name: str) -> Judgement:
        """Give an entity another name; the old ones stay aliases."""
        return self._judge.rename(entity, name)

    def same(self, one: str, other: str) -> Judgement:
        """Make one entity of two; raise `UsageError` where an earlier judgement says they are different."""
        return self._judge.same(one, other)

    def different(self, one: str, other: str) -> Judgement:
        """Keep two entities apart."""
        return self._judge.different(one, other)

    def apart(self, entity: str, article: str) -> Judgement:
        """Make another entity of what has an entity's name in one article, by its id, IRI or address."""
        return self._judge.apart(entity, article)

    def undo(self, judgement: str | None = None) -> Judgement:
        """Take the last judgement back, or the one with this id; return it."""
        return self._judge.undo(judgement)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order in which they were made, undone ones included."""
        return tuple(self.snapshot.judgements())

    def remove(self, article: str, *, purge: bool = False) -> str:
        """Take an article out, by id, IRI or address; `purge` forgets its history too. Return its id."""
        return self._judge.remove(article, purge=purge)

    def rebuild(self) -> None:
        """Make all that is derived again from the article log."""
        self._judge.rebuild()

    def check(self, *, shapes: bool = True) -> Report:
        """Check that all parts of the folder agree, that spans fit, and that the SHACL shapes hold."""
        from kg.store.check import check

        return check(self.path, shapes=shapes)

    def push(self, url: str, *, update: bool = False) -> Pushed:
        """Send the graph to a store that speaks the Graph Store Protocol, or SPARQL Update; only what changed."""
        from kg.store.push import push

        return push(self.path, url, update=update)

    @property
    def _judge(self) -> Judge:
        from kg.store import Judge

        return Judge(self.path)

    def __repr__(self) -> str:
        counts = ", ".join(f"{count:,} {name}" for name, count in self.snapshot.counts().items())
        return f"<Graph {str(self.path)!r}: {counts}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self._repr_html_()}

    def _repr_html_(self) -> str:
        from kg.export import page_text

        if self.snapshot.counts()["claims"] > _DRAWN_CLAIMS:
            return f"<p>{escape(repr(self))}: too large to draw here, use <code>view(path)</code></p>"
        frame = 'sandbox="allow-scripts" style="width: 100%; height: 600px; border: 0"'
        return f'<iframe {frame} srcdoc="{escape(page_text(self.snapshot))}"></iframe>'


def _counted(values: Iterable[str]) -> dict[str, int]:
    """Count values, the most frequent first."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))
