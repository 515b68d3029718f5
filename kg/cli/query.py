"""`kg query`: SPARQL, or a question with a name."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import GRAPH
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.query import Result

_TRIPLES = ("ttl", "nt", "jsonld")
_NAMES = "ttl, nt or jsonld"


def query(
    sparql: Annotated[str | None, typer.Argument(metavar="[SPARQL]", help="A SPARQL query; - reads it.")] = None,
    file: Annotated[Path | None, typer.Option("-f", "--file", metavar="FILE", help="A file with the query.")] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="A named question.")] = None,
    values: Annotated[list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A value it takes.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the named questions.")] = False,
    graph: GRAPH = Path("graph"),
    format: Annotated[  # noqa: A002 (the option's name)
        str, typer.Option(metavar="FORMAT", help="table, csv, tsv, json or xml; for triples ttl, nt or jsonld.")
    ] = "table",
    seconds: Annotated[float, typer.Option(metavar="N", help="Stop the query after so many seconds.")] = 60,
    rows: Annotated[int, typer.Option(metavar="N", help="Stop it at more rows than this.")] = 1_000_000,
) -> None:
    """Ask the graph in SPARQL, or by the name of a question."""
    from kg.graph import Graph
    from kg.query import FORMATS
    from kg.query.limits import checked, process_ends_after

    if listed:
        _list_questions()
        return
    if sum(given is not None for given in (sparql, file, name)) != 1:
        raise UsageError("give one of a SPARQL query, -f FILE or --name NAME (kg query --list shows the names)")
    if values and not name:
        raise UsageError("--set gives values to a named question: it needs --name")
    if format not in (*FORMATS, *_TRIPLES):
        raise UsageError(f"unknown format {format!r}; there are {', '.join(FORMATS)}, and for triples {_NAMES}")
    given, text, most = _pairs(values or []), "" if name else _text(sparql, file), int(checked(rows, "rows"))
    complaint = f"kg: the query was stopped after {seconds:g} s: narrow it down, or allow more time with --seconds"
    with process_ends_after(seconds, code=1, complaint=complaint):
        asked = Graph(graph)
        result = asked.question(name, given, rows=most) if name else asked.query(text, rows=most)
        if not name:
            _tell(text, asked)
    sys.stdout.write(_written(result, format))


def _tell(text: str, graph: Graph) -> None:
    from kg.query.hints import hints

    for line in hints(text, graph.snapshot):
        print(f"kg: {line}", file=sys.stderr)


def _written(result: Result, format: str) -> str:  # noqa: A002 (the option's name)
    """Write rows or triples; raise `UsageError` where a format is for the other."""
    from kg.query import write_result, write_triples

    if format == "table":
        terminal = sys.stdout.isatty()
        return write_result(result, terminal=terminal, width=shutil.get_terminal_size().columns if terminal else None)
    if (result.kind == "graph") != (format in _TRIPLES):
        what, forms = ("triples", _NAMES) if result.kind == "graph" else ("rows", "csv, tsv, json or xml")
        raise UsageError(f"the query gives {what}, which can't be written as {format}: use --format table, {forms}")
    return write_triples(result, format) if format in _TRIPLES else write_result(result, format)


def _text(sparql: str | None, file: Path | None) -> str:
    try:
        if sparql is not None:
            return sys.stdin.read() if sparql == "-" else sparql
        return (file or Path()).read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"can't read the query in {file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"can't read the query in {file or 'standard input'}: it is not UTF-8") from None


def _pairs(values: list[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for name, equals, _ in pairs:
        if not equals:
            raise UsageError(f"--set takes KEY=VALUE, not {name!r}")
    return {name: value for name, _, value in pairs}


def _list_questions() -> None:
    from kg.query import questions

    for name, question in questions().items():
        takes = " ".join(f"[{p.name}=…]" if p.optional else f"{p.name}=…" for p in question.parameters)
        print(f"{name:14} {question.title}{f'  --set {takes}' if takes else ''}")
