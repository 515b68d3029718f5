"""`kg same`: two entities that are one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.text import say


def same(
    one: Annotated[str, typer.Argument(metavar="A", help="A name, or an id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="A name, or an id.")],
    graph: GRAPH = Path("graph"),
) -> None:
    """Make one entity of two, in every later build too."""
    from kg.store import Judge

    say(Judge(graph).same(one, other).note, " (kg undo takes it back)")
