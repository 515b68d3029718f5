"""What a query gives: rows, yes or no, or triples; kept as data, so that it can be read and written again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as Choice
from typing import cast

import pyoxigraph as ox

from kg.rdf import NEWS

Term = ox.NamedNode | ox.Literal
Value = str | int | float | bool | None
_NUMBERS = {"integer": int, "decimal": float, "double": float, "float": float}


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query.

    A SELECT has `variables` and rows (`list(result)` gives them as dictionaries of Python values); an ASK has only an
    answer (`bool(result)`); a CONSTRUCT or DESCRIBE has rows of `subject`, `predicate` and `object`.
    """

    kind: Choice["select", "ask", "graph"]
    data: bytes
    prefixes: dict[str, str]

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns."""
        if self.kind == "select":
            return tuple(variable.value for variable in self.solutions().variables)
        return ("subject", "predicate", "object") if self.kind == "graph" else ("answer",)

    def solutions(self) -> ox.QuerySolutions:
        """Return the rows of a SELECT as the engine's own terms."""
        return cast(ox.QuerySolutions, ox.parse_query_results(self.data, ox.QueryResultsFormat.JSON))

    def triples(self) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE."""
        return [quad.triple for quad in ox.parse(self.data, ox.RdfFormat.N_TRIPLES)]

    def terms(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows as the engine's own terms, `None` where a variable has no value."""
        if self.kind == "ask":
            yield (bool(self),)
        elif self.kind == "graph":
            yield from ((triple.subject, triple.predicate, triple.object) for triple in self.triples())
        else:
            yield from (tuple(row) for row in self.solutions())

    def __iter__(self) -> Iterator[dict[str, Value]]:
        names = self.variables
        for row in self.terms():
            yield dict(zip(names, map(value, row), strict=True))

    def __len__(self) -> int:
        return sum(1 for _ in self.terms())

    def __bool__(self) -> bool:
        if self.kind == "ask":
            return bool(ox.parse_query_results(self.data, ox.QueryResultsFormat.JSON))
        return any(True for _ in self.terms())

    def _repr_html_(self) -> str:
        from kg.query.table import html_table

        return html_table(self)


def value(term: object) -> Value:
    """Turn a term into a Python value: numbers and booleans as such, everything else as text."""
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "boolean":
            return term.value in ("true", "1")
        return _NUMBERS[kind](term.value) if kind in _NUMBERS else term.value
    if isinstance(term, ox.NamedNode):
        return term.value
    return term if isinstance(term, bool) or term is None else str(term)


def short(term: object, prefixes: dict[str, str]) -> str:
    """Write a term for reading: IRIs by prefix, literals without quotes, nothing for `None`."""
    if isinstance(term, ox.NamedNode):
        if term.value.startswith(NEWS):
            return term.value[len(NEWS) :]
        fits = [(len(iri), prefix, iri) for prefix, iri in prefixes.items() if term.value.startswith(iri)]
        return f"{max(fits)[1]}:{term.value[max(fits)[0] :]}" if fits else term.value
    shown = value(term)
    return "" if shown is None else str(shown).lower() if isinstance(shown, bool) else str(shown)
