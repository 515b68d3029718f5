"""Countries by name, demonym, seat of government and capital."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.knowledge.tables import fold, items, keys, plural, rows


@dataclass(frozen=True, slots=True)
class Country:
    """A country under the name that news uses.

    Parts of the United Kingdom carry its codes and their own Wikidata id; states of the past carry their former codes.
    """

    name: str
    iso2: str
    iso3: str
    wikidata: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None


def country(name: str) -> Country | None:
    """The country of that name, abbreviation or alias; case counts ("US", never "us"), a leading "the" doesn't."""
    return _by_name().get(fold(name))


def demonym(word: str) -> Country | None:
    """The country whose people or adjective the word is: "Mexican", "Mexicans", "British", "Briton"."""
    return _by_demonym().get(fold(word))


def government(name: str) -> Country | None:
    """The country whose government a seat or office stands for: "the White House", "Kremlin"."""
    return _by_seat().get(fold(name))


def capital(name: str) -> Country | None:
    """The sovereign country of which the city is the capital or seat of government."""
    return _by_capital().get(fold(name))


def countries() -> tuple[Country, ...]:
    """All countries, sorted by name."""
    return tuple(sorted((c for c, _ in _table().values()), key=lambda c: c.name))


@cache
def _table() -> Mapping[str, tuple[Country, tuple[str, ...]]]:
    """Code → country and the names of its capital where it is sovereign."""
    codes = {row["code"]: row for row in rows("country_codes.tsv")}
    table = {}
    for row in rows("country_names.tsv"):
        code = codes[row["code"]]
        capitals = items(row["capitals"]) or items(code["capital"])
        made = Country(
            name=row["name"],
            iso2=code["iso2"],
            iso3=code["iso3"],
            wikidata=code["wikidata"],
            aliases=items(row["aliases"]),
            demonyms=items(row["demonyms"]),
            capital=capitals[0] if capitals else None,
        )
        table[row["code"]] = (made, capitals if code["sovereign"] else ())
    return table


def _index(names: Callable[[Country, tuple[str, ...]], Iterable[str]]) -> dict[str, Country]:
    table: dict[str, Country] = {}
    for made, capitals in _table().values():
        for name in names(made, capitals):
            for key in keys(name):
                table.setdefault(key, made)
    return table


@cache
def _by_name() -> dict[str, Country]:
    return _index(lambda made, _: (made.name, *made.aliases))


@cache
def _by_demonym() -> dict[str, Country]:
    return _index(lambda made, _: (form for word in made.demonyms for form in plural(word)))


@cache
def _by_capital() -> dict[str, Country]:
    return _index(lambda _, capitals: capitals)


@cache
def _by_seat() -> dict[str, Country]:
    table = {}
    for row in rows("governments.tsv"):
        made, _ = _table()[row["code"]]
        table.update({key: made for name in items(row["seats"]) for key in keys(name)})
    return table
