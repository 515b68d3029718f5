"""What stands around phrases is laid out in windows of whole sentences, and corrects the scores of their pairs."""

from __future__ import annotations

import numpy as np
import pytest
from parses import parse

from kg.language import context, load
from kg.language.states import states
from kg.mentions.clusters import find_clusters
from kg.mentions.pairs import Pairs, pairs
from kg.mentions.phrases import find_phrases
from kg.mentions.scorer import Scorer, scorer
from kg.mentions.surroundings import BUCKETS, SENTENCES, TRAITS, surroundings, windows

TEXT = "Mira Dole met Jon Abasi at the harbour of Karsa. She told him that the ferry was late. It came at noon."
SLEPT = "she=she/PRP/nsubj/slept slept=sleep/VBD/root in/IN/case/boat her/PRP$/nmod:poss/boat boat/NN/obl/slept ./."


def test_windows_hold_every_token_once_and_end_with_sentences():
    doc = parse(*[SLEPT] * 130)
    found, sentences = windows(doc)
    assert [i for own in found for i in own] == list(range(len(doc)))
    assert len(found) == 3
    assert {doc[own.start].is_sent_start for own in found} == {True}
    assert [int(sentences[own.start]) for own in found] == [0, 0, 0]
    assert int(sentences[found[0].stop - 1]) == len(found[0]) // 6 - 1


def test_a_sentence_that_is_too_long_is_cut():
    boats = " ".join(["boat/NN/nsubj/sank"] * 900)
    doc = parse(f"{boats} sank=sink/VBD/root ./.", SLEPT)
    found, _ = windows(doc)
    assert max(map(len, found)) <= 400
    assert [i for own in found for i in own] == list(range(len(doc)))


def test_numbers_stay_below_what_the_network_has_tables_for():
    doc = parse(*[SLEPT] * 130)
    phrases = find_phrases(doc)
    arrays = {**surroundings(phrases, pairs(phrases, {}, {})), "sentences": windows(doc)[1]}
    sizes = {"sentences": SENTENCES, "traits": TRAITS, "distance": BUCKETS, "ahead": 2}
    assert all(arrays[name].min() >= 0 and arrays[name].max() < size for name, size in sizes.items())
    assert arrays["traits"].shape == (len(phrases), 5)
    assert not set(arrays["traits"][:, 0].tolist()) & set(arrays["traits"][:, 1:].ravel().tolist())


def test_pairs_are_scored_alike_in_parts(nlp, monkeypatch):
    doc = nlp(TEXT)
    phrases = find_phrases(doc)
    found = pairs(phrases, {}, scorer().nouns)
    whole = scorer().score(found, phrases)
    monkeypatch.setattr(context, "_PAIRS", 7)
    parts = scorer().score(found, phrases)
    assert all((np.abs(a - b) <= 1).all() for a, b in zip(whole, parts, strict=True))


@pytest.fixture(scope="module")
def nlp():
    return load()


def plain_and_corrected(doc):
    phrases = find_phrases(doc)
    found = pairs(phrases, {}, scorer().nouns)
    given: list[Pairs] = []

    class Echo:
        def read(self, words, sentences, cut):
            return words

        def score(self, read, arrays):
            given.append(found)
            return arrays["pairs"], arrays["alones"]

    model = scorer()
    plain = Scorer.__new__(Scorer)
    plain.__dict__.update(model.__dict__, _network=Echo())
    return plain.score(found, phrases), model.score(found, phrases), given


def test_the_network_corrects_scores_where_the_states_are_known(nlp):
    doc = nlp(TEXT)
    plain, corrected, given = plain_and_corrected(doc)
    assert given
    assert all(own.dtype == np.int64 for own in corrected)
    assert all((a != b).any() for a, b in zip(plain, corrected, strict=True))


def test_without_states_scores_stay_as_they_are(nlp):
    doc = nlp(TEXT)
    doc.user_data.pop("kg_states")
    assert states(doc) is None
    plain, same, given = plain_and_corrected(doc)
    assert not given
    assert all((a == b).all() for a, b in zip(plain, same, strict=True))


def test_clusters_do_not_depend_on_the_batch(nlp):
    long = "Inspectors, who had waited for hours, left the quay before the ferry came. " * 9
    found = [
        [[p.span.text for p in own] for own in find_clusters(doc)] for doc in (nlp(TEXT), *nlp.pipe([long, TEXT, long]))
    ]
    assert found[0] == found[2]
