"""Organisations by name and abbreviation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.knowledge.tables import fold, items, keys, rows

# In order of preference, after our own; in files by their licence.
_TABLES = ("wikidata_organizations.tsv", "international_bodies.tsv", "parties.tsv")
_SHARE_ALIKE = "international_bodies.tsv"
_IDS = (*_TABLES, "newspaper_ids.tsv", "brand_ids.tsv")


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation under its canonical name; `wikidata` is empty where no table gives its id.

    The name and aliases of one that is `share_alike` may be matched against, but not copied into a graph.
    """

    name: str
    aliases: tuple[str, ...]
    wikidata: str
    share_alike: bool = False


def organization(name: str) -> Organization | None:
    """The organisation of that name, abbreviation or alias; case counts, a leading "the" doesn't."""
    return _by_name().get(fold(name))


def expand(abbreviation: str) -> str | None:
    """The name that an abbreviation in capitals stands for: "WHO" is the "World Health Organization"."""
    found = organization(abbreviation) if fold(abbreviation).isupper() else None
    return found.name if found and not found.name.isupper() else None


def organizations() -> tuple[Organization, ...]:
    """All organisations, sorted by name."""
    return tuple(sorted(_all(), key=lambda found: (found.name, found.wikidata)))


@cache
def _by_name() -> Mapping[str, Organization]:
    table: dict[str, Organization] = {}
    for made in _all():
        for name in (made.name, *made.aliases):
            for key in keys(name):
                table.setdefault(key, made)
    return table


@cache
def _all() -> tuple[Organization, ...]:
    """Our own organisations with the ids that the data has for their names, then those of the data."""
    ours = tuple(_ours())
    known = {made.wikidata for made in ours}
    others: dict[str, Organization] = {}
    for table in _TABLES:
        for row in rows(table):
            wikidata = row["wikidata"]
            if wikidata not in known:
                made = Organization(row["name"], items(row["aliases"]), wikidata, table == _SHARE_ALIKE)
                others.setdefault(wikidata, made)
    return ours + tuple(others.values())


def _ours() -> Iterator[Organization]:
    ids: dict[str, str] = {}
    for table in _IDS:
        for row in rows(table):
            ids.setdefault(fold(row["name"]), row["wikidata"])
    for row in rows("organizations.tsv"):
        names = (row["name"], *items(row["aliases"]))
        wikidata = next((ids[fold(name)] for name in names if fold(name) in ids), "")
        yield Organization(row["name"], names[1:], wikidata)
