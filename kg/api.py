"""`kg.build` and `kg.load`, for Python users."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language

from kg.graph import Graph
from kg.language import load as load_language
from kg.pipeline import build as build_graph


def build(
    inputs: str | Path | Sequence[str | Path],
    *,
    graph: str | Path = "graph",
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    model: str | None = None,
    ontology: str | Path | None = None,
    jobs: int | None = None,
) -> Graph:
    """Read articles into a graph folder, like `kg build`, and return the graph; warn of inputs that were rejected."""
    report = build_graph(
        inputs,
        graph=graph,
        published=published,
        publisher=publisher,
        url=url,
        model=model,
        ontology=ontology,
        jobs=jobs,
    )
    if report.rejected:
        first = report.rejected[0]
        more = f" and {len(report.rejected) - 1} more" if len(report.rejected) > 1 else ""
        warnings.warn(f"rejected {first.source}: {first.reason}{more}; see {graph}/rejected.jsonl", stacklevel=2)
    return Graph(graph)


def load(name: str | None = None) -> Language:
    """Load the language model, or an installed spaCy pipeline, with `doc._.entities` and `doc._.claims` at its end."""
    nlp = load_language(name)
    nlp.add_pipe("kg_mentions")
    nlp.add_pipe("kg_claims")
    return nlp
