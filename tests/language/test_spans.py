"""BIO labels are valid sequences, and the spans read off them are the ones that were written."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.spans import Labelled, best_labels, spans
from training.corpora.bio import from_spans

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def test_an_inside_label_never_follows_another_kind():
    scores = np.array([[0, 5, 0, 0, 0], [0, 0, 1, 0, 4]], dtype=np.float32)
    assert best_labels(scores, LABELS) == ["B-PER", "I-PER"]


def test_the_best_valid_sequence_may_change_an_earlier_word():
    scores = np.array([[3, 2, 0, 0, 0], [0, 0, 9, 0, 0]], dtype=np.float32)
    assert best_labels(scores, LABELS) == ["B-PER", "I-PER"]


@settings(deadline=None)
@given(st.lists(st.lists(st.floats(-5, 5, width=16), min_size=5, max_size=5), min_size=1, max_size=8))
def test_every_result_is_valid(rows):
    found = best_labels(np.array(rows, dtype=np.float32), LABELS)
    for before, label in zip(["O", *found], found, strict=False):
        assert label[0] != "I" or before[2:] == label[2:]


def test_neighbours_of_one_kind_stay_apart():
    labels = ["B-PER", "B-PER", "I-PER", "O", "B-ORG"]
    assert list(spans(labels)) == [Labelled(0, 1, "PER"), Labelled(1, 3, "PER"), Labelled(4, 5, "ORG")]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.sampled_from(["PER", "ORG"])), max_size=5))
def test_spans_survive_being_written_as_labels(gaps):
    written, end = [], 0
    for gap, length, kind in gaps:
        written.append((end + gap, end + gap + length, kind))
        end += gap + length
    assert [tuple(s) for s in spans(from_spans(end, written))] == written
