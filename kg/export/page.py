"""The interactive page as an export."""

from __future__ import annotations

from typing import BinaryIO

from kg.rdf import entity_iris
from kg.store import Snapshot


def write_html(snapshot: Snapshot, output: BinaryIO) -> None:
    """Write the page of the whole graph: one file that works offline."""
    from kg.view import page

    entities = list(snapshot.entities())
    iris = entity_iris(entities, snapshot.base)
    text = page(entities, snapshot.claims(), snapshot.documents(), iri=iris.__getitem__)
    output.write(text.encode("utf-8", errors="replace"))
