"""`kg rename`: another name for an entity."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.text import say


def rename(
    entity: Annotated[str, typer.Argument(metavar="A", help="A name, or an id.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is to be called.")],
    graph: GRAPH = Path("graph"),
) -> None:
    """Give an entity another name, in every later build too."""
    from kg.store import Judge

    say(Judge(graph).rename(entity, name).note, " (kg undo takes it back)")
