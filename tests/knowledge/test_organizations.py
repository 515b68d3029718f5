"""Organisations and their abbreviations."""

from __future__ import annotations

import pytest

from kg.knowledge import agencies, expand, organization, organizations


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("UN", "United Nations"),
        ("U.N.", "United Nations"),
        ("the United Nations", "United Nations"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("E.U.", "European Union"),
        ("WHO", "World Health Organization"),
        ("OPEC", "Organization of the Petroleum Exporting Countries"),
        ("AU", "African Union"),
        ("ICC", "International Criminal Court"),
        ("Red Cross", "Red Cross"),
        ("FBI", "Federal Bureau of Investigation"),
        ("the Pentagon", "United States Department of Defense"),
        ("Taliban", "Taliban"),
        ("Hizbullah", "Hezbollah"),
        ("ISIS", "Islamic State"),
        ("al-Qaida", "al-Qaeda"),
        ("Democrat Party", "Democratic Party"),
        ("GOP", "Republican Party"),
        ("Sinn Fein", "Sinn Féin"),
        ("New York Times", "The New York Times"),
    ],
)
def test_organization(name: str, canonical: str) -> None:
    found = organization(name)
    assert found is not None
    assert found.name == canonical


@pytest.mark.parametrize(
    "word", ["who", "Who", "un", "apple", "shell", "Right", "Square", "IDEA", "US", "Congress", ""]
)
def test_what_names_no_organization(word: str) -> None:
    assert organization(word) is None


def test_ids_come_from_the_data() -> None:
    ids = {name: organization(name) for name in ("UN", "NATO", "Hamas", "Federal Bureau of Investigation")}
    assert {name: found and found.wikidata for name, found in ids.items()} == {
        "UN": "Q1065",
        "NATO": "Q7184",
        "Hamas": "Q38799",
        "Federal Bureau of Investigation": "Q8333",
    }


def test_no_two_organizations_share_an_id() -> None:
    ids = [found.wikidata for found in organizations() if found.wikidata]
    assert len(ids) == len(set(ids))


def test_share_alike_entries_are_marked() -> None:
    library = organization("European Stability Mechanism")
    union = organization("European Union")
    assert library is not None
    assert library.share_alike
    assert union is not None
    assert not union.share_alike


def test_expand() -> None:
    assert expand("WHO") == "World Health Organization"
    assert expand("U.N.") == "United Nations"
    assert expand("Hamas") is None
    assert expand("BBC") is None
    assert expand("XQZ") is None


def test_agencies() -> None:
    assert {"Reuters", "AP", "AFP", "Getty Images", "Xinhua", "TASS"} <= agencies()
    assert "United Nations" not in agencies()
