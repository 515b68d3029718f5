"""Turtle for reading: sorted prefixes, one block per subject, its class first, short names wherever they fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.export.sorting import sorted_lines
from kg.export.triples import sorted_triples
from kg.rdf import NEWS, prefixes
from kg.store import Snapshot

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_REIFIES = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = re.compile(rf'"(?:([0-9]+)"\^\^<{_XSD}integer>|([0-9]+\.[0-9]+)"\^\^<{_XSD}decimal>)')
_TYPED = re.compile(r'(".*")\^\^(<[^<>"]*>)', re.DOTALL)
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]|%[0-9A-Fa-f]{2})*(?<!\.)")


def write_ttl(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as Turtle."""
    _write(sorted_triples(snapshot), prefixes(snapshot.base), output)


def write_rdf12(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as Turtle of RDF 1.2, where each claim reifies the triple that it claims.

    A triple that is reified is not asserted: that is left to shortcuts.
    """
    _write(merge(sorted_triples(snapshot), sorted_lines(_reified(snapshot))), prefixes(snapshot.base), output)


def _reified(snapshot: Snapshot) -> Iterator[bytes]:
    names = ox.NamedNode(NEWS + "subject"), ox.NamedNode(NEWS + "relation"), ox.NamedNode(NEWS + "object")
    pattern = " ; ".join(f"{name} ?{number}" for number, name in enumerate(names))
    found = snapshot.triples.query(f"SELECT * {{ ?c {pattern} }}", use_default_graph_as_union=True)
    for row in cast("ox.QuerySolutions", found):
        triple = ox.Triple(row["0"], row["1"], row["2"])
        yield f"{row['c']} {_REIFIES} <<( {triple} )>> .\n".encode()


def _write(lines: Iterable[bytes], known: Mapping[str, str], output: BinaryIO) -> None:
    output.writelines(f"@prefix {prefix}: <{iri}> .\n".encode() for prefix, iri in known.items())
    triples = (line.decode("utf-8").removesuffix(" .\n").split(" ", 2) for line in lines)
    blocks = (_block(subject, own, known) for subject, own in groupby(triples, key=lambda triple: triple[0]))
    output.writelines(block.encode("utf-8") for block in blocks)


def _block(subject: str, triples: Iterable[list[str]], known: Mapping[str, str]) -> str:
    ordered = sorted(triples, key=lambda triple: (triple[1] != _TYPE, triple[1:]))
    lines = (
        f"{'a' if predicate == _TYPE else _short(predicate, known)} {' , '.join(_objects(same, known))}"
        for predicate, same in groupby(ordered, key=lambda triple: triple[1])
    )
    return f"\n{_short(subject, known)} " + " ;\n    ".join(lines) + " .\n"


def _objects(triples: Iterable[list[str]], known: Mapping[str, str]) -> Iterator[str]:
    return (_object(target, known) for *_, target in triples)


def _object(target: str, known: Mapping[str, str]) -> str:
    if target.startswith("<<("):
        return f"<<( {' '.join(_short(iri, known) for iri in target.split(' ')[1:-1])} )>>"
    return _short(target, known) if target.startswith("<") else _literal(target, known)


def _literal(text: str, known: Mapping[str, str]) -> str:
    if found := _BARE.fullmatch(text):
        return found[1] or found[2]
    typed = _TYPED.fullmatch(text)
    return f"{typed[1]}^^{_short(typed[2], known)}" if typed else text


def _short(iri: str, known: Mapping[str, str]) -> str:
    for prefix, start in known.items():
        if iri.startswith(start, 1) and _LOCAL.fullmatch(iri, 1 + len(start), len(iri) - 1):
            return f"{prefix}:{iri[1 + len(start) : -1]}"
    return iri
