"""Claims of whom a sentence means, where its words alone don't tell, read with the real model.

All people, bodies and events are invented.
"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Several users complained. One of the users said the law is wrong.",
            "one of the users stated -: the law is wrong",
        ),
        (
            "Peru extended curfews in the holy cities of Lima and Arequipa.",
            "Peru restricted Arequipa",
        ),
        (
            "On May 13 — two days after the High Court ruling — Ada Brandt said she remained sure the deal was good.",
            "Ada Brandt stated -: she remained sure the deal was good",
        ),
        (
            "Ruiz argued Brandt had lost voters by saying he did not support the nurses.",
            "Brandt supported nurses (negated, by Brandt)",
        ),
    ],
)
def test_who_does_what(read, text, expected):
    assert expected in read(text)
