"""Tables as columns: the names of the fields are written once, and what a column has in common too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any


def columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Turn rows that have the same fields into one column per field."""
    return {name: column([row[name] for row in rows]) for name in (rows[0] if rows else ())}


def column(values: list[Any]) -> Any:
    """The values as a list or, where that is shorter, as steps, as spans, or as the commonest one and the others.

    `{"steps": …}` holds the differences of whole numbers that never fall, `{"starts": …, "lengths": …}` spans,
    `{"rows": …, "most": …, "but": …}` the commonest value with the others by their row.
    """
    if len(values) < 4:
        return values
    if all(type(value) is int for value in values) and all(one <= other for one, other in pairwise(values)):
        return {"steps": _sparse([values[0], *(other - one for one, other in pairwise(values))])}
    if any(map(_is_span, values)) and all(value is None or _is_span(value) for value in values):
        starts = [span and span[0] for span in values]
        return {"starts": _sparse(starts), "lengths": _sparse([span and span[1] - span[0] for span in values])}
    return _sparse(values)


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and [type(part) for part in value] == [int, int]


def _sparse(values: list[Any]) -> Any:
    """A list, or where that is longer, its commonest value with the others by their row."""
    most, size = Counter(map(repr, values)).most_common(1)[0]
    if size * (len(most) + 1) <= (len(values) - size) * (len(str(len(values))) + 3) + 24:
        return values
    first = next(value for value in values if repr(value) == most)
    return {"rows": len(values), "most": first, "but": {n: v for n, v in enumerate(values) if repr(v) != most}}
