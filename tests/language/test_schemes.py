"""The leading scheme decides, the others tip the balance where it is unsure."""

import numpy as np

from kg.language.schemes import name_scores

LABELS = {
    "uner": ["O", "B-LOC", "B-ORG", "B-OTH"],
    "wikigold": ["O", "B-LOC", "B-ORG"],
    "crossner": ["O", "B-COUNTRY", "B-PARTY"],
    "gmb": ["O", "B-GEO", "B-ORG", "B-TIM"],
}


def best(uner, other):
    tags = {name: np.array([[*other, 0.0][: len(labels)]], dtype=np.float32) for name, labels in LABELS.items()}
    tags["uner"] = np.array([uner], dtype=np.float32)
    return LABELS["uner"][name_scores(tags, LABELS)[0].argmax()]


def test_a_close_call_goes_to_what_the_others_see():
    assert best([0, 3.1, 3.0, 0], [0, 0, 5]) == "B-ORG"


def test_a_sure_leader_is_not_overruled():
    assert best([0, 9, 0, 0], [0, 0, 5]) == "B-LOC"
    assert best([0, 0, 0, 9], [5, 0, 0]) == "B-OTH"
