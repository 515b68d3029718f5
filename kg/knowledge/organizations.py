"""Organisations by name and abbreviation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.knowledge.tables import fold, items, keys, rows

# In order of preference: our own names first, then those of the data, in files by their licence.
_TABLES = ("wikidata_organizations.tsv", "international_bodies.tsv", "parties.tsv")


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation under its canonical name; `wikidata` is empty where no table gives its id."""

    name: str
    aliases: tuple[str, ...]
    wikidata: str


def organization(name: str) -> Organization | None:
    """The organisation of that name, abbreviation or alias; case counts, a leading "the" doesn't."""
    return _by_name().get(fold(name))


def expand(abbreviation: str) -> str | None:
    """The canonical name that an abbreviation stands for: "WHO" → "World Health Organization"."""
    found = organization(abbreviation)
    return found.name if found and found.name != abbreviation and fold(abbreviation).upper() == fold(abbreviation) else None


def organizations() -> tuple[Organization, ...]:
    """All organisations, each once, sorted by name."""
    unique = {id(found): found for found in _by_name().values()}
    return tuple(sorted(unique.values(), key=lambda found: (found.name, found.wikidata)))


@cache
def _by_name() -> dict[str, Organization]:
    table: dict[str, Organization] = {}
    for made in _all():
        for name in (made.name, *made.aliases):
            for key in keys(name):
                table.setdefault(key, made)
    return table


def _all() -> Iterator[Organization]:
    """Our own organisations with the ids that the data has for their names, then the others."""
    ids = _ids()
    used = set()
    for row in rows("organizations.tsv"):
        names = (row["name"], *items(row["aliases"]))
        wikidata = next((ids[fold(name)] for name in names if fold(name) in ids), "")
        used.add(wikidata)
        yield Organization(row["name"], names[1:], wikidata)
    for table in _TABLES:
        for row in rows(table):
            if row["wikidata"] not in used:
                used.add(row["wikidata"])
                yield Organization(row["name"], items(row["aliases"]), row["wikidata"])


def _ids() -> Mapping[str, str]:
    """Canonical name in the data → Wikidata id."""
    ids: dict[str, str] = {}
    for table in _TABLES:
        for row in rows(table):
            ids.setdefault(fold(row["name"]), row["wikidata"])
    return ids
