"""The model tells how sure it is of each word, whatever shares the batch; other pipelines tell nothing."""

from __future__ import annotations

import pytest
import spacy

from kg.language import load
from kg.language.certainty import certainty

TEXT = "Mira Dole met Jon Abasi in Karsa.\n\nThe council of the old harbour town refused."


@pytest.fixture(scope="module")
def nlp():
    return load()


def test_each_token_has_two_probabilities(nlp):
    doc = nlp(TEXT)
    known = certainty(doc)
    assert len(known.parse) == len(known.name) == len(doc)
    assert all(0 < value <= 1 for value in (*known.parse, *known.name))
    assert known.parse[2] > 0.9


def test_they_do_not_depend_on_the_batch(nlp):
    long = "Inspectors, who had waited for hours, left the quay before the ferry came. " * 9
    together = next(doc for doc in nlp.pipe([TEXT, long, long]))
    assert certainty(together) == certainty(nlp(TEXT))


def test_a_document_keeps_them_when_it_is_saved(nlp):
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert certainty(again) == certainty(doc)


def test_another_pipeline_tells_nothing():
    assert certainty(spacy.blank("en")(TEXT)) is None
