"""Names and descriptions are whole and of the right thing, on sentences of our own; all of it is invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada Brandt visited North and South Carolina.", "visited North Carolina"),
        ("Ora Quist endorsed the Economic Bill of Rights.", "supported Economic Bill of Rights"),
        ("The council rejected the Charter of Freedoms.", "rejected Charter of Freedoms"),
        ("The union criticized the only court in Halden.", "criticized court"),
    ],
)
def test_a_label_is_whole(read, sentence, expected):
    assert [line for line in read(sentence) if expected in line]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        (
            "It is part of a pact between the Farmers' Union and the South American group Nordbund, which it needs.",
            "South American group",
        ),
        (
            "The Quist campaign attacked Leon Tarr. Polls had closed. The Brandt campaign criticized Pia Lund.",
            "Quist campaign criticized",
        ),
    ],
)
def test_a_label_is_of_the_right_thing(read, sentence, wrong):
    assert not [line for line in read(sentence) if wrong in line]
