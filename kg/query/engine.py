"""One way to ask a store: the query is checked, values are bound by `VALUES`, and the union of all graphs is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import LimitError, QueryError
from kg.query.guard import CheckedQuery, check
from kg.query.result import TRIPLE, Result, Term
from kg.rdf import prefixes

Rows = TypeVar("Rows", bound=Collection[tuple[object, ...]])
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def run(
    store: ox.Store,
    query: str,
    *,
    base: str,
    values: Mapping[str, Term | None] | None = None,
    rows: int | None = None,
) -> Result:
    """Answer a query; raise `QueryError` where it is not valid or not allowed.

    `values` are bound to variables before anything is matched; a variable with `None` stays open. `rows` is the most
    rows or triples that an answer may have: one with more is an error, and no more than that are ever made. Other
    stores are not reached: `SERVICE` is refused, and `FROM` takes graphs of this store only.
    """
    known = prefixes(base)
    checked = check(query, prefixes=known, has_graph=store.contains_named_graph, values=_written(values or {}))
    try:
        return _result(_evaluated(store, checked), known, rows)
    except SyntaxError as error:
        raise _syntax_error(str(error), checked) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {_line(str(error))}") from None


def bound(
    query: str, *, base: str, values: Mapping[str, Term | None] | None = None, has_graph: Callable[[ox.NamedNode], bool]
) -> str:
    """Return a query that any SPARQL 1.1 store takes as it is, checked and with its values bound as by `run`."""
    checked = check(query, prefixes=prefixes(base), has_graph=has_graph, values=_written(values or {}))
    names = (f"PREFIX {name}: <{iri}>\n" for name, iri in checked.prefixes.items())
    return "".join((*names, checked.text))


def _written(values: Mapping[str, Term | None]) -> dict[str, str]:
    """Write values as SPARQL; the terms escape themselves."""
    return {ox.Variable(name).value: str(term) for name, term in values.items() if term is not None}


def _evaluated(store: ox.Store, checked: CheckedQuery) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    union = not checked.own_graphs
    return store.query(checked.text, prefixes=dict(checked.prefixes), use_default_graph_as_union=union)


def _syntax_error(message: str, checked: CheckedQuery) -> QueryError:
    found = _POSITION.match(message)
    if not found:
        return QueryError(_line(message))
    column = int(found[2])
    otherwise = "this can't stand here" if column <= len(checked.text) else "the query ends too early"
    return checked.error(f"not valid SPARQL here: {_wanted(found[3]) or otherwise}", column)


def _wanted(message: str) -> str:
    """Shorten what the engine expected: a sentence if there is one, else the words and signs, if any, no classes."""
    items = re.split(r",\s+(?![^\[\]]*\])", message.removeprefix("expected ").removeprefix("one of "))
    sentences = [item for item in items if len(item.split()) > 2 and "[" not in item]
    known = [item for item in items if "[" not in item and len(item) < 20]
    return _line(sentences[0] if sentences else f"expected {' or '.join(known[:6])}" if known else "")


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else line[:157] + "..."


def _result(
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, known: dict[str, str], most: int | None
) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result("ask", ("answer",), ((bool(answer),),), known)
    if isinstance(answer, ox.QueryTriples):
        return Result("graph", TRIPLE, tuple(sorted(_triples(answer, most), key=_sort_key)), known)
    names = tuple(variable.value for variable in answer.variables)
    rows = tuple(islice(map(tuple, answer), None if most is None else most + 1))
    return Result("select", names, _at_most(rows, most), known)


def _triples(answer: ox.QueryTriples, most: int | None) -> Iterable[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    for triple in answer:
        found.add((triple.subject, triple.predicate, triple.object))
        if most is not None and len(found) > most:
            break
    return _at_most(found, most)


def _sort_key(triple: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(map(str, triple))


def _at_most(rows: Rows, most: int | None) -> Rows:
    if most is not None and len(rows) > most:
        raise LimitError(f"the answer has more than {most:,} rows: add LIMIT, ask for less, or allow more")
    return rows
