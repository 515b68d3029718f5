"""`kg same`: two entities that are one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.text import say
from kg.errors import UsageError


def same(
    one: Annotated[str, typer.Argument(metavar="A", help="A name, or an id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="A name, or an id.")],
    graph: GRAPH = Path("graph"),
    anyway: Annotated[bool, typer.Option("--anyway", help="Though their kinds differ.")] = False,
) -> None:
    """Make one entity of two, in every later build too."""
    from kg.graph import Graph

    asked = Graph(graph)
    first, second = asked.find(one), asked.find(other)
    if first.kind != second.kind and not anyway:
        raise UsageError(
            f"{first.label} is a {first.kind} and {second.label} a {second.kind}: "
            "if the kind of one is a mistake, and they are the same, add --anyway"
        )
    note = asked.same(one, other).note
    kind = f"; it is a {asked.find(one).kind} now" if first.kind != second.kind else ""
    say(f"{note}{kind}", " (kg undo takes it back)")
