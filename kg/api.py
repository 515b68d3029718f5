"""`kg.build` for Python users: the pipeline, then the graph that it made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.graph import Graph
from kg.pipeline import build as build_graph


def build(
    inputs: Sequence[str | Path],
    *,
    graph: str | Path = "graph",
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    model: str | None = None,
    ontology: str | Path | None = None,
    jobs: int | None = None,
) -> Graph:
    """Read articles into a graph folder, like `kg build`, and return the graph."""
    given = {"published": published, "publisher": publisher, "url": url}
    build_graph(inputs, graph=graph, **given, model=model, ontology=ontology, jobs=jobs)
    return Graph(graph)
