"""The interactive page as an export."""

from __future__ import annotations

from typing import Any, BinaryIO

from kg.rdf import entity_iris
from kg.store import Snapshot


def page_text(snapshot: Snapshot, **filters: Any) -> str:
    """Return the page of the claims that meet some of the conditions of `kg.view.Filters`: one offline HTML file."""
    from kg.view import Filters, page

    entities = list(snapshot.entities())
    iris = entity_iris(entities, snapshot.base)
    chosen = Filters(**filters)
    return page(entities, snapshot.claims(), snapshot.documents(), filters=chosen, iri=iris.__getitem__)


def write_html(snapshot: Snapshot, output: BinaryIO, **filters: Any) -> None:
    """Write the page."""
    output.write(page_text(snapshot, **filters).encode("utf-8", errors="replace"))
