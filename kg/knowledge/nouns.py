"""What common nouns denote when news describes an actor, a place or a thing with them."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast, get_args

from kg.knowledge.tables import rows

NounKind = Literal["person", "group", "organization", "geopolitical", "place", "facility", "thing"]


def noun(lemma: str) -> NounKind | None:
    """The main kind of what a common noun denotes; nouns that only exist as plurals ("troops") are entered as such."""
    table = _table()
    word = " ".join(lemma.lower().split())
    return table.get(word) or table.get(word.replace("-", " "))


@cache
def _table() -> dict[str, NounKind]:
    table = {row["noun"]: cast(NounKind, row["kind"]) for row in rows("nouns.tsv")}
    assert set(table.values()) <= set(get_args(NounKind))
    return table
