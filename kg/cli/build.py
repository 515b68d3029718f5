"""`kg build`: articles in, graph out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH

SETTINGS = Path("kg.toml")


def build(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders, web addresses, or - for standard input.")
    ],
    graph: GRAPH = Path("graph"),
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Date of articles that give none.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Publisher where none is given.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Address of the one article given.")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline to use.")] = None,
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Turtle file with more relations.")] = None,
    jobs: Annotated[int | None, typer.Option(metavar="N", help="Worker processes.")] = None,
) -> None:
    """Read articles into a graph; unchanged ones are skipped, changed ones replace what they said."""
    from kg.cli.progress import progress_bar
    from kg.cli.summary import print_summary
    from kg.config import Settings, read_settings
    from kg.pipeline import build as build_graph

    settings = read_settings(SETTINGS) if SETTINGS.exists() else Settings()
    with progress_bar() as progress:
        report = build_graph(
            inputs,
            graph=graph,
            published=published,
            publisher=publisher,
            url=url,
            model=model,
            ontology=ontology,
            jobs=jobs,
            settings=settings,
            progress=progress,
        )
    print_summary(report, graph)
    if report.rejected:
        raise typer.Exit(3)
