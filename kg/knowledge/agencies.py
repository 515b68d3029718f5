"""News agencies, photo agencies and publishers as they stand in bylines, datelines and credits."""

from __future__ import annotations

from functools import cache

from kg.knowledge.tables import read


@cache
def agencies() -> frozenset[str]:
    """Their names and abbreviations, as written."""
    return frozenset(read("agencies.txt").splitlines())
