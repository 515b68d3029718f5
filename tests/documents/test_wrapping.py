"""Lines broken at a width become paragraphs; all other lines stay."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import clean
from kg.documents.wrapping import unwrap
from kg.sources import RawArticle

FIRST = """The mayor of Port Aldren met with the leader of the harbour union on Monday night, as the strike that has \
closed the harbour entered its second week and both sides hardened their tone."""
SECOND = """She urged them to return to the table. The company, which runs the ferries, said it would think about the \
offer, but only after the workers had opened the gates and let the ships go."""
PARAGRAPHS = (FIRST, SECOND)


@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_joins_what_the_width_broke(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert unwrap(wrapped) == "\n\n".join(PARAGRAPHS)


def test_keeps_a_heading_apart() -> None:
    wrapped = "A short heading\n\n" + textwrap.fill(PARAGRAPHS[0], 60)
    assert unwrap(wrapped) == f"A short heading\n\n{PARAGRAPHS[0]}"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "One line.",
        "The union met the mayor.\nThe mayor met the company.\nThe company met nobody.\nNobody met the press.",
        "Strike enters second week\nMayor meets leader of union\nCompany rejects accusations\nFerry stays open for now",
        "- milk\n- bread\n- a very much longer item here\n- eggs\n- salt",
        "",
    ],
)
def test_leaves_other_lines(text: str) -> None:
    assert unwrap(text) == text


def test_cleaning_unwraps() -> None:
    wrapped = textwrap.fill(PARAGRAPHS[0], 50)
    assert clean(RawArticle("a.txt", wrapped)).text == PARAGRAPHS[0]


@given(st.lists(st.text("ab. \n", max_size=30)).map("\n".join))
def test_offsets_stay(text: str) -> None:
    found = unwrap(text)
    assert len(found) == len(text)
    assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(text, found, strict=True))
