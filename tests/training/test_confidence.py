"""The weights of the confidence are learned from verdicts, and checked on articles that a fit has not seen."""

from __future__ import annotations

import pytest

from training.confidence import Example, learn, predictions, probability, report


def examples(count=200):
    """Claims of twenty articles: those with a pronoun are right half of the time, the others nine times in ten."""
    for number in range(count):
        pronoun = number % 2 == 0
        right = number % 4 == 0 if pronoun else number % 20 != 1
        features = ("bias", "subject:pronoun") if pronoun else ("bias", "subject:name")
        yield Example(f"article {number // 10}", features, right)


def test_probabilities_are_the_shares_of_right_claims():
    weights = learn(list(examples(count=4000)))
    assert probability(weights, ["bias", "subject:pronoun"]) == pytest.approx(0.5, abs=0.02)
    assert probability(weights, ["bias", "subject:name"]) == pytest.approx(0.9, abs=0.02)


def test_a_feature_seen_once_has_no_weight():
    found = [*examples(), Example("another", ("bias", "object:Thing"), False)]
    assert "object:Thing" not in learn(found)


def test_each_claim_is_predicted_once_by_weights_of_other_articles():
    found = list(examples())
    pairs = list(predictions(found))
    assert len(pairs) == len(found)
    assert sorted(right for _, right in pairs) == sorted(e.right for e in found)


def test_the_report_counts_what_is_at_least_so_sure():
    lines = list(report([(0.97, True), (0.92, True), (0.92, False), (0.3, False)]))
    assert lines[0].startswith("4 claims, 50.0% right; log loss ")
    assert lines[1:3] == ["at least 0.95:    1 claims, 100.0% right", "at least 0.90:    3 claims, 66.7% right"]
