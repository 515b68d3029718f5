"""Sentences of our own, read with the real model."""

from __future__ import annotations

import pytest
from parses import Read, Reader, tell
from spacy.language import Language

from kg.claims import extract
from kg.mentions import find
from kg.records import Claim, Document


@pytest.fixture(scope="session")
def model_reader(nlp: Language) -> Reader:
    """Read one sentence: its claims in text order, each with its line."""

    def read(text: str) -> list[tuple[Claim, str]]:
        doc, document = nlp(text), Document("d", text, published="2019-03-13")
        entities = find(doc, document)
        labels = {e.id: e.label for e in entities}
        return [(claim, tell(claim, labels)) for claim in extract(doc, document, entities)]

    return read


@pytest.fixture
def read(model_reader: Reader) -> Read:
    """Read one sentence: its claims as lines, in text order."""
    return lambda text: [line for _, line in model_reader(text)]
