"""One nanopublication per claim, as TriG: what is claimed, where it comes from, and what made it.

Four graphs each, as http://nanopub.net/guidelines/working_draft says: head, assertion, provenance and publication info.
The assertion is the claim with its polarity and modality, never the bare triple: a denied claim asserts nothing else.
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
_CLAIM = ox.NamedNode(NEWS + "Claim")
_GENERATED = ox.NamedNode(_PROV + "wasGeneratedBy")
_ASSERTED = frozenset(
    NEWS + name for name in "subject relation object about polarity modality eventDate eventPlace category".split()
)


def write_nanopub(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write one nanopublication per claim."""
    known = {"np": _NP, **prefixes(snapshot.base)}
    quads = (quad for _, own in blocks(snapshot) if own[0].object == _CLAIM for quad in _nanopub(own))
    ox.serialize(quads, output, ox.RdfFormat.TRIG, prefixes=dict(sorted(known.items())))


def _nanopub(triples: list[ox.Triple]) -> Iterator[ox.Quad]:
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
    yield ox.Quad(nanopub, ox.NamedNode("http://purl.org/dc/terms/subject"), claim, pubinfo)
    yield from (ox.Quad(nanopub, t.predicate, t.object, pubinfo) for t in triples if t.predicate == _GENERATED)


def _provenance(assertion: ox.NamedNode, triples: list[ox.Triple], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for triple in triples:
        if triple.predicate.value == NEWS + "article":
            yield ox.Quad(assertion, ox.NamedNode(_PROV + "wasDerivedFrom"), triple.object, graph)
        if triple.predicate.value == NEWS + "claimedBy":
            yield ox.Quad(assertion, ox.NamedNode(_PROV + "wasAttributedTo"), triple.object, graph)


def _in(graph: ox.NamedNode, triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)
