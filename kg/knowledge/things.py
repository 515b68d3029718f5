"""Names of well-known things that are neither actors nor places: diseases, programmes, currencies."""

from __future__ import annotations

from functools import cache

from kg.knowledge.tables import read


@cache
def things() -> frozenset[str]:
    """Their names and abbreviations, as written."""
    return frozenset(read("things.txt").splitlines())
