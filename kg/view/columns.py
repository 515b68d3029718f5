"""Tables as columns: the names of the fields are written once, and the commonest value of a column too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any


def columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Turn rows that have the same fields into one column per field."""
    return {name: _column([row[name] for row in rows]) for name in (rows[0] if rows else ())}


def _column(values: list[Any]) -> Any:
    """A list, or where most values are the same, that value with the others by their row."""
    keys = Counter(repr(value) for value in values)
    most, size = keys.most_common(1)[0]
    if size < 4 or size < 0.6 * len(values):
        return values
    first = next(value for value in values if repr(value) == most)
    return {"rows": len(values), "most": first, "but": {n: v for n, v in enumerate(values) if repr(v) != most}}
