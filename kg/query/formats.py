"""One table of the formats in which a result is written, and the way back from JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pyoxigraph as ox

from kg.errors import UsageError
from kg.query.result import TRIPLE, Result
from kg.query.table import text_table

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def write_result(result: Result, format: str = "table", *, terminal: bool = False, width: int | None = None) -> str:  # noqa: A002 (the word of the command line)
    """Return a result in one of the `FORMATS`; triples are Turtle whatever the format, except in a table."""
    if format == "table":
        return text_table(result, terminal=terminal, width=width)
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    return FORMATS[format](result)


def write_triples(result: Result, format: str = "ttl") -> str:  # noqa: A002 (as above)
    """Return the triples of a CONSTRUCT or DESCRIBE as Turtle, N-Triples or JSON-LD (`ttl`, `nt`, `jsonld`)."""
    forms = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
    prefixes = None if format == "nt" else result.prefixes
    return (ox.serialize(result.triples(), format=forms[format], prefixes=prefixes) or b"").decode("utf-8")


def to_json(result: Result) -> str:
    """Return the rows, or the answer, as the W3C's JSON; triples are rows too."""
    if result.kind == "ask":
        return json.dumps({"head": {}, "boolean": bool(result)})
    rows = (zip(result.variables, row, strict=True) for row in result.terms)
    bindings = [{name: _json(term) for name, term in row if term is not None} for row in rows]
    head = {"vars": list(result.variables)}
    return json.dumps({"head": head, "results": {"bindings": bindings}}, ensure_ascii=False)


def from_json(data: bytes, *, kind: str, prefixes: dict[str, str]) -> Result:
    """Rebuild what `to_json` wrote."""
    found = ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return Result("ask", ("answer",), ((bool(found),),), prefixes)
    names = tuple(variable.value for variable in found.variables)
    return Result("graph" if kind == "graph" else "select", names, tuple(map(tuple, found)), prefixes)


def _json(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = zip(TRIPLE, (term.subject, term.predicate, term.object), strict=True)
        return {"type": "triple", "value": {name: _json(part) for name, part in parts}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    kind = {} if term.datatype.value == _STRING else {"datatype": term.datatype.value}
    return {"type": "literal", "value": term.value, **kind}


def _standard(result: Result, wanted: ox.QueryResultsFormat) -> str:
    if result.kind == "graph":
        return write_triples(result)
    if result.kind == "ask" and wanted in (ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV):
        return f"{str(bool(result)).lower()}\n"
    answer = ox.parse_query_results(to_json(result), ox.QueryResultsFormat.JSON)
    text = (answer.serialize(format=wanted) or b"").decode("utf-8")
    return text if text.endswith("\n") else f"{text}\n"


FORMATS: Mapping[str, Callable[[Result], str]] = {
    "table": text_table,
    "csv": partial(_standard, wanted=ox.QueryResultsFormat.CSV),
    "tsv": partial(_standard, wanted=ox.QueryResultsFormat.TSV),
    "json": partial(_standard, wanted=ox.QueryResultsFormat.JSON),
    "xml": partial(_standard, wanted=ox.QueryResultsFormat.XML),
}
