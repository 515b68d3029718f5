"""What common nouns denote when news describes an actor, a place or a thing with them."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from kg.knowledge.tables import rows

NounKind = Literal["person", "group", "organization", "geopolitical", "place", "facility", "thing"]


def noun(lemma: str) -> NounKind | None:
    """The main kind of what a common noun denotes; nouns that only exist as plurals ("troops") are entered as such.

    Hyphens count as spaces, and an unknown compound is what its last word is: "ex-minister", "border guard".
    """
    table = _table()
    words = lemma.lower().replace("-", " ").split()
    return table.get(" ".join(words)) or (table.get(words[-1]) if len(words) > 1 else None)


@cache
def _table() -> dict[str, NounKind]:
    return {row["noun"]: cast(NounKind, row["kind"]) for row in rows("nouns.tsv")}
