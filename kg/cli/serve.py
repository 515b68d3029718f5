"""`kg serve`: the graph over HTTP, on this machine."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH


def serve(
    graph: GRAPH = Path("graph"),
    port: Annotated[int, typer.Option(metavar="N", help="Where to listen; 0 takes any free port.")] = 8000,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="On which address; others can't reach it by default.")
    ] = ("127.0.0.1"),
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A host name by which it may be called.")
    ] = None,
    seconds: Annotated[float, typer.Option(metavar="N", help="Stop a query after so many seconds.")] = 30,
    rows: Annotated[int, typer.Option(metavar="N", help="Stop it at more rows than this.")] = 100_000,
) -> None:
    """Serve the graph: a SPARQL endpoint, a page to ask it, and a page for every entity. It only reads."""
    from kg.query.limits import checked
    from kg.serve import serve as serve_graph

    checked(seconds, "seconds")
    checked(rows, "rows")
    signal.signal(signal.SIGTERM, _stop)
    try:
        serve_graph(graph, host=host, port=port, names=name or (), seconds=seconds, rows=rows, ready=_tell)
    except KeyboardInterrupt:
        print("stopped")


def _tell(address: str) -> None:
    print(f"serving at {address}, SPARQL at {address}sparql; stop with Ctrl-C", flush=True)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
