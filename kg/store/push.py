"""Send a graph to a store elsewhere, one named graph after the other; notes of what was sent let it go on later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pyoxigraph as ox

from kg.errors import GraphError
from kg.records import digest
from kg.store.generations import replace_file
from kg.store.http import Client
from kg.store.snapshot import Snapshot, open_snapshot
from kg.store.sqlite import readable_errors
from kg.store.stores import RemoteStore, TripleStore, triples_of


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many named graphs were sent and deleted, and how many the other store had already."""

    sent: int
    deleted: int
    unchanged: int


def push(path: str | Path, url: str, *, update: bool = False) -> Pushed:
    """Send the graph in a folder to an address of the Graph Store Protocol, or of SPARQL Update."""
    address = Client(url).url  # without the password
    store = RemoteStore(update=url) if update else RemoteStore(store=url)
    with closing(open_snapshot(path)) as graph:
        return send(graph, store, Path(path) / "pushed" / f"{digest(address)}.jsonl")


def send(graph: Snapshot, store: TripleStore, notes: Path) -> Pushed:
    """Bring a store to the state of a graph; `notes` is the file that says what it has already."""
    known = _known(notes)
    counts = {"sent": 0, "deleted": 0, "unchanged": 0}
    with readable_errors(notes):
        notes.parent.mkdir(exist_ok=True)
        with notes.open("a", encoding="utf-8") as file:
            left = set(known)
            for name, triples in _graphs(graph):
                left.discard(name)
                content = _hash(triples)
                if known.get(name) == content:
                    counts["unchanged"] += 1
                    continue
                _note(file, name, None)  # from now on it may be half there
                store.put(name, triples)
                _note(file, name, content)
                counts["sent"] += 1
            for name in sorted(left):
                store.drop(name)
                _note(file, name, None)
                counts["deleted"] += 1
        replace_file(notes, "".join(_line(name, content) for name, content in sorted(_known(notes).items())))
    return Pushed(**counts)


def _graphs(graph: Snapshot) -> Iterator[tuple[str, list[ox.Triple]]]:
    for name in sorted(graph.triples.named_graphs(), key=str):
        if not isinstance(name, ox.NamedNode):
            raise GraphError(f"the graph {name} has no name that another store could know")
        quads = graph.triples.quads_for_pattern(None, None, None, name)
        yield name.value, sorted(triples_of(quads), key=str)


def _hash(triples: list[ox.Triple]) -> str:
    hasher = hashlib.sha256()
    for triple in triples:
        hasher.update(f"{triple}\n".encode("utf-8", "replace"))
    return hasher.hexdigest()


def _known(notes: Path) -> dict[str, str]:
    """What the notes say of each graph; a line that was cut off counts as not sent."""
    found: dict[str, str] = {}
    if notes.exists():
        for line in notes.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                name, content = json.loads(line)
            except ValueError:
                continue
            found[str(name)] = str(content)
    return found


def _note(file: TextIO, name: str, content: str | None) -> None:
    file.write(_line(name, content or ""))
    file.flush()


def _line(name: str, content: str) -> str:
    return json.dumps([name, content]) + "\n"
