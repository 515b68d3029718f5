"""Whom a description means where several were told of before, read with the real model.

All people, bodies and places are invented but the countries.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.mentions import find
from kg.records import Document


@pytest.fixture(scope="module")
def meant(nlp: Language):
    """The label of what the last mention with some words means."""

    def label(text: str, words: str) -> str | None:
        entities = find(nlp(text), Document("d", text))
        found = [(m.span.start, e.label) for e in entities for m in e.mentions if m.text == words]
        return max(found)[1] if found else None

    return label


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Two databases were found on Monday. One of the databases is owned by Corvane Ltd.",
            "One of the databases",
            "one of the databases",
        ),
        (
            "Several victims came to the court. One of the victims said she was glad.",
            "she",
            "one of the victims",
        ),
        (
            "The two main candidates stayed away. All the other candidates supported the plan.",
            "other candidates",
            "other candidates",
        ),
        (
            "The founder of the club was known as a hard man. Later the founder dismissed his deputy.",
            "deputy",
            "deputy",
        ),
        (
            "In the 1930s President Aldo Varga proposed a law. Varga signed it. In 1905, President Emil Varga "
            "visited Kenya. President Emil Varga liked Kenya.",
            "Varga",
            "Aldo Varga",
        ),
        (
            "Peru has many mines. Peru exports copper, and Peru sells gold. Ada Brandt met the envoys of Kosovo. "
            "She spoke for an hour. She spoke of the weather. She spoke of the mines that the country has.",
            "country",
            "Peru",
        ),
        (
            "Peru has many mines. Peru exports copper, and Peru sells gold. Ada Brandt then flew to Kosovo. "
            "She left the country on Monday.",
            "country",
            "Kosovo",
        ),
        ("According to its press release, the Harrow League met in Karsa.", "its", "Harrow League"),
        (
            "The Osprey Guild met the Harrow League. According to its press release, the Harrow League left.",
            "its",
            "Harrow League",
        ),
        ("Ruiz argued Brandt had lost voters by saying he was tired. He said so twice.", "he", "Brandt"),
        ("The council met. Its biggest rival is the Harrow League.", "Harrow League", "Harrow League"),
        (
            "The Court of Karsa issued an opinion. The Court of Karsa is the highest court in Osmark. The only court "
            "with more power is the Supreme Court of Halden. The court had been asked by Ada Brandt.",
            "court",
            "Court of Karsa",
        ),
    ],
)
def test_who_is_meant(meant, text, words, expected):
    assert meant(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "other"),
    [
        ("Ministers were appointed by the king or queen. He joined parliament in 1987.", "He", "king"),
        ('"This director does not know me," she recalled. She left.', "she", "director"),
        ('"This director does not know me," she recalled. She left.', "She", "director"),
        ("Polls closed in the states of Ohio and Iowa. The party urged states to wait.", "states", "Ohio"),
        ("All but one of the members left. One of them stayed.", "one of the members", "one of the members"),
        (
            "The report was written by one of the authors, Ada Brandt. She left.",
            "one of the authors",
            "one of the authors",
        ),
        ("The killer was not Leon Quist, police said. The killer fled.", "killer", "Leon Quist"),
        ("Ada Quist left. The Quist Foundation met. Quist hired a lawyer.", "Quist", "Quist Foundation"),
        ("A witness told Reuters of it. The militant group attacked a village.", "militant group", "Reuters"),
        ("Villagers blame the Harrow Company because they lost money.", "they", "Harrow Company"),
    ],
)
def test_who_is_not_meant(meant, text, words, other):
    assert meant(text, words) != other
