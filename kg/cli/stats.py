"""`kg stats`: how much there is of what."""

from __future__ import annotations

from pathlib import Path

from kg.cli.options import GRAPH


def stats(graph: GRAPH = Path("graph")) -> None:
    """Count articles, entities and claims."""
    from kg.graph import Graph

    for name, value in Graph(graph).stats().items():
        if isinstance(value, dict):
            print(f"{name}")
            for kind, count in value.items():
                print(f"  {kind:20} {count:>9,}")
        else:
            print(f"{name:22} {value:>9,}")
