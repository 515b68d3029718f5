"""How two phrases of a document stand to each other: distance, agreement, shared words, their places in the tree."""

from __future__ import annotations

import numpy as np

from kg.mentions.columns import SORTS, STEPS_UP, Columns, Feature, Flags, Ints, bucket, cross


def climb(c: Columns, i: Ints, j: Ints) -> Feature:
    """The steps up the tree from a phrase to what the other one hangs on; 0 where that is not above it."""
    above = c.above[i] == c.governor[j][:, None]
    return Feature(np.where(above.any(axis=1), above.argmax(axis=1) + 1, 0), STEPS_UP + 1)


def foremost(c: Columns, i: Ints, j: Ints) -> Feature:
    """Whether the name of a candidate that fits is the most frequent of those that do."""
    count = np.where(fits(c, i, j) & (j < i), c.frequency[j], 0)
    most = np.zeros(c.size, dtype=np.int64)
    np.maximum.at(most, i, count)
    return Feature(np.where(count == 0, 0, np.where(count == most[i], 1, 2)), 3)


def gap(c: Columns, i: Ints, j: Ints) -> Feature:
    """The sentences between two phrases, and apart from them what stands behind."""
    before = bucket(c.sentence[i] - c.sentence[j], 1, 2, 3, 4, 6, 10)
    return Feature(np.where(j > i, before.size, before.values), before.size + 1)


def fits(c: Columns, i: Ints, j: Ints) -> Flags:
    """Whether nothing in gender, number and kind speaks against two phrases."""
    genders, numbers = c.gender.values, c.number.values
    gender = (genders[i] == genders[j]) | (genders[i] == 0) | (genders[j] == 0)
    number = np.minimum(numbers[i], numbers[j]) * np.maximum(numbers[i], numbers[j]) != 2  # one and many
    one, other = c.kind.values[i], c.kind.values[j]
    thing = (c.sort.values[i] == SORTS.index("it")) & (other == 1)
    all_three: Flags = gender & number & ~thing & ~((one == 1) & (other > 1))
    return all_three


def speech(c: Columns, i: Ints, j: Ints) -> Feature:
    """How two phrases stand to quotations: neither in one, one speaker, the one the other's speaker, different."""
    one, other = c.speaker[i], c.speaker[j]
    result = np.where(one == other, np.where(one < 0, 0, 1), np.where((one < 0) | (other < 0), 4, 5))
    return Feature(np.where(one == c.top[j], 2, np.where(other == c.top[i], 3, result)), 6)


def meet(one: Ints, other: Ints) -> Flags:
    same: Flags = (one[:, :, None] == other[:, None, :]) & (one[:, :, None] > 0)
    return same


def overlap(one: Ints, other: Ints) -> Feature:
    """Whether all words of the one are among those of the other, the reverse, and how many they share, at most two."""
    same = meet(one, other)
    parts = []
    for hits, words in ((same.any(axis=2), one), (same.any(axis=1), other)):
        number = (words > 0).sum(axis=1)
        parts.append(Feature(np.where(number == 0, 2, (hits.sum(axis=1) == number).astype(np.int64)), 3))
    return cross(*parts, Feature(np.minimum(same.any(axis=2).sum(axis=1), 2), 3))


def rank(later: Ints, fitting: Flags) -> Feature:
    """How many fitting candidates stand between each one and its phrase, at most 4; 5 for one that does not fit."""
    total = np.cumsum(fitting)
    ends = np.searchsorted(later, later, side="right") - 1
    return Feature(np.where(fitting, np.minimum(total[ends] - total, 4), 5), 6)
