"""The SPARQL 1.1 protocol: queries by GET and both kinds of POST, and the service description."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import LimitError, QueryError
from kg.query import Result, write_result, write_triples
from kg.serve.messages import HttpError, Request, Response, pairs, preferred

ROWS = {  # media type: our name of the format
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
TRIPLES = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "text/plain": "nt",
    "application/json": "jsonld",
}
_DATASET = {"default-graph-uri", "named-graph-uri"}
_DESCRIPTION = """\
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

<{endpoint}> a sd:Service ;
    sd:endpoint <{endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD .
"""


def answer(request: Request, ask: Callable[[str], Result]) -> Response:
    """Answer a request of the protocol; `ask` runs a query."""
    query = _query(request)
    try:
        result = ask(query)
    except QueryError as error:
        raise HttpError(400, "\n".join(filter(None, (str(error), error.excerpt)))) from None
    except LimitError as error:
        raise HttpError(503, str(error)) from None
    formats = TRIPLES if result.kind == "graph" else ROWS
    media_type = preferred(request.headers.get("accept", ""), tuple(formats))
    if media_type is None:
        raise HttpError(406, f"this answer can be had as {', '.join(formats)}")
    name = formats[media_type]
    text = write_triples(result, name) if result.kind == "graph" else write_result(result, name)
    return Response(text.encode("utf-8", "replace"), media_type)


def description(endpoint: str) -> Response:
    """Describe the service in Turtle; the endpoint is an IRI of our own making."""
    return Response(_DESCRIPTION.format(endpoint=endpoint).encode(), "text/turtle")


def _query(request: Request) -> str:
    given = list(request.query)
    if request.method == "POST" and request.media_type == "application/x-www-form-urlencoded":
        given += pairs(_text(request.body))
    found = [value for name, value in given if name == "query"]
    if request.method == "POST" and request.media_type == "application/sparql-query":
        found.append(_text(request.body))
    elif request.method == "POST" and request.media_type != "application/x-www-form-urlencoded":
        raise HttpError(415, "send a query as application/sparql-query or application/x-www-form-urlencoded")
    if any(name == "update" for name, _ in given):
        raise HttpError(403, "this endpoint only reads")
    if any(name in _DATASET for name, _ in given):
        raise HttpError(400, "name graphs with FROM in the query, not by default-graph-uri or named-graph-uri")
    if len(found) != 1:
        raise HttpError(400, "give one query")
    return found[0]


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise HttpError(400, "the request is not UTF-8") from None
