"""One nanopublication per claim, as TriG: what is claimed, where it comes from, and what made it.

Four graphs each, as http://nanopub.net/guidelines/working_draft says: head, assertion, provenance and publication info.
The assertion is the claim with its polarity and modality, never the bare triple: a denied claim asserts nothing else.
The publication info has the labels of all that the claim names. It has no `dcterms:created`, since the same graph is
written as the same bytes on any day: whoever publishes one adds that, with a signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.triples import TYPE, blocks
from kg.rdf import NEWS, prefixes
from kg.store import Snapshot

_NP = "http://www.nanopub.org/nschema#"
_PROV = "http://www.w3.org/ns/prov#"
_DCTERMS = "http://purl.org/dc/terms/"
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_AUTHOR = ox.NamedNode("https://w3id.org/newskg")  # this program
_NAMED = frozenset(NEWS + name for name in "subject object eventPlace claimedBy".split())
_CLAIM = ox.NamedNode(NEWS + "Claim")
_GENERATED = ox.NamedNode(_PROV + "wasGeneratedBy")
_ASSERTED = frozenset(
    NEWS + name for name in "subject relation object about polarity modality eventDate eventPlace category".split()
)


def write_nanopub(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one nanopublication per claim."""
    known = {"np": _NP, **prefixes(snapshot.base)}
    quads = (quad for _, own in blocks(snapshot) if own[0].object == _CLAIM for quad in _nanopub(own, snapshot.triples))
    ox.serialize(quads, output, ox.RdfFormat.TRIG, prefixes=dict(sorted(known.items())))


def _nanopub(triples: list[ox.Triple], store: ox.Store) -> Iterator[ox.Quad]:
    claim = triples[0].subject
    if not isinstance(claim, ox.NamedNode):
        raise TypeError(f"not an IRI: {claim}")
    names = ("nanopub", "head", "assertion", "provenance", "pubinfo")
    nanopub, head, assertion, provenance, pubinfo = (ox.NamedNode(f"{claim.value}#{name}") for name in names)
    yield ox.Quad(nanopub, ox.NamedNode(TYPE), ox.NamedNode(_NP + "Nanopublication"), head)
    for name, graph in (("Assertion", assertion), ("Provenance", provenance), ("PublicationInfo", pubinfo)):
        yield ox.Quad(nanopub, ox.NamedNode(f"{_NP}has{name}"), graph, head)
    asserted = [t for t in triples if t.predicate.value in _ASSERTED or t.predicate.value == TYPE]
    yield from (_in(assertion, triple) for triple in asserted)
    yield from _provenance(assertion, triples, provenance)
    yield from (_in(provenance, t) for t in triples if t not in asserted and t.predicate != _GENERATED)
    yield ox.Quad(nanopub, ox.NamedNode(_DCTERMS + "subject"), claim, pubinfo)
    yield ox.Quad(nanopub, ox.NamedNode(_DCTERMS + "creator"), _AUTHOR, pubinfo)
    yield from (ox.Quad(nanopub, t.predicate, t.object, pubinfo) for t in triples if t.predicate == _GENERATED)
    yield ox.Quad(_AUTHOR, ox.NamedNode(TYPE), ox.NamedNode(_PROV + "SoftwareAgent"), pubinfo)
    yield ox.Quad(_AUTHOR, _LABEL, ox.Literal("newskg"), pubinfo)
    yield from (_in(pubinfo, label) for label in _labels(triples, store))


def _labels(triples: list[ox.Triple], store: ox.Store) -> list[ox.Triple]:
    parties = (t.object for t in triples if t.predicate.value in _NAMED)
    named = sorted({party.value for party in parties if isinstance(party, ox.NamedNode)})
    return [quad.triple for iri in named for quad in store.quads_for_pattern(ox.NamedNode(iri), _LABEL, None)]


def _provenance(assertion: ox.NamedNode, triples: list[ox.Triple], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for triple in triples:
        if triple.predicate.value == NEWS + "article":
            yield ox.Quad(assertion, ox.NamedNode(_PROV + "wasDerivedFrom"), triple.object, graph)
        if triple.predicate.value == NEWS + "claimedBy":
            yield ox.Quad(assertion, ox.NamedNode(_PROV + "wasAttributedTo"), triple.object, graph)


def _in(graph: ox.NamedNode, triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)
