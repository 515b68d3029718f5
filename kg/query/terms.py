"""Python values to terms that a query can be given: the one converter at this boundary."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pyoxigraph as ox

from kg.errors import UsageError
from kg.query.result import Term
from kg.rdf import clean, iri_entity
from kg.records import Entity

_XSD = "http://www.w3.org/2001/XMLSchema#"


def to_iri(text: str) -> ox.NamedNode:
    """Return the term for an IRI; raise `UsageError` where it is none."""
    try:
        return ox.NamedNode(text)
    except ValueError:
        raise UsageError(f"not an IRI: {text!r}") from None


def to_term(value: Any, *, base: str) -> Term | None:
    """Return the term for a value, which is an IRI for an entity; raise `UsageError` for what has none."""
    if value is None or isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if isinstance(value, Entity):
        return ox.NamedNode(iri_entity(value, base))
    if isinstance(value, str):
        return ox.Literal(clean(value))
    if isinstance(value, bool | int | float):
        return ox.Literal(value)
    if isinstance(value, datetime):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(_XSD + "dateTime"))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(_XSD + "date"))
    raise UsageError(f"a query can't be given a {type(value).__name__}: {value!r}")
