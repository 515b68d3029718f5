"""The graph as quads: one graph per article, one for entities, one for what is derived; no blank nodes.

Every triple stands in one graph only, since a query over the union counts a triple once for each graph it is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from kg.errors import GraphError
from kg.rdf.articles import document_quads, publisher_name, publisher_quads, run_quads
from kg.rdf.claims import claim_quads
from kg.rdf.entities import TYPE, entity_quads, mention_quads
from kg.rdf.iris import entity_iris, iri_graph, iri_term
from kg.rdf.scheme import Scheme
from kg.rdf.shortcuts import closure, shortcuts, superclasses
from kg.rdf.terms import named
from kg.records import Claim, Document, Entity, Mention, Run


class Resolved(Protocol):
    """The entities and claims of the whole graph, as the entities stage gives them."""

    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...


def quads(
    resolution: Resolved, documents: Sequence[Document], runs: Mapping[str, Run], scheme: Scheme
) -> Iterator[Quad]:
    """Yield the quads of a whole graph; `runs` gives the run that read each article, by article id."""
    base = scheme.base
    entities = {name: named(iri) for name, iri in entity_iris(resolution.entities, base).items()}
    _check(resolution, entities)
    for document in documents:
        run = runs.get(document.id)
        mentions = ((m, e.id) for e in resolution.entities for m in e.mentions if m.article == document.id)
        claims = (claim for claim in resolution.claims if claim.article == document.id)
        yield from article_quads(document, run.id if run else None, mentions, claims, entities, scheme)
    for publisher in sorted({publisher_name(document.publisher) for document in documents if document.publisher}):
        yield from publisher_quads(publisher, base)
    for run in {run.id: run for run in runs.values()}.values():
        yield from run_quads(run, base)
    for entity in resolution.entities:
        yield from entity_quads(entity, entities, base)
        yield from type_quads(entity, entities[entity.id], scheme)
    for subject, relation, target in sorted(closure(shortcuts(resolution.claims, scheme.threshold), scheme.relations)):
        yield derived_quad(entities[subject], scheme.iri(relation), entities[target], base)


def article_quads(
    document: Document,
    run: str | None,
    mentions: Iterable[tuple[Mention, str]],
    claims: Iterable[Claim],
    entities: Mapping[str, NamedNode],
    scheme: Scheme,
) -> Iterator[Quad]:
    """Yield the graph of an article: its own data, its mentions with the entity of each, and its claims."""
    yield from document_quads(document, scheme.base)
    for mention, entity in mentions:
        yield from mention_quads(mention, entities[entity], scheme.base)
    for claim in claims:
        yield from claim_quads(claim, entities, run, scheme)


def type_quads(entity: Entity, node: NamedNode, scheme: Scheme) -> Iterator[Quad]:
    """Yield the classes above an entity's own, which are derived."""
    for kind in sorted(superclasses(entity.kind, scheme.classes)):
        yield derived_quad(node, TYPE.value, named(iri_term(kind)), scheme.base)


def derived_quad(subject: NamedNode, relation: str, target: NamedNode, base: str) -> Quad:
    """Return a triple in the graph of what is derived."""
    return Quad(subject, named(relation), target, named(iri_graph("derived", base)))


def _check(resolution: Resolved, entities: Mapping[str, NamedNode]) -> None:
    """Raise `GraphError` where a claim or an entity names an entity that the graph does not have."""
    for claim in resolution.claims:
        for name in (claim.subject, claim.object, claim.event_place, *claim.claimed_by):
            if name is not None and name not in entities:
                raise GraphError(f"claim {claim.id} names the entity {name!r}, which the graph does not have")
    for entity in resolution.entities:
        if entity.of_place is not None and entity.of_place not in entities:
            raise GraphError(f"entity {entity.id!r} names the place {entity.of_place!r}, which the graph does not have")
