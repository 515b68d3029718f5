"""Addresses in one form each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Courier.Example:443/News/?id=5&utm_source=x&fbclid=y#top", "https://courier.example/News/?id=5"),
        ("http://courier.example", "http://courier.example/"),
        ("http://user:secret@courier.example:8080/a", "http://courier.example:8080/a"),
        ("https://en.wiki.example//wiki/A,_b_(c)", "https://en.wiki.example//wiki/A,_b_(c)"),
        ("https://münchen.example/ü?q=ä", "https://xn--mnchen-3ya.example/%C3%BC?q=%C3%A4"),
        ("http://[::1]/a", "http://[::1]/a"),
        (" https://courier.example/a ", "https://courier.example/a"),
    ],
)
def test_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "file:///etc/passwd",
            "gopher://x.example/",
            "data:text/html,x",
            "//x.example/a",
            "a.html",
        ),
        *(
            "http://",
            "http://x.example:99999/",
            "http://a b.example/",
            "http://x.example/a b",
            "http://[::1/a",
            "http://\ud800/",
        ),
    ],
)
def test_all_else_is_no_address(url: str) -> None:
    assert canonical_url(url) is None


@given(st.text())
def test_nothing_fails_and_nothing_changes_twice(path: str) -> None:
    canonical = canonical_url(f"http://x.example/{path}")
    if canonical is not None:
        assert canonical.isascii()
        assert canonical_url(canonical) == canonical
