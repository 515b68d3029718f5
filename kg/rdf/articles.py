"""Articles, their publishers and the runs that read them as quads."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.iris import NEWS, STANDARD, iri_article, iri_graph, iri_publisher, iri_run
from kg.rdf.terms import moment, string, web
from kg.records import Document, Run

_SCHEMA = STANDARD["schema"]
_TYPE = NamedNode(STANDARD["rdf"] + "type")


def document_quads(document: Document, base: str) -> Iterator[Quad]:
    """Yield an article's own data in its graph; the text itself stays in the article log."""
    node = NamedNode(iri_article(document.id, base))
    yield Quad(node, _TYPE, NamedNode(_SCHEMA + "NewsArticle"), node)
    yield Quad(node, NamedNode(NEWS + "version"), string(document.version), node)
    for name, term in _properties(document, base):
        yield Quad(node, NamedNode(_SCHEMA + name), term, node)


def _properties(document: Document, base: str) -> Iterator[tuple[str, NamedNode | Literal]]:
    yield "inLanguage", string(document.language)
    if document.url:
        yield "url", web(document.url)
    elif document.key:
        yield "identifier", string(document.key)
    if document.title:
        yield "headline", string(document.title)
    if document.published:
        yield "datePublished", moment(document.published)
    if document.publisher:
        yield "publisher", NamedNode(iri_publisher(document.publisher, base))


def publisher_quads(publisher: str, base: str) -> Iterator[Quad]:
    """Yield a publisher, in the graph of entities."""
    graph, node = NamedNode(iri_graph("entities", base)), NamedNode(iri_publisher(publisher, base))
    yield Quad(node, _TYPE, NamedNode(_SCHEMA + "Organization"), graph)
    yield Quad(node, NamedNode(STANDARD["rdfs"] + "label"), string(publisher_name(publisher)), graph)


def publisher_name(publisher: str) -> str:
    """Return the name of a publisher, white space aside."""
    return " ".join(publisher.split())


def run_quads(run: Run, base: str) -> Iterator[Quad]:
    """Yield a run, in the graph of entities."""
    graph, node = NamedNode(iri_graph("entities", base)), NamedNode(iri_run(run.id, base))
    yield Quad(node, _TYPE, NamedNode(NEWS + "Run"), graph)
    yield Quad(node, NamedNode(NEWS + "version"), string(run.version), graph)
    yield Quad(node, NamedNode(NEWS + "model"), string(run.model), graph)
    yield Quad(node, NamedNode(NEWS + "ontologyDigest"), string(run.ontology), graph)
    yield Quad(node, NamedNode(NEWS + "settings"), string(json.dumps(dict(run.settings), sort_keys=True)), graph)
