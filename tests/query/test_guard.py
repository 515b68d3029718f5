"""A query can only read this graph, whatever it is made of, and an error points at its place."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

from kg.errors import QueryError
from kg.query import run
from kg.query.guard import check
from kg.query.tokens import tokens
from kg.rdf import prefixes
from kg.store import Snapshot, open_snapshot

BASE = "https://graph.example/id/"


@pytest.fixture(scope="module")
def snapshot(newsroom: Path) -> Snapshot:
    return open_snapshot(newsroom)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """A web server of our own that notes who calls, with its address."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, caller = server.accept()
                except OSError:
                    return
                calls.append(caller)
                connection.close()

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls


ATTACKS = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { sErViCe silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE ?e { ?s ?p ?o } VALUES ?e { <URL> } }",
    "PREFIX ex: <URL> SELECT * { SERVICEex: { ?s ?p ?o } }",
    "PREFIX ex: <URL> SELECT * { SERVICESILENTex: { ?s ?p ?o } }",
    "PREFIX SERVICE: <URL> SELECT * { SERVICE: { ?s ?p ?o } }",
    "PREFIX SERVICEex: <URL> SELECT * { SERVICEex: { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * { SERVICE:{ ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n<URL> { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>'''\n)SERVICE<URL> { ?s ?p ?o } #'''\n }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<a:b#>'''\n)SERVICE<URL> { ?s ?p ?o } #'''\n }",
    "PREFIX a: <a:> SELECT * { BIND('' AS ?a) FILTER(?a<a:b('''>)''')) SERVICE<URL> { ?s ?p ?o } #'''\n) }",
    "SELECT * { FILTER(0<xsd:integer('''>''')) SERVICE<URL> { ?s ?p ?o } #'''\n }",
    "SELECT * { ?s ?p e:a.b.SERVICE<URL> { ?x ?y ?z } }",
    "SELECT * { ?s ?p trueSERVICE<URL> { ?x ?y ?z } }",
    "SELECT * { ?s ?p 1SERVICE<URL> { ?x ?y ?z } }",
    "SELECT * { ?s ?p 1.SERVICE<URL> { ?x ?y ?z } }",
    "SELECT * { ?s ?p 'a'@enSERVICE<URL> { ?x ?y ?z } }",
    "SELECT * { ?s ?p _:bSERVICE<URL> { ?x ?y ?z } }",
    "SELECT * { ?s ?p ?xSERVICE<URL> { ?x ?y ?z } }",
    "SELECT * { {} \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p \"\\u0022 . SERVICE <URL> { ?x ?y ?z } #\" }",
    "SELECT * { ?s ?p '\\' . SERVICE <URL> { ?x ?y ?z } #' }",
    "SELECT * { ?s ?p e:a\\#\n . SERVICE <URL> { ?x ?y ?z } }",
    "SELECT * { ?s ?p '''a'''' . SERVICE <URL> { ?x ?y ?z } #''' }",
    "SELECT * { # '\n SERVICE <URL> { ?x ?y ?z } # '\n }",
    "SELECT * { #\r SERVICE <URL> { ?x ?y ?z } \n }",
    "SELECT * { # \u2028 SERVICE <URL> { ?x ?y ?z } \n {} SERVICE <URL> { ?x ?y ?z } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <x:y>",
    "SELECT * { ?s ?p ?o } ; LOAD <URL>",
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_is_ever_called(snapshot: Snapshot, listener: tuple[str, list[object]], attack: str) -> None:
    url, calls = listener
    with contextlib.suppress(QueryError):  # some are harmless and run
        list(run(snapshot.triples, attack.replace("URL", url), base=BASE))
    assert calls == []


def test_the_engine_itself_would_call(snapshot: Snapshot, listener: tuple[str, list[object]]) -> None:
    """Else the test above could not fail."""
    url, calls = listener
    with pytest.raises(OSError):  # noqa: PT011 (the text is the system's)
        list(snapshot.triples.query(f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"))
    assert calls


@pytest.mark.parametrize(
    "word", ["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH", "USING", "insert"]
)
def test_updates_are_refused(snapshot: Snapshot, word: str) -> None:
    message = f"line 2, column 3: {word.upper()} is not allowed: a query can't change the graph"
    for rest in ("DATA { <a:b> <a:b> <a:b> }", "", "<a:b>"):
        with pytest.raises(QueryError) as caught:
            run(snapshot.triples, f"PREFIX ex: <a:b>\n  {word} {rest}", base=BASE)
        assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?s { ?s rdfs:label "SERVICE <x:y> { LOAD" }',
        "SELECT ?s { ?s rdfs:label '''it's \"here\" # INSERT''' } # SERVICE <x:y>",
        "SELECT ?service ?load { ?service rdfs:label ?load }",
        "SELECT ?s { ?s <http://example.org/service#load> ?o }",
        "SELECT ?s { ?s schema:serviceType|schema:load ?o }",
        "PREFIX service: <http://example.org/> SELECT ?s { ?s service:insert ?o }",
        "SELECT $s{$s a news:Person .FILTER($s!=e:x&&1<2||?s=<a:b>)}",
        "SELECT (COUNT(DISTINCT ?s)AS?n){?s ^news:subject/news:object?/rdfs:label* ?o}",
        "SELECT ?s { ?s ?p 1.5e3 , -2 , .5 , true , 'a'@en-GB , \"b\"^^xsd:string ; a [] , ( 1 2 ) }",
        "SELECT ?s WHERE { VALUES (?s ?o) { (UNDEF 'a') } OPTIONAL { ?s ?p ?o } MINUS { ?s a news:Thing } } LIMIT 3",
        "SELECT (CONCAT (STR(?s), '\\n\\u00f1') AS ?x) { ?s a news:Person FILTER(COALESCE (?s, 1) IN (?s)) }",
        "select ?g { graph ?g { ?s ?p ?o } } group by ?g having (count(*) > 1) order by desc(?g)",
    ],
)
def test_plain_queries_pass(snapshot: Snapshot, text: str) -> None:
    run(snapshot.triples, text, base=BASE)


