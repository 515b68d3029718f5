"""Turtle for reading: sorted prefixes, one block per subject, its class first, short names wherever they fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import BinaryIO

from kg.export.triples import sorted_triples
from kg.rdf import prefixes
from kg.store import Snapshot

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = re.compile(rf'"(?:([0-9]+)"\^\^<{_XSD}integer>|([0-9]+\.[0-9]+)"\^\^<{_XSD}decimal>)')
_TYPED = re.compile(r'(".*")\^\^(<[^<>"]*>)', re.DOTALL)
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]|%[0-9A-Fa-f]{2})*(?<!\.)")


def write_ttl(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the union of all graphs as Turtle."""
    known = prefixes(snapshot.base)
    output.writelines(f"@prefix {prefix}: <{iri}> .\n".encode() for prefix, iri in known.items())
    triples = (line.decode("utf-8").removesuffix(" .\n").split(" ", 2) for line in sorted_triples(snapshot))
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
    return (_short(target, known) if target.startswith("<") else _literal(target, known) for *_, target in triples)


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
