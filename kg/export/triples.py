"""The RDF formats. Output is sorted, so that equal graphs are equal files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from kg.rdf import prefixes
from kg.store import Snapshot

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LOCAL = re.compile(r"[A-Za-z0-9_.%-]+")


def write_nt(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as sorted N-Triples."""
    output.writelines(sorted_triples(snapshot))


def write_nq(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write all graphs as sorted N-Quads."""
    output.writelines(sorted(_lines(snapshot)))


def sorted_triples(snapshot: Snapshot) -> list[bytes]:
    """Return the union of all graphs as the lines of sorted N-Triples."""
    return sorted({line.rpartition(b" <")[0] + b" .\n" for line in _lines(snapshot)})  # each ends in its graph's IRI


def write_trig(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write all graphs as TriG, grouped by graph and subject."""
    quads = sorted(snapshot.triples, key=lambda quad: (str(quad.graph_name), *_key(quad.triple)))
    ox.serialize(quads, output, ox.RdfFormat.TRIG, prefixes=prefixes(snapshot.base))


def write_rdfxml(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as RDF/XML."""
    data = ox.serialize(_triples(snapshot), format=ox.RdfFormat.RDF_XML, prefixes=prefixes(snapshot.base)) or b""
    output.write(data.replace(b"\r", b"&#13;"))  # XML readers turn a plain carriage return into a line feed


def write_jsonld(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as JSON-LD with its context inside, one subject per line."""
    known = prefixes(snapshot.base)
    nodes = (json.dumps(node, ensure_ascii=False) for node in _nodes(_triples(snapshot), known))
    output.write(f'{{"@context": {json.dumps(known)},\n"@graph": [\n'.encode())
    output.write(",\n".join(nodes).encode("utf-8"))
    output.write(b"\n]}\n")


def _lines(snapshot: Snapshot) -> list[bytes]:
    """Return the lines of N-Quads; line ends in literals are escaped there."""
    return (snapshot.triples.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def _triples(snapshot: Snapshot) -> list[ox.Triple]:
    return sorted({quad.triple for quad in snapshot.triples}, key=_key)


def _key(triple: ox.Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate.value
    return str(triple.subject), predicate != _TYPE, predicate, str(triple.object)


def _nodes(triples: list[ox.Triple], known: dict[str, str]) -> Iterator[dict[str, Any]]:
    for subject, own in groupby(triples, key=lambda triple: str(triple.subject)):
        node: dict[str, Any] = {"@id": _compact(subject[1:-1], known)}
        for predicate, same in groupby(own, key=lambda triple: triple.predicate.value):
            values = [_value(triple.object, known, plain_iri=predicate == _TYPE) for triple in same]
            name = "@type" if predicate == _TYPE else _compact(predicate, known)
            node[name] = values if len(values) > 1 else values[0]
        yield node


def _value(term: object, known: dict[str, str], *, plain_iri: bool) -> Any:
    if isinstance(term, ox.NamedNode):
        iri = _compact(term.value, known)
        return iri if plain_iri else {"@id": iri}
    if not isinstance(term, ox.Literal):
        raise TypeError(f"not an IRI or a literal: {term}")
    kind = term.datatype.value
    if kind == f"{_XSD}string":
        return term.value
    return int(term.value) if kind == f"{_XSD}integer" else {"@value": term.value, "@type": _compact(kind, known)}


def _compact(iri: str, known: dict[str, str]) -> str:
    for prefix, start in known.items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri, len(start)):
            return f"{prefix}:{iri[len(start) :]}"
    return iri
