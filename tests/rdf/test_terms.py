"""Python values become valid terms, whatever stands in the news."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.rdf.terms import clean, decimal, moment, string, web

XSD = "http://www.w3.org/2001/XMLSchema#"


@given(st.text(st.characters(codec=None)))
def test_cleaning_keeps_every_offset(text: str) -> None:
    assert len(clean(text)) == len(text)
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(codec=None)), st.sampled_from([RdfFormat.N_TRIPLES, RdfFormat.TURTLE]))
def test_any_text_comes_back_from_rdf(text: str, form: RdfFormat) -> None:
    triple = Triple(NamedNode("x:s"), NamedNode("x:p"), string(text))
    (back,) = parse(serialize([triple], format=form), form)
    assert back.triple == triple


def test_lone_surrogates_and_controls_become_replacement_characters() -> None:
    assert clean("a\ud800b\x00c\x1bd\x9be\ufffff") == "a�b�c�d�e�f"
    assert clean("tab\t line\n return\r ñ 𝔘") == "tab\t line\n return\r ñ 𝔘"


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.93, "0.93"), (1, "1.0"), (0.5, "0.5"), (1e-7, "0.0000001"), (0.1 + 0.2, "0.30000000000000004")],
)
def test_decimals_have_one_form(number: float, text: str) -> None:
    assert decimal(number).value == text
    assert decimal(number).datatype.value == XSD + "decimal"


@given(st.floats(0, 1))
def test_decimals_keep_the_number(number: float) -> None:
    assert float(Decimal(decimal(number).value)) == number


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not a decimal"):
        decimal(number)


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2018-10-22", "date"), ("2018-10", "gYearMonth"), ("2018", "gYear"), ("2018-10-22T05:00:00Z", "dateTime"),
        ("2018-10-22T05:00:00.25+02:00", "dateTime"), ("2018-02-30", "string"), ("2018-13", "string"),
        ("0000", "string"), ("2018-10-22T25:00:00Z", "string"), ("yesterday", "string"), ("٢٠١٨-10-22", "string"),
    ],
)  # fmt: skip
def test_dates_have_the_type_that_fits(text: str, datatype: str) -> None:
    assert moment(text) == Literal(text, datatype=NamedNode(XSD + datatype))


@pytest.mark.parametrize("url", ["https://courier.example/ferry?a=1#b", "HTTP://courier.example", "http://ñ.example/é"])
def test_web_addresses_become_iris(url: str) -> None:
    assert web(url) == NamedNode(url)


def test_what_iris_can_not_hold_is_percent_encoded() -> None:
    assert web(' http://a.example/b c?"<x>"|{y} ') == NamedNode("http://a.example/b%20c?%22%3Cx%3E%22%7C%7By%7D")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example/x", "/x", "http://", "http://[x",
     "http://a.example/%zz", "http://a b/", ""],
)  # fmt: skip
def test_anything_else_stays_text(url: str) -> None:
    assert isinstance(web(url), Literal)


@given(st.text(st.characters(codec=None)))
def test_no_address_breaks_the_graph(rest: str) -> None:
    term = web("http://a.example/" + rest)
    (back,) = parse(
        serialize([Triple(NamedNode("x:s"), NamedNode("x:p"), term)], format=RdfFormat.TURTLE), RdfFormat.TURTLE
    )
    assert back.object == term
