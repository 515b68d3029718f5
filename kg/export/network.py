"""Claims as a networkx graph: one edge per claim between two entities."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.contract import Contract
from kg.export.rows import row
from kg.store import Snapshot

if TYPE_CHECKING:
    import networkx as nx

_ENDS = ("id", "subject", "object")


def to_networkx(snapshot: Snapshot) -> nx.MultiDiGraph[str]:
    """Return a `MultiDiGraph` whose nodes are entities by IRI and whose edges are claims, keyed by IRI.

    Attributes are plain values, absent where a claim has none. Claims without a subject or an object are not edges.
    A symmetric claim is one edge, in the order of the text.
    """
    import networkx as nx

    entities = list(snapshot.entities())
    contract = Contract(entities, snapshot.documents(), snapshot.base)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in entities:
        data = contract.entity(entity)
        names = {"aliases": "; ".join(data["aliases"]), "same_as": "; ".join(data["same_as"])}
        counts = {"mentions": len(data["mentions"])}
        graph.add_node(data["id"], label=data["label"], type=data["type"], **_given(names), **counts)
    for claim in snapshot.claims():
        values = row(claim, contract)
        if claim.subject is not None and claim.object is not None:
            attributes = {name: value for name, value in values.items() if name not in _ENDS}
            graph.add_edge(values["subject"], values["object"], key=values["id"], **_given(attributes))
    return graph


def write_graphml(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write GraphML."""
    import networkx as nx

    nx.write_graphml(to_networkx(snapshot), output, prettyprint=True)


def write_gexf(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write GEXF without today's date, which networkx puts in."""
    import networkx as nx

    buffer = BytesIO()
    nx.write_gexf(to_networkx(snapshot), buffer, prettyprint=True)
    output.write(re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue(), count=1))


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}
