"""One table of the formats in which a result is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pyoxigraph as ox

from kg.errors import UsageError
from kg.query.result import Result
from kg.query.table import text_table


def write_result(result: Result, format: str = "table", *, terminal: bool = False, width: int | None = None) -> str:  # noqa: A002 (the word of the command line)
    """Return a result in one of the `FORMATS`; triples are Turtle whatever the format, except in a table."""
    if format == "table":
        return text_table(result, terminal=terminal, width=width)
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    return FORMATS[format](result)


def _standard(result: Result, wanted: ox.QueryResultsFormat) -> str:
    if result.kind == "graph":
        return _turtle(result)
    answer = ox.parse_query_results(result.data, ox.QueryResultsFormat.JSON)
    if isinstance(answer, ox.QueryBoolean) and wanted in (ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV):
        return f"{str(bool(answer)).lower()}\n"
    text = (answer.serialize(format=wanted) or b"").decode("utf-8")
    return text if text.endswith("\n") else f"{text}\n"


def _turtle(result: Result) -> str:
    text = ox.serialize(result.triples(), format=ox.RdfFormat.TURTLE, prefixes=result.prefixes) or b""
    return text.decode("utf-8")


FORMATS: Mapping[str, Callable[[Result], str]] = {
    "table": text_table,
    "csv": partial(_standard, wanted=ox.QueryResultsFormat.CSV),
    "tsv": partial(_standard, wanted=ox.QueryResultsFormat.TSV),
    "json": partial(_standard, wanted=ox.QueryResultsFormat.JSON),
    "xml": partial(_standard, wanted=ox.QueryResultsFormat.XML),
}
