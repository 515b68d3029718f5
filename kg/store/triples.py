"""The triple store of a derived graph on disk: filled from its tables, or brought up to date with what was touched.

Every change goes into a copy, which costs little: the large files of the store never change once they are written, so a
copy is a folder of links to them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode, Quad, Store

from kg.rdf import (
    MENTION_OF,
    PARTIES,
    REPLACED,
    TYPE,
    Scheme,
    article_quads,
    derived_quad,
    entity_quads,
    iri_article,
    iri_claim,
    iri_graph,
    iri_mention,
    iri_publisher,
    iri_run,
    meaning_quad,
    party_quad,
    publisher_quads,
    run_quads,
    type_quads,
)
from kg.records import Document, Entity
from kg.store.resolved import Tables
from kg.store.sqlite import readable_errors
from kg.store.touched import Touched

_AT_ONCE = 500_000  # quads that the store holds in memory before it writes them
_FIXED = ".sst"  # RocksDB writes these files once


def fill(path: Path, tables: Tables, scheme: Scheme) -> None:
    """Write the triple store of a whole graph into a new folder."""
    with readable_errors(path):
        store = Store(str(path))
        quads = all_quads(tables, scheme)
        for quad in quads:
            store.bulk_extend(chain((quad,), islice(quads, _AT_ONCE)))
        store.optimize()  # a question finds each quad in one place: a fifth to a quarter faster
        store.flush()
        del store  # the lock on the folder goes with the object


def copy(old: Path, new: Path) -> None:
    """Copy a store that nobody writes; files that never change are linked where the disk can do so."""
    with readable_errors(new):
        new.mkdir()
        for file in sorted(old.iterdir()):
            if file.name != "LOCK" and file.is_file():
                _link(file, new / file.name) if file.suffix == _FIXED else shutil.copy2(file, new / file.name)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # this disk has no links
        shutil.copy2(old, new)


def advance(path: Path, tables: Tables, scheme: Scheme, touched: Touched) -> None:
    """Put what the tables say now of all that was touched in the place of what the store says."""
    with readable_errors(path):
        store = Store(str(path))
        old, new = set(_standing(store, touched, scheme.base)), set(_wanted(tables, touched, scheme))
        for quad in old - new:
            store.remove(quad)
        store.extend(new - old)
        store.flush()
        del store


def all_quads(tables: Tables, scheme: Scheme, *, articles: bool = True) -> Iterator[Quad]:
    """Yield the quads of a whole graph, or of all but its articles."""
    iris = {name: NamedNode(iri) for name, iri in tables.iris().items()}
    for document in tables.documents() if articles else ():
        yield from _article(document, tables, iris, scheme)
    for entity in tables.entities(mentions=False):
        yield from _entity(entity, iris, scheme)
    for publisher in tables.publishers():
        yield from publisher_quads(publisher, scheme.base)
    for run in tables.runs():
        yield from run_quads(run, scheme.base)
    yield from (_fact(fact, scheme.base) for fact in tables.facts())


def quads_of_article(document: Document, tables: Tables, scheme: Scheme) -> Iterator[Quad]:
    """Yield the quads of one article's graph."""
    mentioned = {entity for _, entity in tables.mentions_in(document.id)}
    claimed = {
        name
        for claim in tables.claims_in(document.id)
        for name in (claim.subject, claim.object, claim.event_place, *claim.claimed_by)
        if name
    }
    iris = {name: NamedNode(iri) for name, iri in tables.iris(mentioned | claimed).items()}
    return _article(document, tables, iris, scheme)


def _article(document: Document, tables: Tables, iris: Mapping[str, NamedNode], scheme: Scheme) -> Iterator[Quad]:
    mentions, claims = tables.mentions_in(document.id), tables.claims_in(document.id)
    return article_quads(document, tables.run_of(document.id), mentions, claims, iris, scheme)


def _entity(entity: Entity, iris: Mapping[str, NamedNode], scheme: Scheme) -> Iterator[Quad]:
    yield from entity_quads(entity, iris, scheme.base)
    yield from type_quads(entity, iris[entity.id], scheme)


def _fact(fact: tuple[str, str, str], base: str) -> Quad:
    subject, relation, target = fact
    return derived_quad(NamedNode(subject), relation, NamedNode(target), base)


def _standing(store: Store, touched: Touched, base: str) -> Iterator[Quad]:
    """Yield what the store holds of all that was touched."""
    entities, derived = (NamedNode(iri_graph(name, base)) for name in ("entities", "derived"))
    for article in sorted(touched.articles):
        yield from store.quads_for_pattern(None, None, None, NamedNode(iri_article(article, base)))
    for claim in sorted(touched.claims):
        for predicate in PARTIES.values():
            yield from store.quads_for_pattern(NamedNode(iri_claim(claim, base)), predicate, None)
    for article, start, end in sorted(touched.mentions):
        for quad in store.quads_for_pattern(NamedNode(iri_mention(article, start, end, base)), MENTION_OF, None):
            if cast("NamedNode", quad.object).value in touched.iris:
                yield quad
    for iri in sorted(touched.iris):
        yield from store.quads_for_pattern(NamedNode(iri), None, None, entities)
        yield from store.quads_for_pattern(None, REPLACED, NamedNode(iri), entities)
        yield from store.quads_for_pattern(NamedNode(iri), TYPE, None, derived)
    others = [iri_publisher(name, base) for name in touched.publishers] + [iri_run(name, base) for name in touched.runs]
    for iri in sorted(others):
        yield from store.quads_for_pattern(NamedNode(iri), None, None, entities)
    facts = (_fact(fact, base) for fact in sorted(touched.facts))
    yield from (quad for quad in facts if quad in store)


def _wanted(tables: Tables, touched: Touched, scheme: Scheme) -> Iterator[Quad]:
    """Yield what the store should hold of all that was touched."""
    for document in tables.some_documents(touched.articles):
        yield from quads_of_article(document, tables, scheme)
    for names in tables.parties_in(touched.claims):
        yield party_quad(*names, scheme.base)
    yield from _meanings(tables, touched, scheme.base)
    entities = list(tables.some_entities(touched.entities, mentions=False))
    places = {entity.of_place for entity in entities if entity.of_place}
    iris = {name: NamedNode(iri) for name, iri in tables.iris({entity.id for entity in entities} | places).items()}
    for entity in entities:
        yield from _entity(entity, iris, scheme)
    for publisher in tables.publishers(touched.publishers):
        yield from publisher_quads(publisher, scheme.base)
    for run in tables.runs(touched.runs):
        yield from run_quads(run, scheme.base)
    yield from (_fact(fact, scheme.base) for fact in sorted(touched.facts) if tables.is_fact(*fact))


def _meanings(tables: Tables, touched: Touched, base: str) -> Iterator[Quad]:
    for article in sorted({article for article, _, _ in touched.mentions}):
        for mention, iri in tables.meanings(article, touched.entities):
            span = (article, mention.span.start, mention.span.end)
            if span in touched.mentions:
                yield meaning_quad(*span, iri, base)
