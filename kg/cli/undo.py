"""`kg undo`: a judgement taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.text import say


def undo(
    judgement: Annotated[str | None, typer.Argument(metavar="JUDGEMENT", help="Its id; the last one if none.")] = None,
    graph: GRAPH = Path("graph"),
) -> None:
    """Take the last judgement back, or the one with an id."""
    from kg.store import Judge

    say("taken back: ", Judge(graph).undo(judgement).note)
