"""Records to RDF: IRIs, terms, quads, shortcuts and rules."""

from kg.rdf.articles import publisher_name, publisher_quads, run_quads
from kg.rdf.claims import PARTIES, party_quad
from kg.rdf.entities import MENTION_OF, REPLACED, TYPE, entity_quads, meaning_quad
from kg.rdf.iris import (
    NEWS,
    entity_iris,
    iri_article,
    iri_claim,
    iri_entity,
    iri_graph,
    iri_mention,
    iri_publisher,
    iri_replaced,
    iri_run,
    iri_same_as,
    iri_term,
    prefixes,
)
from kg.rdf.quads import Resolved, article_quads, derived_quad, quads, type_quads
from kg.rdf.scheme import RelationRules, Rule, Scheme, scheme
from kg.rdf.shortcuts import closure, is_fact, shortcuts, superclasses
from kg.rdf.terms import clean

__all__ = [
    "MENTION_OF",
    "NEWS",
    "PARTIES",
    "REPLACED",
    "TYPE",
    "RelationRules",
    "Resolved",
    "Rule",
    "Scheme",
    "article_quads",
    "clean",
    "closure",
    "derived_quad",
    "entity_iris",
    "entity_quads",
    "iri_article",
    "iri_claim",
    "iri_entity",
    "iri_graph",
    "iri_mention",
    "iri_publisher",
    "iri_replaced",
    "iri_run",
    "iri_same_as",
    "iri_term",
    "is_fact",
    "meaning_quad",
    "party_quad",
    "prefixes",
    "publisher_name",
    "publisher_quads",
    "quads",
    "run_quads",
    "scheme",
    "shortcuts",
    "superclasses",
    "type_quads",
]
