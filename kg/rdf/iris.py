"""The IRIs of everything in the graph: no other module makes any."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from kg.errors import GraphError
from kg.records import Entity, digest

NEWS = "https://w3id.org/newskg/ontology#"
STANDARD = {
    "dcterms": "http://purl.org/dc/terms/",
    "news": NEWS,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_INSTANCES = {"a": "article/", "c": "claim/", "e": "entity/", "g": "graph/", "m": "mention/", "r": "run/"}
_WIKIDATA = re.compile(r"wikidata:(Q[1-9]\d*)")
_GEONAMES = re.compile(r"geonames:([1-9]\d*)")


def prefixes(base: str) -> dict[str, str]:
    """Return every prefix that queries and exports know, sorted by name."""
    instances = {prefix: base + folder for prefix, folder in _INSTANCES.items()}
    return dict(sorted({**STANDARD, **instances}.items()))


def iri_article(article: str, base: str) -> str:
    """Name an article; the named graph of what it says has the same IRI."""
    return f"{base}article/{_safe(article)}"


def iri_claim(claim: str, base: str) -> str:
    """Name a claim by its id."""
    return f"{base}claim/{_safe(claim)}"


def iri_run(run: str, base: str) -> str:
    """Name a run by its id."""
    return f"{base}run/{_safe(run)}"


def iri_mention(article: str, start: int, end: int, base: str) -> str:
    """Name the mention at a span of an article's text."""
    return f"{base}mention/{_safe(article)}-{start}-{end}"


def iri_publisher(name: str, base: str) -> str:
    """Name a publisher by the hash of its name, white space aside."""
    return f"{base}entity/{digest('publisher', ' '.join(name.split()))}"


def iri_graph(name: str, base: str) -> str:
    """Name one of the two graphs that belong to no article: `entities` and `derived`."""
    return f"{base}graph/{_safe(name)}"


def iri_entity(entity: Entity, base: str) -> str:
    """Name an entity by its Wikidata id, else its GeoNames id, else its own id."""
    for names in ((entity.id,), entity.same_as):
        for pattern, prefix in ((_WIKIDATA, ""), (_GEONAMES, "geonames-")):
            numbers = sorted(found[1] for name in names if (found := pattern.fullmatch(name)))
            if numbers:
                return f"{base}entity/{prefix}{numbers[0]}"
    return f"{base}entity/{_safe(entity.id)}"


def iri_replaced(entity: str, base: str) -> str:
    """Name an entity that another took the place of, by its id."""
    return iri_entity(Entity(entity, "", "Thing"), base)


def entity_iris(entities: Iterable[Entity], base: str) -> dict[str, str]:
    """Return the IRI of each entity by its id."""
    return {entity.id: iri_entity(entity, base) for entity in entities}


def iri_term(name: str) -> str:
    """Name a class, relation or value of the ontology."""
    return NEWS + _safe(name)


def iri_same_as(name: str) -> str:
    """Expand an id in another data set (`wikidata:Q96`, `geonames:3996063`) to the IRI used there."""
    if found := _WIKIDATA.fullmatch(name):
        return f"http://www.wikidata.org/entity/{found[1]}"
    if found := _GEONAMES.fullmatch(name):
        return f"https://sws.geonames.org/{found[1]}/"
    raise GraphError(f"not an id in a known data set: {name!r} (known are wikidata:Q1 and geonames:1)")


@lru_cache(maxsize=1 << 16)
def _safe(name: str) -> str:
    return quote(name, safe="", errors="replace")
