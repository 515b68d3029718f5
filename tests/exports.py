"""What a graph is when it is exported."""

from __future__ import annotations

import io

from kg.graph import Graph


def written(graph: Graph, form: str) -> bytes:
    """Return what an export writes."""
    stream = io.BytesIO()
    graph.export(form, stream)
    return stream.getvalue()
