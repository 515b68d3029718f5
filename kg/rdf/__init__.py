"""Records to RDF: IRIs, terms, quads, shortcuts and rules."""

from kg.rdf.iris import (
    NEWS,
    entity_iris,
    iri_article,
    iri_claim,
    iri_entity,
    iri_graph,
    iri_mention,
    iri_publisher,
    iri_run,
    iri_same_as,
    iri_term,
    prefixes,
)
from kg.rdf.quads import Resolved, quads
from kg.rdf.shortcuts import RelationRules, is_fact
from kg.rdf.terms import clean

__all__ = [
    "NEWS",
    "RelationRules",
    "Resolved",
    "clean",
    "entity_iris",
    "iri_article",
    "iri_claim",
    "iri_entity",
    "iri_graph",
    "iri_mention",
    "iri_publisher",
    "iri_run",
    "iri_same_as",
    "iri_term",
    "is_fact",
    "prefixes",
    "quads",
]
