"""`kg judgements`: what people decided about the graph, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.text import say


def judgements(
    graph: GRAPH = Path("graph"),
    take: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Add those that another graph exported.")
    ] = None,
) -> None:
    """List all judgements, with who made them; or add those of another graph."""
    from kg.graph import Graph
    from kg.store import Judge

    if take is not None:
        with take.open(encoding="utf-8") as lines:
            print(f"{Judge(graph).take_over(lines)} new judgements")
        return
    made = list(Graph(graph).snapshot.judgements())
    if not made:
        print("no judgements")
    for record in made:
        say((record.id, "dim"), f"  {record.day}  {record.author}  {record.note}")
