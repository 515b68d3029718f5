"""Which entity a name means, and which claim an id."""

from __future__ import annotations

from difflib import get_close_matches

from kg.entities import in_force
from kg.errors import AmbiguousName, UnknownName, UsageError
from kg.rdf import iri_claim, iri_entity
from kg.records import Claim, Entity
from kg.store.schema import fold
from kg.store.snapshot import Snapshot

_SUGGESTIONS = 3
_SHORT = 6  # as few digits of a claim's id will do


def find(name: str, snapshot: Snapshot) -> Entity:
    """Return the entity with this IRI or id, else this label, else this alias, case aside.

    Raises `AmbiguousName` that lists the entities where several fit, `UnknownName` with near names where none does.
    """
    name = name.encode("utf-8", "replace").decode("utf-8")  # a broken byte of a command line is no name either
    found = snapshot.named(name)
    if not found:
        near = [entity.label for other in _near(fold(name), snapshot.names()) for entity in snapshot.named(other)]
        hint = f"; did you mean {' or '.join(map(repr, dict.fromkeys(near)))}?" if near else ""
        raise UnknownName(f"no entity is called {name!r}{hint}")
    if len(found) > 1:
        listed = ", ".join(f"{entity.label} ({entity.kind}, {iri_entity(entity, snapshot.base)})" for entity in found)
        raise AmbiguousName(f"{name!r} fits several entities; give the id of one: {listed}")
    return found[0]


def find_claim(name: str, graph: Snapshot) -> Claim:
    """Return the claim with this id or IRI, or whose id starts like this."""
    start = name.strip().removeprefix(iri_claim("", graph.base))
    found = graph.claims_like(start) if len(start) >= _SHORT else []
    if len(found) > 1:
        raise UsageError(f"several claims have an id that starts with {start!r}: give more of it")
    if not found:
        _judged(start, graph)
        raise UnknownName(f"no claim has the id {name!r}: 'kg show NAME' and 'kg export --format claims' give ids")
    return found[0]


def _judged(start: str, graph: Snapshot) -> None:
    """Raise `UsageError` where the claim whose id starts like this is wrong by an earlier judgement."""
    for record in in_force(graph.judgements()) if len(start) >= _SHORT else ():
        if record.what == "wrong" and record.subject.startswith(start):
            by = f"{record.author}, {record.day}"
            raise UsageError(f"judged already ({by}): '{record.note}'; 'kg undo {record.id}' takes that back")


def _near(name: str, names: list[str]) -> list[str]:
    """Return names that hold a word of the given one, else names that are spelt almost like it."""
    words = set(name.split())
    holding = [other for other in names if words & set(other.split())]
    similar = [other for other in names if abs(len(other) - len(name)) <= _SUGGESTIONS]
    return holding[:_SUGGESTIONS] or get_close_matches(name, similar, n=_SUGGESTIONS)
