"""What a query gives: rows, yes or no, or triples, which can be read and written again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload
from typing import Literal as Choice

import pyoxigraph as ox

from kg.rdf import NEWS

if TYPE_CHECKING:
    import pandas as pd

Term = ox.NamedNode | ox.Literal
Value = str | int | float | bool | None
Row = dict[str, Value]
Kind = Choice["select", "ask", "graph"]
_NUMBERS: dict[str, type[int | float]] = {"integer": int, "decimal": float, "double": float, "float": float}
TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Result(Sequence[Row]):
    """The answer to a query: a sequence of rows, each a dictionary of Python values.

    A SELECT has the columns `variables`; an ASK has only an answer (`bool(result)`); a CONSTRUCT or DESCRIBE has rows
    of `subject`, `predicate` and `object`. `terms` holds the engine's own terms, `None` where a variable has no value.
    """

    kind: Kind
    variables: tuple[str, ...]
    terms: tuple[tuple[Any, ...], ...]
    prefixes: dict[str, str]

    def triples(self) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE."""
        return [ox.Triple(*row) for row in self.terms] if self.kind == "graph" else []

    def column(self, name: str) -> list[Value]:
        """Return the values of one column."""
        at = self.variables.index(name)
        return [value(row[at]) for row in self.terms]

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas `DataFrame`; it has its columns without rows too."""
        import pandas as pd

        return pd.DataFrame(list(self), columns=list(self.variables))

    def _row(self, terms: tuple[Any, ...]) -> Row:
        return dict(zip(self.variables, map(value, terms), strict=True))

    @overload
    def __getitem__(self, key: int) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> list[Row]: ...
    def __getitem__(self, key: int | slice) -> Row | list[Row]:
        if isinstance(key, slice):
            return [self._row(terms) for terms in self.terms[key]]
        return self._row(self.terms[key])

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms[0][0]) if self.kind == "ask" else bool(self.terms)

    def __repr__(self) -> str:
        if self.kind == "ask":
            return f"<Result: {str(bool(self)).lower()}>"
        return f"<Result: {len(self):,} rows of {', '.join(self.variables)}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        from kg.query.table import html_table, text_table

        return {"text/plain": text_table(self), "text/html": html_table(self)}

    def _repr_html_(self) -> str:
        return self._repr_mimebundle_()["text/html"]


def value(term: object) -> Value:
    """Turn a term into a Python value: numbers and booleans as such, everything else as text."""
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "boolean":
            return term.value in ("true", "1")
        return _number(kind, term.value) if kind in _NUMBERS else term.value
    if isinstance(term, ox.NamedNode):
        return term.value
    return term if isinstance(term, bool) or term is None else str(term)


def _number(kind: str, text: str) -> Value:
    try:
        return _NUMBERS[kind](text)
    except ValueError:  # an ill-typed literal such as "many"^^xsd:integer
        return text


def short(term: object, prefixes: dict[str, str]) -> str:
    """Write a term for reading: IRIs by prefix, literals without quotes, nothing for `None`."""
    if isinstance(term, ox.NamedNode):
        if term.value.startswith(NEWS):
            return term.value[len(NEWS) :]
        fits = [(len(iri), prefix, iri) for prefix, iri in prefixes.items() if term.value.startswith(iri)]
        return f"{max(fits)[1]}:{term.value[max(fits)[0] :]}" if fits else term.value
    shown = value(term)
    return "" if shown is None else str(shown).lower() if isinstance(shown, bool) else str(shown)
