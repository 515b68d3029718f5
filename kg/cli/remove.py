"""`kg remove`: an article out of the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH


def remove(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id, address, or path as it was given.")],
    graph: GRAPH = Path("graph"),
    purge: Annotated[bool, typer.Option("--purge", help="Forget its text and history too.")] = False,
) -> None:
    """Take an article, and all that only it says, out of the graph; the article log keeps its history."""
    from kg.store import Judge

    print(f"removed {Judge(graph).remove(article, purge=purge)}" + (" and its history" if purge else ""))
