"""The spaCy component: what it leaves on a `Doc` can be saved; without a parser it says what it lacks."""

from __future__ import annotations

import pytest
import spacy
from parses import parse
from spacy.tokens import Doc

from kg.claims.component import ClaimFinder
from kg.errors import ModelError

SENTENCE = "[PERSON Ines/NNP/nsubj/met] met=meet/VBD/root [PERSON Tomas/NNP/obj/met] ./."


def test_claims_and_entities_survive_saving() -> None:
    doc = ClaimFinder()(parse(SENTENCE))
    saved = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [claim.relation for claim in doc._.claims] == ["metWith"]
    assert saved._.claims == doc._.claims
    assert saved._.entities == doc._.entities


def test_a_pipeline_without_a_parser_is_told_what_it_lacks() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_claims")
    with pytest.raises(Exception, match="need a parser"):
        nlp("Ines met Tomas.")


def test_an_empty_text_has_no_claims() -> None:
    assert ClaimFinder()(Doc(spacy.blank("en").vocab))._.claims == ()


def test_the_error_is_one_of_ours() -> None:
    with pytest.raises(ModelError):
        ClaimFinder()(spacy.blank("en")("Ines met Tomas."))
