"""Entities in their graph, and their mentions in the graphs of the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.iris import NEWS, STANDARD, iri_article, iri_graph, iri_mention, iri_replaced, iri_same_as, iri_term
from kg.rdf.terms import integer, named, string
from kg.records import Entity, Mention

TYPE = NamedNode(STANDARD["rdf"] + "type")
MENTION_OF = NamedNode(NEWS + "mentionOf")
REPLACED = NamedNode(STANDARD["dcterms"] + "isReplacedBy")


def entity_quads(entity: Entity, entities: Mapping[str, NamedNode], base: str) -> Iterator[Quad]:
    """Yield an entity's kind, names and ids; `entities` gives the IRIs of the entity and its place."""
    node, graph = entities[entity.id], named(iri_graph("entities", base))
    yield Quad(node, TYPE, named(iri_term(entity.kind)), graph)
    yield Quad(node, named(STANDARD["rdfs"] + "label"), string(entity.label), graph)
    for alias in entity.aliases:
        if alias != entity.label:
            yield Quad(node, named(STANDARD["skos"] + "altLabel"), string(alias), graph)
    for name in entity.same_as:
        yield Quad(node, named(STANDARD["owl"] + "sameAs"), named(iri_same_as(name)), graph)
    if entity.of_place is not None:
        yield Quad(node, named(NEWS + "ofPlace"), entities[entity.of_place], graph)
    for old in entity.replaces:
        yield Quad(named(iri_replaced(old, base)), REPLACED, node, graph)


def mention_quads(mention: Mention, entity: NamedNode, base: str) -> Iterator[Quad]:
    """Yield a mention of an entity, in the graph of its article."""
    span, article = mention.span, named(iri_article(mention.article, base))
    node = named(iri_mention(mention.article, span.start, span.end, base))
    terms: tuple[tuple[str, NamedNode | Literal], ...] = (
        ("article", article),
        ("form", named(iri_term(mention.form.capitalize()))),
        ("text", string(mention.text)),
        ("start", integer(span.start)),
        ("end", integer(span.end)),
    )
    yield Quad(node, TYPE, named(NEWS + "Mention"), article)
    yield Quad(node, MENTION_OF, entity, article)
    for name, term in terms:
        yield Quad(node, named(NEWS + name), term, article)


def meaning_quad(article: str, start: int, end: int, entity: str, base: str) -> Quad:
    """Return the quad by which a mention names its entity, given by IRI."""
    node = named(iri_mention(article, start, end, base))
    return Quad(node, MENTION_OF, named(entity), named(iri_article(article, base)))
