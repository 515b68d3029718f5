"""Dates as publishers write them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents import parse_date

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
