"""`kg different`: two entities that stay two."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.text import say


def different(
    one: Annotated[str, typer.Argument(metavar="A", help="A name, or an id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="A name, or an id.")],
    graph: GRAPH = Path("graph"),
) -> None:
    """Keep two entities apart, in every later build too."""
    from kg.store import Judge

    say(Judge(graph).different(one, other).note, " (kg undo takes it back)")
