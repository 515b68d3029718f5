"""Dates as publishers write them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents import parse_date
from kg.documents.dates import dateline_date

TODAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2018-10-22",
        "2018-10-22T23:10:00-05:00",
        "20181022",
        "2018/10/22",
        "Mon, 22 Oct 2018 10:00:00 GMT",
        "October 22, 2018",
        "Oct. 22, 2018",
        "Monday, October 22nd, 2018 at 5pm",
        "22nd of October 2018",
        " 22 October 2018 ",
    ],
)
def test_reads_usual_forms(text: str) -> None:
    assert parse_date(text, today=TODAY) == "2018-10-22"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10/11/2018",
        "2018",
        "October 2018",
        "0001-01-01",
        "9999-12-31",
        "2018-13-01",
        "2018-02-30",
        "22 Foo 2018",
        "today",
    ],
)
def test_guesses_nothing(text: str) -> None:
    assert parse_date(text, today=TODAY) is None


def test_the_future_is_no_date() -> None:
    assert parse_date("2024-06-02", today=TODAY) == "2024-06-02"  # it is tomorrow already in the east
    assert parse_date("2024-06-03", today=TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "Dockers walk out\n\nTuesday, March 3, 2020\n\nDockers in Port Ellis walked out.",
        "Published 3 March 2020\nDockers in Port Ellis walked out.",
        "PORT ELLIS, March 3, 2020 (Coastal Wire) — Dockers walked out.",
        "PORT ELLIS, Valdoria, 3 March 2020 – Dockers walked out.",
    ],
)
def test_the_top_of_an_article_may_give_its_day(text: str) -> None:
    assert dateline_date(text) == "2020-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "PORT ELLIS, March 3 (Coastal Wire) — Dockers walked out.",
        "Updated 3 March 2020\nDockers walked out.",
        "On March 3, 2020 dockers walked out.",
        "March 3, 2020\n\nApril 4, 2020\n\nDockers walked out twice.",
        "Dockers walked out.\n" * 6 + "March 3, 2020",
        "Friday 99 March, 2020",
        "",
    ],
)
def test_other_dates_are_not_the_article_s(text: str) -> None:
    assert dateline_date(text) is None
