"""One way to ask a store: the query is checked, values are bound by `VALUES`, and the union of all graphs is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.guard import CheckedQuery, check
from kg.query.result import Result, Term
from kg.rdf import prefixes

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def run(store: ox.Store, query: str, *, base: str, values: Mapping[str, Term | None] | None = None) -> Result:
    """Answer a query; raise `QueryError` where it is not valid or not allowed.

    `values` are bound to variables before anything is matched; a variable with `None` stays open. The queries of other
    stores are not reached: `SERVICE` is refused, and `FROM` takes graphs of this store only.
    """
    known = prefixes(base)
    checked = check(query, prefixes=known, has_graph=store.contains_named_graph, insert=_values(values or {}))
    return _result(_evaluated(store, checked), known)


def _values(values: Mapping[str, Term | None]) -> str:
    """Write a `VALUES` clause; the terms escape themselves."""
    if not values:
        return ""
    names = [ox.Variable(name) for name in values]
    terms = ("UNDEF" if term is None else str(term) for term in values.values())
    return f"VALUES ( {' '.join(map(str, names))} ) {{ ( {' '.join(terms)} ) }}"


def _evaluated(store: ox.Store, checked: CheckedQuery) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    try:
        return store.query(
            checked.text, prefixes=dict(checked.prefixes), use_default_graph_as_union=not checked.own_graphs
        )
    except SyntaxError as error:
        raise _syntax_error(str(error), checked) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {_line(str(error))}") from None


def _syntax_error(message: str, checked: CheckedQuery) -> QueryError:
    found = _POSITION.match(message)
    if not found:
        return QueryError(_line(message))
    return checked.error(f"not valid SPARQL here: {_wanted(found[3])}", int(found[2]))


def _wanted(message: str) -> str:
    """Shorten what the engine expected: a sentence if there is one, else the words and signs without its classes."""
    items = re.split(r",\s+(?![^\[\]]*\])", message.removeprefix("expected ").removeprefix("one of "))
    sentences = [item for item in items if len(item.split()) > 2 and "[" not in item]
    known = [item for item in items if "[" not in item and len(item) < 20]
    return _line(sentences[0] if sentences else f"expected {' or '.join(known[:6]) or 'something else'}")


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else line[:157] + "..."


def _result(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, known: dict[str, str]) -> Result:
    try:
        if isinstance(answer, ox.QueryTriples):
            lines = (answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)
            return Result("graph", b"".join(sorted(set(lines))), known)
        data = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {_line(str(error))}") from None
    return Result("ask" if isinstance(answer, ox.QueryBoolean) else "select", data, known)
