"""Cities, regions and parts of the world."""

from __future__ import annotations

import pytest

from kg.knowledge import place


def test_city_with_its_region() -> None:
    (found,) = place("Tapachula")
    assert (found.name, found.kind, found.country, found.region) == ("Tapachula", "city", "MX", "Chiapas")
    assert found.geonames == "3516266"


@pytest.mark.parametrize(
    ("name", "kind", "country", "first"),
    [
        ("Chiapas", "region", "MX", "Chiapas"),
        ("New York", "region", "US", "New York"),
        ("Quebec", "region", "CA", "Quebec"),
        ("Mexico City", "city", "MX", "Mexico City"),
        ("Aleppo", "city", "SY", "Aleppo"),
        ("Georgia", "region", "US", "Georgia"),
        ("Paris", "city", "FR", "Paris"),
        ("St. Petersburg", "city", "RU", "Saint Petersburg"),
        ("St. Louis", "city", "US", "St. Louis"),
        ("Bombay", "city", "IN", "Mumbai"),
        ("Bogota", "city", "CO", "Bogotá"),
        ("Bogotá", "city", "CO", "Bogotá"),
        ("TAPACHULA", "city", "MX", "Tapachula"),
        ("Izabal", "region", "GT", "Izabal Department"),
        ("the Middle East", "region_of_world", "", "Middle East"),
        ("Central America", "region_of_world", "", "Central America"),
        ("Balkans", "region_of_world", "", "Balkans"),
        ("Arabian Gulf", "region_of_world", "", "Persian Gulf"),
        ("Kashmir", "region_of_world", "", "Kashmir"),
        ("Washington, D.C.", "city", "US", "Washington"),
        ("Paris, Texas", "city", "US", "Paris"),
        ("Portland, Ore.", "city", "US", "Portland"),
    ],
)
def test_most_likely_place_comes_first(name: str, kind: str, country: str, first: str) -> None:
    found = place(name)[0]
    assert (found.kind, found.country, found.name) == (kind, country, first)


def test_area_after_the_comma_decides() -> None:
    assert {p.country for p in place("Paris, France")} == {"FR"}
    assert {p.region for p in place("Springfield, Ill.")} == {"Illinois"}
    assert place("Tapachula, France") == ()


def test_namesakes_by_population() -> None:
    found = place("Springfield")
    assert len(found) > 3
    people = [p.population for p in found if p.name == "Springfield"]
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("name", ["", "tapachula", "Xyzzy", "geonames", "key", ", Texas", "|", "\t", ",", "Paris\tx"])
def test_what_is_no_place(name: str) -> None:
    assert place(name) == ()


def test_aliases_are_latin_script() -> None:
    (found, *_) = place("Moscow")
    assert found.kind == "city"
    assert "Moskva" in found.aliases
    assert all(ord(c) < 0x250 for alias in found.aliases for c in alias)
