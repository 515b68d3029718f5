"""The language model keeps what it made of each word, for the network that reads on over several sentences."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
import spacy

from kg.errors import ModelError
from kg.language import load
from kg.language.context import RANKER, READER, Context
from kg.language.folder import model_folder
from kg.language.states import states

TEXT = "Mira Dole met Jon Abasi in Karsa.\n\nThe council of the old harbour town refused."


@pytest.fixture(scope="module")
def nlp():
    return load()


def test_each_word_has_a_row_and_white_space_has_zeros(nlp):
    doc = nlp(TEXT)
    found = states(doc)
    assert (len(found), found.dtype) == (len(doc), np.float16)
    assert [bool(row.any()) for row in found] == [not token.is_space for token in doc]


def test_they_do_not_depend_on_the_batch(nlp):
    long = "Inspectors, who had waited for hours, left the quay before the ferry came. " * 9
    together = next(doc for doc in nlp.pipe([TEXT, long, long]))
    assert np.array_equal(states(together), states(nlp(TEXT)))


def test_a_sentence_of_several_windows_has_them_for_every_word(nlp):
    doc = nlp("Inspectors " + "saw boats and ropes and nets " * 120 + "at Karsa.")
    assert states(doc).any(axis=1).all()


def test_a_document_keeps_them_when_it_is_saved(nlp):
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert np.array_equal(states(again), states(doc))


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_document_without_words_has_none(nlp, text):
    assert states(nlp(text)) is None


def test_a_document_whose_tokens_were_merged_since_has_none(nlp):
    doc = nlp(TEXT)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[:2])
    assert states(doc) is None


def test_another_pipeline_keeps_none():
    assert states(spacy.blank("en")(TEXT)) is None


def test_a_model_without_the_network_that_reads_on_keeps_none(tmp_path, monkeypatch):
    shutil.copytree(model_folder(None), tmp_path / "model", ignore=shutil.ignore_patterns(READER))
    monkeypatch.setenv("KG_MODEL", str(tmp_path / "model"))
    assert states(load()(TEXT)) is None


def test_a_missing_or_broken_network_is_named(tmp_path):
    with pytest.raises(ModelError, match=READER):
        Context(tmp_path)
    shutil.copy(model_folder(None) / READER, tmp_path / READER)
    with pytest.raises(ModelError, match=RANKER):
        Context(tmp_path)
    (tmp_path / RANKER).write_bytes(b"nothing")
    with pytest.raises(ModelError, match="no network of coreference"):
        Context(tmp_path)