def test_from_takes_the_graphs_of_the_store(snapshot: Snapshot) -> None:
    (row,) = run(snapshot.triples, "SELECT (COUNT(*) AS ?n) FROM g:derived { ?s ?p ?o }", base=BASE)
    derived = list(snapshot.triples.quads_for_pattern(None, None, None, NamedNode(f"{BASE}graph/derived")))
    assert row == {"n": len(derived)}
    assert 0 < len(derived) < len(snapshot.triples)
    (row,) = run(snapshot.triples, "SELECT DISTINCT ?g FROM NAMED a:a1 { GRAPH ?g { ?s ?p ?o } }", base=BASE)
    assert row == {"g": f"{BASE}article/a1"}


@pytest.mark.parametrize("graph", ["<file:///etc/passwd>", "NAMED <http://a.example/>", "a:nothing", "NAMED\n#x\n a:b"])
def test_from_refuses_other_graphs(snapshot: Snapshot, graph: str) -> None:
    with pytest.raises(QueryError, match="the store has no such graph"):
        run(snapshot.triples, f"SELECT * FROM {graph} {{ ?s ?p ?o }}", base=BASE)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1, column 1: a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT *\n{ ?s foo:bar ?o }", "line 2, column 6: unknown prefix foo: (there are a:, c:, dcterms:, e:, g:,"),
        ('SELECT *\n{\n ?s ?p "open }', "line 3, column 8: '\"' can't stand here"),
        ("SELECT *\n{ ?s ?p ?o } LIMIT x", "line 2, column 20: not valid SPARQL here"),
        ("SELECT * { ?s ?p ?o ", "line 1, column 21: not valid SPARQL here"),
        ("SELECT broken", "line 1, column 14: not valid SPARQL here: the query ends too early"),
        ("SELECT * { ?s <a:b c> ?o }", "line 1, column "),
        ("BASE <a:b> SELECT * { }", "line 1, column 1: BASE is not supported"),
        ("PREFIX x <a:b> SELECT * { }", "line 1, column 1: PREFIX needs a name that ends in a colon"),
        ("SELECT * FROM 1 { }", "line 1, column 10: FROM needs the IRI of a graph"),
        ("SELECT * { ?s ?p 'a\\q' }", "line 1, column 18: \\q is not an escape sequence"),
        ("SELECT * { ?s ?p '\\uD800' }", "line 1, column 18: \\uD800 is not an escape sequence"),
        ("SELECT * { ?s ?p '\ud800' }", "line 1, column 19: this is not Unicode text"),
        ("SELECT * { ?s <http://a.example/%zz> ?o }", "line 1, column 15: <http://a.example/%zz> is not an IRI"),
        ("SELECT (<a:b>(1) AS ?x) { }", "the query failed: The custom function"),
        (
            "SELECT ?s " + "{" * 2000 + "}" * 2000,
            "the query is too long: 4,002 words and signs, at most 3,000 are read",
        ),
    ],
)
def test_errors_are_one_line_that_points_at_the_place(snapshot: Snapshot, text: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        list(run(snapshot.triples, text, base=BASE))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@settings(deadline=None)  # a busy machine is no fault of the query
@given(st.text(st.sampled_from("SELECT*{}?s <a:b>#'\"\\\n.;SERVICE:e")))
def test_tokens_are_the_whole_text_or_an_error(text: str) -> None:
    try:
        assert "".join(token.text for token in tokens(text)) == text
    except QueryError as error:
        assert "can't stand here" in str(error)  # noqa: PT017 (both outcomes are right)


@settings(deadline=None)  # a busy machine is no fault of the query
@given(st.text(st.characters(codec="utf-8")))
def test_no_text_makes_the_engine_see_a_string_end_early(text: str) -> None:
    """Whatever stands in a string reaches the engine as that string."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    (row,) = run(Store(), f"SELECT ('{escaped}' AS ?x) {{ }}", base=BASE)
    assert row == {"x": text}


@settings(deadline=None)  # a busy machine is no fault of the query
@given(st.lists(st.sampled_from((*ATTACKS, "?s", "<a:b>", "'", '"""', "#", "\n", "{", "}", "SERVICE", " ", ">", "<"))))
def test_what_reaches_the_engine_has_no_service_iri_or_comment(parts: list[str]) -> None:
    text = "SELECT * { " + "".join(parts)
    try:
        checked = check(text, prefixes=prefixes(BASE), has_graph=lambda _: True)
    except QueryError:
        return
    bare = [piece for piece, _ in checked.pieces if not piece.strip().startswith(('"', "?", "$"))]
    assert not any("#" in piece or "service" in piece.lower() for piece in bare)
    assert all(NamedNode(iri) for iri in checked.prefixes.values())
