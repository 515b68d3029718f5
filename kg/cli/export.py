"""`kg export`: the graph in the formats of others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH


def export(
    format: Annotated[  # noqa: A002 (the option's name)
        str,
        typer.Option(
            metavar="FORMAT",
            help="ttl nt nq trig jsonld rdfxml graphml gexf csv claims entities documents judgements html.",
        ),
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Else standard output.")] = None,
    graph: GRAPH = Path("graph"),
) -> None:
    """Write the graph as RDF, a table, JSON lines, a network or a page."""
    from kg.graph import Graph

    Graph(graph).export(format, sys.stdout.buffer if output is None else output)
