"""Datelines: where the news starts."""

from __future__ import annotations

import pytest

from kg.language.datelines import after_dateline


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("SAINT ORLA — The inspectorate accused the yard .", "The"),
        ("WASHINGTON ( Reuters ) - Ministers met .", "Ministers"),
        ("PORT ELLIS , Valdoria ( AP ) — Dockers struck .", "Dockers"),
        ("Halden ( AFP ) – Police arrested two men .", "Police"),
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
