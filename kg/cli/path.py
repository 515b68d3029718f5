"""`kg path`: how two entities are linked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.show import places, print_claim
from kg.cli.text import say


def path(
    start: Annotated[str, typer.Argument(metavar="FROM", help="A name, or an id.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="A name, or an id.")],
    graph: GRAPH = Path("graph"),
    as_json: Annotated[bool, typer.Option("--json", help="Write the claims as JSON.")] = False,
) -> None:
    """Show the shortest chain of claims between two entities, with each sentence."""
    from kg.graph import Graph

    asked = Graph(graph)
    claims = asked.shortest_path(start, end)
    if as_json:
        print(json.dumps(claims, ensure_ascii=False, indent=2))
        return
    found = places(claims, asked)
    for number, claim in enumerate(claims):
        if number:
            say("")
        print_claim(claim, found)
