"""Datelines: where the news starts."""

from __future__ import annotations

import pytest

from kg.language.datelines import after_dateline, agency, is_byline


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("SAINT ORLA — The inspectorate accused the yard .", "The"),
        ("WASHINGTON ( Reuters ) - Ministers met .", "Ministers"),
        ("PORT ELLIS , Valdoria ( AP ) — Dockers struck .", "Dockers"),
        ("Halden ( AFP ) – Police arrested two men .", "Police"),
        ("LISBON , March 3 ( Coastal Wire ) — Ministers met .", "Ministers"),
        ("GENEVA , May 14 -- Talks began .", "Talks"),
    ],
)
def test_the_news_starts_after_the_dash(text: str, first: str) -> None:
    words = text.split()
    place = after_dateline(words)
    assert place is not None
    assert words[place] == first


@pytest.mark.parametrize(
    "text",
    [
        "The minister — who met the union — left .",
        "Reyk ( 61 ) said the strike - the longest in years - was over .",
        "NATO said on Monday that talks — the third round — failed .",
        "A dash at the end —",
        "Nothing here .",
        "— A dash first",
    ],
)
def test_a_dash_in_prose_is_no_dateline(text: str) -> None:
    assert after_dateline(text.split()) is None


@pytest.mark.parametrize(
    "text",
    [
        "By Ines Ruiz , Staff Writer",
        "By Ines Ruiz and Tom Roe for Coastal Wire",
        "BY INES RUIZ",
        "Photograph : Ines Ruiz / Coastal Wire",
        "Image : Ines Ruiz .",
    ],
)
def test_a_line_of_its_makers_is_a_byline(text: str) -> None:
    assert is_byline(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "By Monday , nobody was left .",
        "By Ines Ruiz 's own account , she left .",
        "Photo : President Dahl meets Tom Roe .",
        "IMAGE : Migrants in Halden",
        "Images of the fire spread .",
        "By",
    ],
)
def test_the_news_is_no_byline(text: str) -> None:
    assert not is_byline(text.split())


def test_the_agency_of_a_dateline_is_what_its_brackets_hold() -> None:
    words = "LISBON , March 3 ( Coastal Wire ) —".split()
    assert [words[i] for i in agency(words)] == ["Coastal", "Wire"]


@pytest.mark.parametrize("text", ["LISBON , March 3 —", "Tom Roe ( Coastal Wire ) met her .", "", "( Coastal Wire )"])
def test_no_agency_outside_a_dateline(text: str) -> None:
    assert not agency(text.split())
