"""Cleaning: one text, one title, a date, an address, an id."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import clean
from kg.errors import InputError
from kg.records import digest
from kg.sources import RawArticle


def raw(text: str, **parts: object) -> RawArticle:
    return RawArticle("a.txt", text, **parts)  # type: ignore[arg-type]


def test_plain_text_is_kept_as_it_is() -> None:
    document = clean(raw("A title, perhaps\n\nThe body.\nA second line."))
    assert document.text == "A title, perhaps\n\nThe body.\nA second line."
    assert document.title is None


def test_the_title_comes_first_then_a_blank_line() -> None:
    assert clean(raw("The body.", title="The  title ")).text == "The title\n\nThe body."


def test_a_title_that_is_there_is_not_said_twice() -> None:
    assert clean(raw("The title\nThe body.", title="The title")).text == "The title\nThe body."


def test_a_date_that_is_given_wins_over_the_one_at_the_top() -> None:
    assert clean(raw("March 3, 2020\n\nThe body.")).published == "2020-03-03"
    assert clean(raw("March 3, 2020\n\nThe body.", published="2020-03-05")).published == "2020-03-05"
    assert clean(raw("March 3, 2020\n\nThe body.", published="03/05/2020")).published is None


def test_prompts_of_the_page_are_left_out() -> None:
    assert clean(raw("The body.\n\nAdvertisement\n\nMore of it.")).text == "The body.\n\nMore of it."
    with pytest.raises(InputError, match="empty"):
        clean(raw("Advertisement"))


@pytest.mark.parametrize(
    ("found", "cleaned"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a \t b\u00a0c", "a b c"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("  a  \n   b ", "a\nb"),
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("\ufeffa\u200bb\u202ec\u00ad", "abc"),
        ("\ud83d\ude00 \ud83d x", "\U0001f600 \ufffd x"),
        ("They said that می\u200cخواهم", "They said that می\u200cخواهم"),
    ],
)
def test_text_is_freed_of_what_does_not_show(found: str, cleaned: str) -> None:
    assert clean(raw(found)).text == cleaned


@given(st.text(st.characters(), min_size=1))
def test_cleaned_text_can_be_written_and_stays_clean(text: str) -> None:
    try:
        cleaned = clean(raw(text)).text
    except InputError:
        return
    cleaned.encode("utf-8")
    assert clean(raw(cleaned)).text == cleaned
    assert not set(cleaned) & set("\r\t\0\u2028\ud800")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\x00\u200b", "empty"),
        ("word " * 250_000, "too long: 1,249,999 characters, one article has at most 1,000,000; split it"),
        ("x" * 20_001, "not running text: a word of more than 20,000 characters"),
    ],
)
def test_rejects_what_is_no_text(text: str, reason: str) -> None:
    with pytest.raises(InputError) as error:
        clean(raw(text))
    assert str(error.value) == reason


def test_the_id_comes_from_the_given_id_else_the_address_else_the_place() -> None:
    url = "https://Courier.example/a?utm_source=x#top"
    assert clean(raw("T.", id="7", url=url)).id == digest("7")
    assert clean(raw("T.", url=url)).id == digest("https://courier.example/a")
    assert clean(raw("T.", url="javascript:alert(1)")).id == digest("a.txt")
    assert clean(raw("T.", offset=3)).id == digest("a.txt:3")


def test_what_comes_through_a_pipe_is_known_by_its_words() -> None:
    ids = {clean(RawArticle("-", text)).id for text in ("One article.", "Another article.", "One article.")}
    assert len(ids) == 2
