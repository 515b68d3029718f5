"""Hints on queries that are valid, but name what there is not: such a query answers with nothing, and says not why."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from pyoxigraph import NamedNode, Store

from kg.ontology import terms
from kg.query.guard import check
from kg.rdf import NEWS, iri_term, prefixes
from kg.store import Snapshot


def hints(query: str, snapshot: Snapshot) -> tuple[str, ...]:
    """Return a line for each name in our namespace that neither an ontology nor the graph has."""
    checked = check(query, prefixes=prefixes(snapshot.base), has_graph=snapshot.triples.contains_named_graph)
    asked = [iri for iri in checked.prefixes.values() if iri.startswith(NEWS)]
    strange = [iri for iri in asked if not _used(NamedNode(iri), snapshot.triples)]
    known = _known(snapshot) if strange else set()
    return tuple(_hint(iri.removeprefix(NEWS), known) for iri in strange if iri.removeprefix(NEWS) not in known)


def _used(name: NamedNode, store: Store) -> bool:
    patterns = ((None, name, None), (None, None, name), (name, None, None))
    return any(next(store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def _known(snapshot: Snapshot) -> set[str]:
    """Names in our namespace: of the package's ontology, and of the one that the graph was made with."""
    own = {*map(snapshot.scheme.iri, snapshot.scheme.relations), *map(iri_term, snapshot.scheme.classes)}
    return {iri.removeprefix(NEWS) for iri in terms() | own if iri.startswith(NEWS)}


def _hint(name: str, known: Collection[str]) -> str:
    by_letters = {other.casefold(): other for other in sorted(known)}
    near = get_close_matches(name.casefold(), by_letters, n=1, cutoff=0.75)
    more = f"did you mean news:{by_letters[near[0]]}?" if near else "'kg relations' lists the relations"
    return f"news:{name} is not in the ontology: {more}"
