"""Words for people, and adjectives, of a religion, region, party or ethnic group: what no country is behind."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from kg.knowledge.tables import fold, keys, plural, rows

AdherentKind = Literal["religion", "region", "party", "ethnic"]


def adherent(word: str) -> AdherentKind | None:
    """What the word makes somebody an adherent of or ties them to: "Muslims", "European", "Republican", "Kurds"."""
    return _table().get(fold(word))


@cache
def _table() -> dict[str, AdherentKind]:
    table: dict[str, AdherentKind] = {}
    for row in rows("adherents.tsv"):
        for form in plural(row["word"]):
            for key in keys(form):
                table.setdefault(key, cast(AdherentKind, row["kind"]))
    return table
