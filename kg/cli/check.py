"""`kg check`: whether the graph is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH

_SHOWN = 20


def check(
    graph: GRAPH = Path("graph"),
    shapes: Annotated[bool, typer.Option("--shapes/--no-shapes", help="Validate with SHACL too; slow.")] = True,
) -> None:
    """Check that the graph is what the article log says, that every span fits, and that all shapes hold."""
    from kg.cli.text import plain
    from kg.store.check import check as find_problems

    report = find_problems(graph, shapes=shapes)
    for problem in report.problems[:_SHOWN]:
        print(plain(problem.text))
    if len(report.problems) > _SHOWN:
        print(f"and {len(report.problems) - _SHOWN} more")
    for note in report.notes:
        print(note)
    counts = ", ".join(f"{count:,} {name}" for name, count in report.counts.items())
    print(f"checked: {counts}")
    if report.problems:
        print(f"what to do: {report.advice}")
        raise typer.Exit(1)
    print("no problem found")
