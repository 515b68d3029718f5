"""The RDF formats. Output is sorted, so that equal graphs are equal files; all are written line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any, BinaryIO, cast

import pyoxigraph as ox

from kg.export.sorting import sorted_lines
from kg.rdf import prefixes
from kg.store import Snapshot

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LOCAL = re.compile(r"[A-Za-z0-9_.%-]+")
_BATCH = 1000


def write_nt(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as sorted N-Triples."""
    output.writelines(sorted_triples(snapshot))


def write_nq(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write all graphs as sorted N-Quads."""
    output.writelines(sorted_lines(f"{quad} .\n".encode() for quad in snapshot.triples))


def sorted_triples(snapshot: Snapshot) -> Iterator[bytes]:
    """Yield the union of all graphs as the lines of sorted N-Triples."""
    return sorted_lines(f"{quad.triple} .\n".encode() for quad in snapshot.triples)


def blocks(snapshot: Snapshot) -> Iterator[tuple[str, list[ox.Triple]]]:
    """Yield each subject with its triples, its class first, the rest by predicate and object."""
    triples = (quad.triple for quad in _parsed(sorted_triples(snapshot), ox.RdfFormat.N_TRIPLES))
    for subject, own in groupby(triples, key=lambda triple: str(triple.subject)):
        yield subject, sorted(own, key=_key)


def write_trig(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write all graphs as TriG, grouped by graph and subject."""
    lines = (f"{q.graph_name} {q.triple} .\n".encode() for q in snapshot.triples)
    quads = _parsed(map(_turned, sorted_lines(lines)), ox.RdfFormat.N_QUADS)
    ox.serialize(quads, output, ox.RdfFormat.TRIG, prefixes=prefixes(snapshot.base))


def write_rdfxml(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as RDF/XML."""
    triples = (triple for _, own in blocks(snapshot) for triple in own)
    ox.serialize(triples, cast(BinaryIO, _XmlLineEnds(output)), ox.RdfFormat.RDF_XML, prefixes=prefixes(snapshot.base))


def write_jsonld(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as JSON-LD with its context inside, one subject per line."""
    known = prefixes(snapshot.base)
    output.write(f'{{"@context": {json.dumps(known)},\n"@graph": ['.encode())
    for number, (subject, own) in enumerate(blocks(snapshot)):
        line = json.dumps(_node(subject, own, known), ensure_ascii=False)
        output.write(f"{',' if number else ''}\n{line}".encode())
    output.write(b"\n]}\n")


class _XmlLineEnds:
    """A stream that writes carriage returns as references, since XML readers turn plain ones into line feeds."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output

    def write(self, data: bytes) -> int:
        self._output.write(data.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        self._output.flush()


def _parsed(lines: Iterable[bytes], form: ox.RdfFormat) -> Iterator[ox.Quad]:
    """Read lines, many at once: the parser is slow to start."""
    source = iter(lines)
    while data := b"".join(islice(source, _BATCH)):
        yield from ox.parse(data, form)


def _turned(line: bytes) -> bytes:
    """Put the graph of a line, which stands first, at its end."""
    graph, _, triple = line.partition(b" ")
    return triple.removesuffix(b".\n") + graph + b" .\n"


def _key(triple: ox.Triple) -> tuple[bool, str, str]:
    predicate = triple.predicate.value
    return predicate != TYPE, predicate, str(triple.object)


def _node(subject: str, triples: Iterable[ox.Triple], known: dict[str, str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _compact(subject[1:-1], known)}
    for predicate, same in groupby(triples, key=lambda triple: triple.predicate.value):
        values = [_value(triple.object, known, plain_iri=predicate == TYPE) for triple in same]
        name = "@type" if predicate == TYPE else _compact(predicate, known)
        node[name] = values if len(values) > 1 else values[0]
    return node


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
