"""`kg wrong`: a claim that is not what the article says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.text import say


def wrong(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of the claim, or the start of it.")],
    graph: GRAPH = Path("graph"),
) -> None:
    """Take a wrong claim out of the graph, and out of every later build."""
    from kg.store import Judge

    say(Judge(graph).wrong(claim).note, " (kg undo takes it back)")
