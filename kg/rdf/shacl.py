"""SHACL: whether some quads are what `ontologies/shapes.ttl` says, with pySHACL and without inference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.ontology import folder
from kg.rdf.iris import STANDARD, iri_term
from kg.rdf.scheme import Scheme

if TYPE_CHECKING:
    import rdflib

_SH = "http://www.w3.org/ns/shacl#"
_TYPE, _SUB_CLASS = STANDARD["rdf"] + "type", STANDARD["rdfs"] + "subClassOf"


def available() -> bool:
    """Whether pySHACL is installed."""
    return find_spec("pyshacl") is not None


def violations(quads: Iterable[ox.Quad], scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Yield the node and the message of each violation, sorted.

    The quads have to hold all that they name; the relations and classes of the graph's own ontology are known.
    """
    import pyshacl

    triples = {quad.triple for quad in quads} | set(_vocabulary(scheme))
    data = _graph("newskg.ttl") + _parsed(triples)
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_graph("shapes.ttl"), inference="none")
    if not conforms:
        yield from sorted(_results(report))


def _vocabulary(scheme: Scheme) -> Iterator[ox.Triple]:
    """A user's own relations and classes, which newskg.ttl doesn't have."""
    for name in scheme.relations:
        yield ox.Triple(ox.NamedNode(scheme.iri(name)), ox.NamedNode(_TYPE), ox.NamedNode(iri_term("Relation")))
    for name, parents in scheme.classes.items():
        for parent in parents:
            yield ox.Triple(ox.NamedNode(iri_term(name)), ox.NamedNode(_SUB_CLASS), ox.NamedNode(iri_term(parent)))


def _parsed(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    import rdflib

    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=text, format="nt")


@cache
def _graph(name: str) -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(folder() / name, format="turtle")


def _results(report: rdflib.Graph) -> Iterator[tuple[str, str]]:
    import rdflib

    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(_SH + "ValidationResult")):
        node = report.value(result, rdflib.URIRef(_SH + "focusNode"))
        message = report.value(result, rdflib.URIRef(_SH + "resultMessage"))
        yield str(node), str(message)
