"""Whether a graph folder is whole: files, log against tables, tables against triples, spans, references and shapes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.entities import judgements
from kg.rdf import iri_article, iri_graph
from kg.rdf.shacl import available, violations
from kg.records import Document, Extraction
from kg.store.folder import LOG
from kg.store.log import ArticleLog
from kg.store.snapshot import TABLES, Snapshot, open_snapshot
from kg.store.sqlite import open_for_reading, readable_errors
from kg.store.triples import all_quads, quads_of_article

_BATCH = 50  # articles that are validated together
_REBUILD, _RESTORE = "kg rebuild", "build the graph anew from its articles, or take the folder from a backup"
_REPORT = "the log is as it was written, but breaks the shapes: report it, with the lines above"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be, and what mends it."""

    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; `notes` say what was not checked."""

    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    counts: dict[str, int]

    @property
    def advice(self) -> str:
        """What to do, the gravest first."""
        wanted = {problem.advice for problem in self.problems}
        return next((advice for advice in (_RESTORE, _REBUILD, _REPORT) if advice in wanted), "nothing")


def check(path: str | Path, *, shapes: bool = True) -> Report:
    """Check a graph folder while nobody has to wait for it; raise `GraphError` where it can't be read at all."""
    path = Path(path)
    with closing(open_snapshot(path)) as graph, closing(ArticleLog(path / LOG, read_only=True)) as log:
        problems = [*_files(path, graph)]
        notes = []
        if log.number != int(graph.meta["number"]) or log.judged != int(graph.meta["judged"]):
            notes.append("the log has changes that are not in the graph yet: a build is running, or was stopped")
        else:
            problems += _log(log, graph)
        problems += _triples(graph)
        if shapes and available():
            problems += _shapes(graph)
        else:
            notes.append("shapes were not checked" + ("" if not shapes else ": pip install 'newskg[check]'"))
        counts = {**graph.counts(), "triples": len(graph.triples)}
    return Report(tuple(problems), tuple(notes), counts)


def _files(path: Path, graph: Snapshot) -> Iterator[Problem]:
    for file, advice in ((path / LOG, _RESTORE), (graph.folder / TABLES, _REBUILD)):
        with readable_errors(file), closing(open_for_reading(file)) as connection:
            try:
                (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            except sqlite3.DatabaseError as error:
                answer = str(error)
            if answer != "ok":
                yield Problem(f"{file} is damaged: {answer}", advice)


def _log(log: ArticleLog, graph: Snapshot) -> Iterator[Problem]:
    """Compare the log with the tables, and the spans in it with its texts."""
    wrong = judgements(log.judgements()).wrong
    known = set(graph.article_ids())
    for extraction in log:
        document = extraction.document
        yield from _spans(extraction)
        if document.id not in known:
            yield Problem(f"article {document.id} is in the log, not in the graph", _REBUILD)
            continue
        known.discard(document.id)
        if list(graph.some_documents([document.id])) != [document]:
            yield Problem(f"article {document.id} has another text in the graph than in the log", _REBUILD)
        stored = {claim.id for claim in graph.claims_in(document.id)}
        if stored != {claim.id for claim in extraction.claims} - wrong.keys():
            yield Problem(f"article {document.id} has other claims in the graph than in the log", _REBUILD)
    for article in sorted(known):
        yield Problem(f"article {article} is in the graph, not in the log", _REBUILD)


def _spans(extraction: Extraction) -> Iterator[Problem]:
    text, article = extraction.document.text, extraction.document.id
    pieces = [(c.evidence.start, c.evidence.end, c.evidence.text, "evidence") for c in extraction.claims]
    pieces += [(c.about.start, c.about.end, c.about.text, "content") for c in extraction.claims if c.about]
    pieces += [(m.span.start, m.span.end, m.text, "mention") for e in extraction.entities for m in e.mentions]
    for start, end, words, what in pieces:
        if text[start:end] != words:
            yield Problem(
                f"article {article}: the {what} at {start} to {end} is not what the text says there", _RESTORE
            )
    known = {entity.id for entity in extraction.entities}
    for claim in extraction.claims:
        named = {claim.subject, claim.object, claim.event_place, *claim.claimed_by} - {None}
        if not named <= known:
            yield Problem(f"claim {claim.id} names an entity that article {article} does not have", _RESTORE)


def _triples(graph: Snapshot) -> Iterator[Problem]:
    """Compare the tables with the triple store, one article at a time."""
    store, base = graph.triples, graph.base
    ours = {NamedNode(iri_graph(name, base)) for name in ("entities", "derived")}
    for document in graph.documents():
        node = NamedNode(iri_article(document.id, base))
        ours.add(node)
        if not _equal(quads_of_article(document, graph, graph.scheme), store, node):
            yield Problem(f"the triples of article {document.id} are not what the tables say", _REBUILD)
    shared = list(all_quads(graph, graph.scheme, articles=False))
    for name in ("entities", "derived"):
        node = NamedNode(iri_graph(name, base))
        if not _equal((quad for quad in shared if quad.graph_name == node), store, node):
            yield Problem(f"the graph {node.value} is not what the tables say", _REBUILD)
    for graph_name in store.named_graphs():
        if graph_name not in ours:
            yield Problem(f"the graph {graph_name} belongs to no article", _REBUILD)


def _equal(quads: Iterable[Quad], store: Store, graph: NamedNode) -> bool:
    wanted = Store()  # the store writes numbers in a form of its own
    wanted.extend(quads)
    return set(wanted) == set(store.quads_for_pattern(None, None, None, graph))


def _shapes(graph: Snapshot) -> Iterator[Problem]:
    documents = graph.documents()
    while batch := list(islice(documents, _BATCH)):
        for node, message in violations(_with_entities(batch, graph), graph.scheme):
            yield Problem(f"{node}: {message}", _REPORT)


def _with_entities(batch: Iterable[Document], graph: Snapshot) -> Iterator[Quad]:
    """Yield the quads of some articles, and of all that they name."""
    shared = NamedNode(iri_graph("entities", graph.base))
    seen: set[str] = set()
    for document in batch:
        for quad in graph.triples.quads_for_pattern(None, None, None, NamedNode(iri_article(document.id, graph.base))):
            yield quad
            if isinstance(quad.object, NamedNode):
                seen.add(quad.object.value)
    todo = sorted(seen)
    while todo:
        found = [q for iri in todo for q in graph.triples.quads_for_pattern(NamedNode(iri), None, None, shared)]
        yield from found
        objects = {quad.object.value for quad in found if isinstance(quad.object, NamedNode)}
        todo = sorted(objects - seen)  # the place of a group
        seen |= objects
