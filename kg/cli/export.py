"""`kg export`: the graph in the formats of others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH

# written out, since importing the writers would slow down `kg --help`; a test compares
FORMATS = (
    "ttl nt nq trig jsonld rdfxml rdf12 nanopub graphml gexf csv claims entities documents judgements events cypher "
    "neo4j ftm html"
)


def export(
    format: Annotated[str, typer.Option(metavar="FORMAT", help=FORMATS)],  # noqa: A002 (the option's name)
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Else standard output.")] = None,
    graph: GRAPH = Path("graph"),
) -> None:
    """Write the graph as RDF, a table, JSON lines, a network or a page."""
    from kg.export import writer
    from kg.graph import Graph

    writer(format)  # an unknown format is told before a missing graph
    Graph(graph).export(format, sys.stdout.buffer if output is None else output)
