"""Whether an ontology holds together: what a relation names has to exist, and be of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.errors import OntologyError

Values = Mapping[str, list[str]]
NAMESPACE = "https://w3id.org/newskg/ontology#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_NAME = re.compile(r"[a-z][A-Za-z0-9]*")


def validate(properties: Mapping[str, Values]) -> None:
    """Raise `OntologyError` for the first fault, in the order of IRIs, with what to do."""
    fault = next(_faults(properties), None)
    if fault:
        raise OntologyError(fault)


def _faults(properties: Mapping[str, Values]) -> Iterator[str]:
    classes = {iri for iri in properties if _is(properties, iri, _OWL + "Class")}
    relations = {iri for iri in properties if _is(properties, iri, NAMESPACE + "Relation")}
    categories = {iri for iri in properties if _is(properties, iri, NAMESPACE + "Category")}
    for iri, values in sorted(properties.items()):
        if values.get(NAMESPACE + "hasPattern") and iri not in relations:
            yield f"<{iri}> has patterns, but is no relation: add 'a news:Relation, owl:ObjectProperty'"
        if iri in relations:
            yield from _relation(iri, values, classes, relations, categories)


def _relation(iri: str, values: Values, classes: set[str], relations: set[str], categories: set[str]) -> Iterator[str]:
    name = _local(iri)
    if not _NAME.fullmatch(name):
        yield f"the relation <{iri}> needs a name of letters and digits, such as news:endorsed"
    if twins := sorted(other for other in relations - {iri} if _local(other) == name):
        yield f"two relations are called {name}: <{min(iri, *twins)}> and <{max(iri, *twins)}>; rename one"
    wanted = (
        (_RDFS + "domain", "rdfs:domain", classes, "class"),
        (_RDFS + "range", "rdfs:range", classes, "class"),
        (_OWL + "inverseOf", "owl:inverseOf", relations, "relation"),
        (NAMESPACE + "plover", "news:plover", categories, "category"),
    )
    for predicate, short, known, kind in wanted:
        found = values.get(predicate, [])
        if len(found) > 1:
            yield f"relation {name} has several values of {short}: {', '.join(sorted(found))}; give one"
        for value in sorted(set(found) - known):
            if not value.startswith("http://www.w3.org/"):  # xsd:string, owl:Thing
                yield f"relation {name}: {short} <{value}> is no {kind} of the ontology{_near(value, known)}"
    for value in sorted(values.get(_RDFS + "subPropertyOf", [])):
        if value.startswith(NAMESPACE) and value not in relations:
            near = _near(value, relations)
            yield f"relation {name}: rdfs:subPropertyOf <{value}> is no relation of the ontology{near}"


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _is(properties: Mapping[str, Values], iri: str, kind: str) -> bool:
    return kind in properties[iri].get(_RDF + "type", ())


def _near(value: str, known: set[str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(value, sorted(known), n=1, cutoff=0.85)
    return f"; did you mean news:{found[0].rpartition('#')[2]}?" if found else ""
