"""`kg view`: the graph as one interactive page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import GRAPH
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph import Graph

_CUT = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def view(
    graph: GRAPH = Path("graph"),
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page.")] = Path("graph.html"),
    around: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is near this entity.")] = None,
    depth: Annotated[int | None, typer.Option(metavar="N", min=1, help="How near, in claims; 1 if not given.")] = None,
    relation: Annotated[str | None, typer.Option(metavar="R", help="Only this relation, such as accused.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only to this day.")] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Write the graph as one page that works offline."""
    from kg.graph import Graph

    if depth is not None and around is None:
        raise UsageError("--depth counts from an entity: it needs --around NAME")
    given = {"depth": depth, "relation": relation, "since": _day(since), "until": _day(until)}
    filters = {name: value for name, value in given.items() if value is not None}
    opened = Graph(graph)
    if around or filters:
        _leave_something(opened, around=around, **filters)
    page = opened.view(output, around=around, **filters)
    print(str(page).encode("utf-8", "replace").decode("utf-8"))  # a name of a file need not be Unicode
    if show:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())


def _leave_something(graph: Graph, *, around: str | None, **filters: Any) -> None:
    """Refuse filters that no claim meets: the page would be empty."""
    from kg.view import Filters
    from kg.view.filters import apply

    center = graph.find(around).id if around else None
    documents = {document.id: document for document in graph.documents()}
    chosen = Filters(around=center, **filters)
    claims = graph.claims()
    if not apply(chosen, entities=graph.entities(), claims=claims, documents=documents)[1]:
        given = " ".join(f"--{name} {value}" for name, value in {"around": around, **filters}.items() if value)
        dates = sorted(filter(None, (c.event_date or documents[c.article].published for c in claims)))
        between = f", with dates from {dates[0]} to {dates[-1]}" if dates else ""
        raise UsageError(f"no claim meets {given} (the graph has {len(claims):,}{between}): widen the filters")


def _day(text: str | None) -> str | None:
    """Take a day, or a whole month or year as `2018-10` or `2018`."""
    from kg.documents import parse_date

    if text is None or _CUT.fullmatch(text):
        return text
    day = parse_date(text)
    if day is None:
        raise UsageError(f"can't tell the day from the date {text!r}: write it as 2018-10-22, 2018-10 or 2018")
    return day
