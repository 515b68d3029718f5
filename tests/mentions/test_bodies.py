"""Names of bodies that the pipeline did not mark."""

from __future__ import annotations

import pytest
from parses import parse

from kg.mentions.bodies import find_bodies
from kg.mentions.names import find_names


def bodies(sentence: str) -> list[str]:
    doc = parse(sentence)
    return [c.span.text for c in find_bodies(doc, find_names(doc))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Harbour/NNP/compound/Watch Watch/NNP/compound/president president/NN/nmod:desc/Ulf "
            "[PERSON Ulf/NNP/nsubj/left Farren/NNP/flat/Ulf] left=leave/VBD/root ./.",
            ["Harbour Watch"],
        ),
        (
            "Former/JJ/amod/president president/NN/nmod:desc/Ulf "
            "[PERSON Ulf/NNP/nsubj/left Farren/NNP/flat/Ulf] left=leave/VBD/root ./.",
            [],
        ),
        ("the/DT/det/Senate Senate/NNP/nsubj/voted voted=vote/VBD/root ./.", ["Senate"]),
        ("the/DT/det/Senate [ORG Senate/NNP/nsubj/voted] voted=vote/VBD/root ./.", []),
    ],
)
def test_bodies(sentence, expected):
    assert bodies(sentence) == expected
