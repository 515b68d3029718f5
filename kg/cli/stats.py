"""`kg stats`: how much there is of what, and who stands in the middle."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import GRAPH
from kg.cli.text import plain

if TYPE_CHECKING:
    from kg.graph import Graph

_SHOWN = 20
_NAMED = 5


def stats(
    graph: GRAPH = Path("graph"),
    centrality: Annotated[
        bool, typer.Option("--centrality", help="Who stands in the middle, who belongs together.")
    ] = False,
) -> None:
    """Count articles, entities and claims."""
    from kg.graph import Graph

    asked = Graph(graph)
    if centrality:
        _print_centrality(asked)
        return
    for name, value in asked.stats().items():
        if isinstance(value, dict):
            print(f"{name}")
            for kind, count in value.items():
                print(f"  {kind:20} {count:>9,}")
        else:
            print(f"{name:22} {value:>9,}")


def _print_centrality(graph: Graph) -> None:
    rows = graph.centrality()
    print(f"{'entity':32} {'claims':>8} {'neighbours':>10} {'betweenness':>11} {'community':>9}")
    for row in rows[:_SHOWN]:
        counts = f"{row['claims']:>8,} {row['neighbours']:>10,} {row['betweenness']:>11.4f} {row['community']:>9}"
        print(f"{plain(row['label'])[:32]:32} {counts}")
    groups: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["community"]].append(row)
    print(f"\n{len(groups)} communities")
    for number, group in sorted(groups.items())[:_SHOWN]:
        names = ", ".join(plain(row["label"]) for row in group[:_NAMED])
        print(f"{number:>3} {len(group):>6,}  {names}{', …' if len(group) > _NAMED else ''}")
