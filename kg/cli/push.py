"""`kg push`: the graph into a triple store elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH


def push(
    url: Annotated[str, typer.Argument(metavar="URL", help="Graph Store Protocol, or SPARQL Update with --update.")],
    graph: GRAPH = Path("graph"),
    update: Annotated[bool, typer.Option("--update", help="The address takes SPARQL Update.")] = False,
) -> None:
    """Send the graph to a remote triple store; only what changed since the last time is sent."""
    from kg.store.push import push as send

    report = send(graph, url, update=update)
    print(f"sent {report.sent} graphs, deleted {report.deleted}, unchanged {report.unchanged}")
