"""Mentions of a name of several words agree on its kind; single words are left alone."""

import numpy as np

from kg.language.spans import Labelled
from kg.language.votes import agreed, vote

LABELS = ["O", "B-ORG", "I-ORG", "B-PER", "I-PER"]


def mention(words, label, *scores):
    span = Labelled(0, len(words), label)
    return [vote(span, words, np.array(scores, dtype=np.float32), LABELS)]


def test_the_surer_mention_decides():
    sure = mention(["Port", "Watch"], "ORG", [0, 9, 0, 1, 0], [0, 0, 9, 0, 1])
    unsure = mention(["Port", "Watch"], "PER", [0, 2, 0, 3, 0], [0, 0, 2, 0, 3])
    assert agreed([sure, unsure]) == [[Labelled(0, 2, "ORG")]] * 2


def test_one_word_may_name_several_things():
    city = mention(["Lincoln"], "ORG", [0, 9, 0, 1, 0])
    man = mention(["Lincoln"], "PER", [0, 2, 0, 3, 0])
    assert agreed([city, man]) == [[Labelled(0, 1, "ORG")], [Labelled(0, 1, "PER")]]
