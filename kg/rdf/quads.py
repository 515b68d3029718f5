"""The whole graph as quads: one graph per article, one for entities, one for what is derived; no blank nodes.

Every triple stands in one graph only, since a query over the union counts a triple once for each graph it is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from kg.errors import GraphError
from kg.rdf.articles import document_quads, publisher_quads, run_quads
from kg.rdf.claims import claim_quads
from kg.rdf.entities import entity_quads
from kg.rdf.iris import entity_iris, iri_graph, iri_term
from kg.rdf.shortcuts import RelationRules, closure, shortcuts
from kg.records import Claim, Document, Entity, Run


class Resolved(Protocol):
    """The entities and claims of the whole graph, as the entities stage gives them."""

    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...


def quads(
    resolution: Resolved,
    documents: Sequence[Document],
    runs: Mapping[str, Run],
    base: str,
    *,
    relations: Mapping[str, RelationRules] | None = None,
    threshold: float = 0.5,
) -> Iterator[Quad]:
    """Yield the quads of a graph.

    `runs` gives the run that read each article, by article id; `relations` says which relations are symmetric or have
    an inverse; claims with at least the confidence `threshold` make shortcuts.
    """
    entities = {name: NamedNode(iri) for name, iri in entity_iris(resolution.entities, base).items()}
    _check(resolution, entities)
    for document in documents:
        yield from document_quads(document, base)
    yield from publisher_quads(documents, base)
    yield from run_quads(runs.values(), base)
    for entity in resolution.entities:
        yield from entity_quads(entity, entities, base)
    for claim in resolution.claims:
        run = runs.get(claim.article)
        yield from claim_quads(claim, entities, run.id if run else None, base)
    yield from _derived(resolution.claims, entities, base, relations or {}, threshold)


def _derived(
    claims: Iterable[Claim],
    entities: Mapping[str, NamedNode],
    base: str,
    relations: Mapping[str, RelationRules],
    threshold: float,
) -> Iterator[Quad]:
    graph = NamedNode(iri_graph("derived", base))
    for subject, relation, target in sorted(closure(shortcuts(claims, threshold), relations)):
        yield Quad(entities[subject], NamedNode(iri_term(relation)), entities[target], graph)


def _check(resolution: Resolved, entities: Mapping[str, NamedNode]) -> None:
    """Raise `GraphError` where a claim or an entity names an entity that the graph does not have."""
    for claim in resolution.claims:
        for name in (claim.subject, claim.object, claim.event_place, *claim.claimed_by):
            if name is not None and name not in entities:
                raise GraphError(f"claim {claim.id} names the entity {name!r}, which the graph does not have")
    for entity in resolution.entities:
        if entity.of_place is not None and entity.of_place not in entities:
            raise GraphError(f"entity {entity.id!r} names the place {entity.of_place!r}, which the graph does not have")
