"""Countries, demonyms, capitals and seats of government, with the traps that news sets."""

from __future__ import annotations

import pytest

from kg.knowledge import adherent, capital, countries, country, demonym, government


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("United States", "USA"),
        ("the United States", "USA"),
        ("U.S.", "USA"),
        ("the U.S.", "USA"),
        ("U.S", "USA"),
        ("US", "USA"),
        ("USA", "USA"),
        ("America", "USA"),
        ("U.K.", "GBR"),
        ("Britain", "GBR"),
        ("Scotland", "GBR"),
        ("Burma", "MMR"),
        ("Ivory Coast", "CIV"),
        ("Côte d\u2019Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("South Korea", "KOR"),
        ("Republic of Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Czech Republic", "CZE"),
        ("Czechia", "CZE"),
        ("U.A.E.", "ARE"),
        ("DRC", "COD"),
        ("Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Palestine", "PSE"),
        ("Taiwan", "TWN"),
        ("Kosovo", "XKX"),
        ("the Vatican", "VAT"),
        ("Holy See", "VAT"),
        ("Holland", "NLD"),
        ("the Netherlands", "NLD"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Georgia", "GEO"),
        ("Jordan", "JOR"),
        ("Chad", "TCD"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("MEXICO", "MEX"),
        ("THE PHILIPPINES", "PHL"),
        ("Soviet Union", "SUN"),
    ],
)
def test_country_by_every_name(name: str, iso3: str) -> None:
    found = country(name)
    assert found is not None
    assert found.iso3 == iso3


@pytest.mark.parametrize(
    "word", ["us", "Us", "turkey", "chad", "jordan", "georgia", "it", "Washington", "Texas", "", "the"]
)
def test_what_is_no_country(word: str) -> None:
    assert country(word) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Mexican", "Mexico"),
        ("Mexicans", "Mexico"),
        ("Honduran", "Honduras"),
        ("Hondurans", "Honduras"),
        ("British", "United Kingdom"),
        ("Briton", "United Kingdom"),
        ("Britons", "United Kingdom"),
        ("English", "England"),
        ("Dutch", "Netherlands"),
        ("Frenchmen", "France"),
        ("Chinese", "China"),
        ("American", "United States"),
        ("Americans", "United States"),
        ("Israelis", "Israel"),
        ("Palestinian", "Palestine"),
        ("Iraqi", "Iraq"),
        ("Swiss", "Switzerland"),
        ("Afghans", "Afghanistan"),
        ("Nigerien", "Niger"),
        ("Nigerian", "Nigeria"),
        ("Nigeriens", "Niger"),
        ("Dominicans", "Dominican Republic"),
        ("Guineans", "Guinea"),
        ("Congolese", "Democratic Republic of the Congo"),
        ("Poles", "Poland"),
        ("Danish", "Denmark"),
        ("Filipinos", "Philippines"),
        ("South Korean", "South Korea"),
        ("IRANIAN", "Iran"),
    ],
)
def test_demonym(word: str, name: str) -> None:
    found = demonym(word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("word", ["polish", "Korean", "European", "Mexico", "Kurdish", "us", "Chineses", "Britishs"])
def test_what_is_no_demonym(word: str) -> None:
    assert demonym(word) is None


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Muslims", "religion"),
        ("Shiite", "religion"),
        ("Catholic", "religion"),
        ("Jews", "religion"),
        ("European", "region"),
        ("Arabs", "region"),
        ("Central American", "region"),
        ("Central Americans", "region"),
        ("Republicans", "party"),
        ("Democrat", "party"),
        ("Labour", "party"),
        ("Kurds", "ethnic"),
        ("Rohingya", "ethnic"),
        ("Tutsis", "ethnic"),
        ("Uighur", "ethnic"),
        ("Korean", "ethnic"),
    ],
)
def test_adherent(word: str, kind: str) -> None:
    assert adherent(word) == kind


@pytest.mark.parametrize("word", ["green", "labour", "conservative", "Mexican", "police"])
def test_what_is_no_adherent(word: str) -> None:
    assert adherent(word) is None


@pytest.mark.parametrize(
    ("name", "iso2"),
    [
        ("the White House", "US"),
        ("Kremlin", "RU"),
        ("Downing Street", "GB"),
        ("Élysée", "FR"),
        ("Elysee Palace", "FR"),
        ("Casa Rosada", "AR"),
        ("Zhongnanhai", "CN"),
    ],
)
def test_government(name: str, iso2: str) -> None:
    found = government(name)
    assert found is not None
    assert found.iso2 == iso2


@pytest.mark.parametrize(
    ("name", "iso2"),
    [
        ("Washington", "US"),
        ("Washington, D.C.", "US"),
        ("WASHINGTON", "US"),
        ("Moscow", "RU"),
        ("Beijing", "CN"),
        ("London", "GB"),
        ("Kyiv", "UA"),
        ("Kiev", "UA"),
        ("Bogotá", "CO"),
        ("Bogota", "CO"),
        ("Kingston", "JM"),
        ("Naypyidaw", "MM"),
        ("Brussels", "BE"),
    ],
)
def test_capital(name: str, iso2: str) -> None:
    found = capital(name)
    assert found is not None
    assert found.iso2 == iso2


@pytest.mark.parametrize("name", ["New York", "San Juan", "Hamilton", "Stanley", "Plymouth", "Victory"])
def test_what_is_no_sovereign_capital(name: str) -> None:
    assert capital(name) is None


def test_every_country_is_found_by_all_its_names_or_shares_them() -> None:
    for land in countries():
        assert country(land.name) == land
        for alias in land.aliases:
            assert country(alias) == land, alias


def test_every_country_has_codes_and_an_id() -> None:
    for land in countries():
        assert len(land.iso2) == 2
        assert len(land.iso3) == 3
        assert land.wikidata.startswith("Q")
        assert land.wikidata[1:].isdigit()
    ids = [land.wikidata for land in countries()]
    assert len(ids) == len(set(ids))


def test_known_ids() -> None:
    ids = {land.name: land.wikidata for land in countries()}
    assert ids["United States"] == "Q30"
    assert ids["Mexico"] == "Q96"
    assert ids["Honduras"] == "Q783"
    assert ids["Guatemala"] == "Q774"
    assert ids["Netherlands"] == "Q55"
    assert ids["Namibia"] == "Q1030"
