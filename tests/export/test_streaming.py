"""Large exports keep little in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise, repeat

import pyoxigraph as ox
import pytest
from conftest import made_with
from newsroom import DOLE, ENTITIES, LEADS, MET, PAPER

from kg.export import WRITERS
from kg.export.sorting import sorted_lines
from kg.records import Claim, Document, Entity, Span

STREAMED = ("claims", "csv", "events", "cypher", "neo4j", "ftm", "graphml", "gexf")


class Flood:
    """A snapshot with as many claims as wanted, made one by one."""

    base = "https://graph.example/id/"
    scheme = made_with()

    def __init__(self, count: int) -> None:
        self._count = count

    def entities(self) -> Iterator[Entity]:
        return iter(ENTITIES)

    def documents(self) -> Iterator[Document]:
        return iter((PAPER,))

    def claims(self) -> Iterator[Claim]:
        for number in range(self._count):
            claim = (MET, LEADS)[number % 2]
            yield replace(claim, evidence=replace(claim.evidence, trigger=Span(number, number + 1)))


class Sink:
    """A stream that only counts."""

    size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return len(data)

    def writelines(self, lines: Iterator[bytes]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None: ...
    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    closed = False


def peak(form: str, count: int) -> tuple[int, int]:
    sink = Sink()
    tracemalloc.start()
    try:
        WRITERS[form](Flood(count), sink)
        return tracemalloc.get_traced_memory()[1], sink.size
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", STREAMED)
def test_memory_does_not_grow_with_the_claims(form: str) -> None:
    peak(form, 2000)  # what is loaded once, and a cache of names that has an end
    small, little = peak(form, 100)
    large, much = peak(form, 2000)
    assert much > 12 * little
    assert large < small + 300_000


def test_sorting_keeps_one_piece_in_memory() -> None:
    count = 40_000
    tracemalloc.start()
    try:
        lines = (f"{number * 7919 % count:08}{'x' * 100}\n".encode() for number in range(count))
        assert all(one < other for one, other in pairwise(sorted_lines(lines, chunk=2000)))
        assert tracemalloc.get_traced_memory()[1] < 2_000_000  # all of them are 5.7 MB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 100])
def test_sorting_in_pieces_is_sorting(chunk: int) -> None:
    lines = [f"{number % 5} {number % 3}\n".encode() for number in range(20)]
    assert list(sorted_lines(chain(lines, lines), chunk=chunk)) == sorted(set(lines))
    assert list(sorted_lines((), chunk=chunk)) == []
    assert list(sorted_lines(repeat(b"x\n", 10), chunk=chunk)) == [b"x\n"]


def test_triples_are_written_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """The RDF formats give the same bytes whether or not the lines fit into memory."""

    class Triples(Flood):
        triples = ox.Store()

    for number in range(500):
        node = ox.NamedNode(f"https://graph.example/id/entity/{number}")
        Triples.triples.add(ox.Quad(node, node, ox.Literal(f"{DOLE[1]}\t{number}\r\n"), ox.NamedNode("g:g")))
    outputs = []
    for chunk in (500_000, 7):
        monkeypatch.setattr("kg.export.sorting.sorted_lines.__kwdefaults__", {"chunk": chunk})
        sizes = []
        for form in ("nt", "nq", "ttl", "trig", "jsonld", "rdfxml", "rdf12"):
            sink = Sink()
            WRITERS[form](Triples(1), sink)
            sizes.append((form, sink.size))
        outputs.append(sizes)
    assert outputs[0] == outputs[1]
