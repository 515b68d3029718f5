"""`kg demo`: a graph of three sample articles, a question to it, and its page."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import typer

from kg.cli.text import say

_FOLDER = Path("kg-demo")


def demo() -> None:
    """Build a graph of three sample articles in kg-demo, ask it a question, write its page."""
    from kg.cli.summary import print_summary
    from kg.demo import ARTICLES
    from kg.graph import Graph
    from kg.pipeline import build
    from kg.query import write_result

    report = build([ARTICLES], graph=_FOLDER)
    print_summary(report, _FOLDER)
    graph = Graph(_FOLDER)
    say("")
    say(("Who accused whom, in which sentence?", "bold"), f"   kg query --name accusations --graph {_FOLDER}")
    say("")
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else None
    sys.stdout.write(write_result(graph.question("accusations"), terminal=terminal, width=width))
    page = graph.view(_FOLDER / "graph.html")
    say("")
    say(("The graph as a page: ", "bold"), str(page.resolve()))
    if report.rejected:
        raise typer.Exit(3)
