"""The CoNLL average, on examples that can be counted by hand."""

from __future__ import annotations

import pytest

from evaluation.clusters import Conll


def conll(found: str, gold: str) -> Conll:
    """Score clusters that are written as words of one-letter mentions."""
    result = Conll()
    result.add(map(frozenset, found.split()), map(frozenset, gold.split()))
    return result


def test_what_is_the_same_scores_full_marks():
    scores = conll("abc de", "abc de")
    assert [scores.muc.f1, scores.b_cubed.f1, scores.ceaf.f1, scores.average] == [100, 100, 100, 100]


def test_one_mention_in_the_wrong_cluster():
    scores = conll("abcd efg", "abc defg")
    assert scores.muc.f1 == pytest.approx(80)
    assert scores.b_cubed.f1 == pytest.approx(100 * 5.5 / 7)
    assert scores.ceaf.f1 == pytest.approx(100 * 6 / 7)


def test_invented_and_missed_mentions():
    scores = conll("ab cd fghi", "abc defg")
    assert scores.muc.f1 == pytest.approx(40)
    assert scores.b_cubed.f1 == pytest.approx(100 * 5 / 11)
    assert scores.ceaf.f1 == pytest.approx(52)
    assert scores.mentions.f1 == pytest.approx(200 * 6 / 15)


def test_everything_in_one_cluster_has_full_recall_of_links():
    scores = conll("abcdefg", "abc defg")
    assert (scores.muc.recalled, scores.muc.expected) == (5, 5)
    assert (scores.muc.precise, scores.muc.predicted) == (5, 6)


def test_clusters_of_one_count_on_neither_side():
    assert conll("abc d e", "abc f").average == 100


def test_nothing_found_scores_nothing():
    assert conll("", "abc").average == 0


def test_figures_are_summed_over_documents_before_they_are_divided():
    scores = conll("ab", "ab")
    scores.add([], [frozenset("cdef")])
    assert scores.muc.f1 == pytest.approx(200 * 0.25 / 1.25)


def test_the_best_alignment_is_not_the_greedy_one():
    scores = conll("abcde yzq", "abcyz der")
    assert scores.ceaf.f1 == pytest.approx(100 * (0.5 + 0.5) / 2)
