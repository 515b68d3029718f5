"""The graph as an rdflib `Dataset`, for programs that work with rdflib."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from kg.export.writers import export
from kg.store import Snapshot

if TYPE_CHECKING:
    import rdflib


def to_rdflib(snapshot: Snapshot) -> rdflib.Dataset:
    """Return a `Dataset` in memory with the named graphs of the store; queries see their union."""
    import rdflib

    buffer = BytesIO()
    export(snapshot, "nq", buffer)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=buffer.getvalue(), format="nquads")
    return dataset
