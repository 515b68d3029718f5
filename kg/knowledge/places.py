"""Cities, regions and the larger places of the world by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from kg.knowledge.countries import country
from kg.knowledge.tables import fold, items, read, rows, search

PlaceKind = Literal["city", "region", "region_of_world"]

_REGION_WORDS = frozenset(
    "Canton County Department District Division Governorate Island Islands Krai Municipality Oblast Parish Prefecture "
    "Province Region Republic State Territory Voivodeship".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a first-level region of a country, or a part of the world, which has a name and aliases only.

    `country` is a code of two letters, `geonames` an id; a region's population is that of its cities; a city's
    aliases are in Latin script, without accents.
    """

    name: str
    ascii: str
    kind: PlaceKind
    country: str
    region: str
    population: int
    geonames: str
    aliases: tuple[str, ...]


@lru_cache(maxsize=8192)
def place(name: str) -> tuple[Place, ...]:
    """All places of that name, the most populous first; one that has it as a further name counts a third of its people.

    "Portland, Ore." and "Paris, France" tell the region or the country after the comma.
    """
    before, comma, after = name.rpartition(",")
    return _find(name) or (_within(before, after) if comma else ())


def place_key(name: str) -> str:
    """The folded name, "St." spelled out: the key of the index of cities."""
    key = fold(name)
    return f"Saint{key[2:].removeprefix('.')}" if key.startswith(("St ", "St. ")) else key


def place_names() -> Iterator[str]:
    """The folded names of all places, without the further names of cities."""
    for line in _city_names():
        key, first, _ = line.split("\t")
        if first:
            yield key
    yield from _larger()


def _find(name: str) -> tuple[Place, ...]:
    key = place_key(name)
    found = _weighted(key)
    if not found and key.isupper() and len(key) > 3:
        found = _weighted(key.title())
    return tuple(sorted(found, key=lambda p: (-found[p], p.geonames)))


def _weighted(key: str) -> dict[Place, float]:
    """The places of a name with their people; a region counts less than a city of the same name that dominates it."""
    _, first, further = search(_city_names(), key) or ("", "", "")
    cities = [_city(geonames) for geonames in items(first)]
    found = {made: made.population / 3 for made in map(_city, items(further))}
    found.update({made: made.population for made in cities})
    for made in _larger().get(key, ()):
        within = (c.population for c in cities if (c.country, c.region) == (made.country, made.name))
        largest = max(within, default=0)
        found[made] = largest - 1 if largest > made.population / 3 else made.population
    return found


def _within(name: str, area: str) -> tuple[Place, ...]:
    """The places of a name that lie in a country or a region."""
    land = country(area)
    regions = {(p.country, p.name) for p in _find(area) if p.kind == "region"}
    if code := _abbreviations().get(fold(area)):
        regions.add((code[:2], _regions()[code].name))
    return tuple(p for p in _find(name) if (land and p.country == land.iso2) or (p.country, p.region) in regions)


@cache
def _city_names() -> list[str]:
    return read("city_names.tsv.gz").splitlines()[1:]


@cache
def _cities() -> list[str]:
    return read("cities.tsv.gz").splitlines()[1:]


def _city(geonames: str) -> Place:
    cells = search(_cities(), geonames)
    if cells is None:
        raise LookupError(geonames)
    _, name, code, population, aliases = cells
    region = _regions().get(code)
    return Place(
        name=name,
        ascii=fold(name),
        kind="city",
        country=code[:2],
        region=region.name if region else "",
        population=int(population),
        geonames=geonames,
        aliases=items(aliases),
    )


@cache
def _regions() -> Mapping[str, Place]:
    """Code (`MX.05`) → region."""
    return {
        row["code"]: Place(
            name=row["name"],
            ascii=fold(row["name"]),
            kind="region",
            country=row["code"][:2],
            region="",
            population=int(row["population"]),
            geonames=row["geonames"],
            aliases=_short(row["name"]),
        )
        for row in rows("regions.tsv")
    }


def _short(name: str) -> tuple[str, ...]:
    """The name of a region without the word for what it is: "Escuintla Department"."""
    before, _, last = name.rpartition(" ")
    return (before,) if before and last in _REGION_WORDS else ()


def _world() -> Iterator[Place]:
    for row in rows("world_regions.tsv"):
        name = row["name"]
        yield Place(name, fold(name), "region_of_world", "", "", 0, "", items(row["aliases"]))


@cache
def _larger() -> Mapping[str, list[Place]]:
    """Key → regions and parts of the world."""
    table: dict[str, list[Place]] = defaultdict(list)
    for made in (*_world(), *_regions().values()):
        for name in (made.name, *made.aliases):
            table[place_key(name)].append(made)
    return dict(table)


@cache
def _abbreviations() -> Mapping[str, str]:
    """Folded abbreviation → code, of states and provinces as datelines have them."""
    table = rows("region_abbreviations.tsv")
    return {fold(name): row["code"] for row in table for name in items(row["abbreviations"])}
