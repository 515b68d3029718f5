"""`kg different`: two entities that stay two, or one that becomes two."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH
from kg.cli.text import say
from kg.errors import UsageError


def different(
    one: Annotated[str, typer.Argument(metavar="A", help="A name, or an id.")],
    other: Annotated[str | None, typer.Argument(metavar="B", help="A name, or an id.")] = None,
    article: Annotated[
        str | None, typer.Option("--in", metavar="ARTICLE", help="Where A is another one; an id or address.")
    ] = None,
    graph: GRAPH = Path("graph"),
) -> None:
    """Keep two entities apart, in every later build too; or part two of one name: `kg different A --in ARTICLE`."""
    from kg.store import Judge

    if (other is None) == (article is None):
        raise UsageError("name two entities, or one and an article: kg different A B, kg different A --in ARTICLE")
    judge = Judge(graph)
    record = judge.different(one, other) if other is not None else judge.apart(one, str(article))
    say(record.note, " (kg undo takes it back)")
