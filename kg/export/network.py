"""Claims as a networkx graph: one edge per claim between two entities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.export.contract import Contract
from kg.export.rows import row
from kg.store import Snapshot

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, Any]
_ENDS = ("id", "subject", "object")


def to_networkx(snapshot: Snapshot) -> nx.MultiDiGraph[str]:
    """Return a `MultiDiGraph` whose nodes are entities by IRI and whose edges are claims, keyed by IRI.

    Attributes are plain values, absent where a claim has none. Claims without a subject or an object are not edges.
    A symmetric claim is one edge, in the order of the text.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(nodes(snapshot))
    graph.add_edges_from((subject, target, key, data) for key, subject, target, data in edges(snapshot))
    return graph


def nodes(snapshot: Snapshot) -> Iterator[tuple[str, Attributes]]:
    """Yield each entity by its IRI, with its attributes."""
    contract = Contract(snapshot.entities(), (), snapshot.base)
    for entity in snapshot.entities():
        data = contract.entity(entity)
        names = {"aliases": "; ".join(data["aliases"]), "same_as": "; ".join(data["same_as"])}
        yield (
            data["id"],
            {"label": data["label"], "type": data["type"], **_given(names), "mentions": len(data["mentions"])},
        )


def edges(snapshot: Snapshot) -> Iterator[tuple[str, str, str, Attributes]]:
    """Yield each claim between two entities: its IRI, theirs, and its attributes."""
    contract = Contract(snapshot.entities(), snapshot.documents(), snapshot.base)
    for claim in snapshot.claims():
        if claim.subject is not None and claim.object is not None:
            values = row(claim, contract)
            attributes = {name: value for name, value in values.items() if name not in _ENDS}
            yield str(values["id"]), str(values["subject"]), str(values["object"]), _given(attributes)


def _given(values: Attributes) -> Attributes:
    return {name: value for name, value in values.items() if value not in (None, "")}
