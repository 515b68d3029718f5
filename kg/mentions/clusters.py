"""Which phrases of a document mean the same: each goes back to the cluster that the scorer likes best, if any.

The candidates of one cluster speak for it together, as they do in training. "He" and "she" always go back to
something, and to other pronouns that nothing explains only at last. What contradicts a cluster is never added to it:
another name, another gender.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, log

import numpy as np
from spacy.tokens import Doc

from kg.mentions.apart import barred
from kg.mentions.columns import Ints
from kg.mentions.names import find_names
from kg.mentions.namesakes import by_head, group_all
from kg.mentions.pairs import Pairs, pairs
from kg.mentions.phrases import Phrase, find_phrases
from kg.mentions.scorer import STEPS, Scorer, scorer

_SURE = frozenset({"he", "she"})
"""Pronouns that always stand for somebody who is mentioned."""


class Clusters:
    """Sets of phrases by number, with what their members say about them."""

    def __init__(self, phrases: Sequence[Phrase], named: Mapping[int, int]) -> None:
        self.owner = list(range(len(phrases)))
        self.members = [[i] for i in self.owner]
        self._sure = [p.sort in _SURE for p in phrases]
        self._genders = [{p.gender} - {""} for p in phrases]
        self._heads = [{p.head.i, p.top.i} for p in phrases]
        self._barred = [barred(p) for p in phrases]
        self._names = [{named[p.head.i]} if p.head.i in named else set() for p in phrases]
        self._join_names(phrases, named)

    def _join_names(self, phrases: Sequence[Phrase], named: Mapping[int, int]) -> None:
        first: dict[int, int] = {}
        for i, phrase in enumerate(phrases):
            if phrase.head.i in named:
                self.join(first.setdefault(named[phrase.head.i], i), i)

    def is_later_name(self, i: int) -> bool:
        """Whether a phrase is known by its name to belong to an earlier one."""
        return bool(self._names[self.owner[i]]) and self.members[self.owner[i]][0] != i

    def is_bare(self, i: int) -> bool:
        """Whether a phrase's cluster holds nothing but "he" or "she": who is meant then stands elsewhere."""
        return all(self._sure[member] for member in self.members[self.owner[i]])

    def fit(self, i: int, j: int) -> bool:
        """Whether two phrases may mean the same as far as names, genders and places of their clusters go."""
        one, other = self.owner[i], self.owner[j]
        if not (self._barred[one].isdisjoint(self._heads[other]) and self._barred[other].isdisjoint(self._heads[one])):
            return False
        names, genders = self._names[one] | self._names[other], self._genders[one] | self._genders[other]
        return len(names) < 2 and len(genders) < 2

    def join(self, i: int, j: int) -> None:
        """Put the cluster of `j` into that of `i`."""
        one, other = self.owner[i], self.owner[j]
        if one != other:
            for member in self.members[other]:
                self.owner[member] = one
            self.members[one] = sorted(self.members[one] + self.members[other])
            self.members[other] = []
            self._heads[one] |= self._heads[other]
            self._barred[one] |= self._barred[other]
            self._names[one] |= self._names[other]
            self._genders[one] |= self._genders[other]


def cluster(phrases: Sequence[Phrase], named: Mapping[int, int], *, model: Scorer | None = None) -> list[list[Phrase]]:
    """Group phrases, each in exactly one list; `named` gives the number of the name that a head token belongs to."""
    model = model or scorer()
    found = pairs(phrases, named, model.nouns)
    clusters = Clusters(phrases, named)
    scores, alone = model.score(found, phrases)
    alone[[phrase.sort in _SURE for phrase in phrases]] = np.iinfo(np.int64).min
    for i, candidates in enumerate(_scored(found, scores, alone)):
        if phrases[i].sort == "name" and clusters.is_later_name(i):
            continue
        likeliest = _likeliest(i, candidates, clusters, least=alone[i], sure=phrases[i].sort in _SURE)
        if likeliest is not None:
            clusters.join(likeliest, i)
    return [[phrases[i] for i in members] for members in clusters.members if members]


def _scored(found: Pairs, scores: Ints, alone: Ints) -> Iterator[list[tuple[int, int]]]:
    """For each phrase its candidates with their scores, in text order; none where all together are too unlikely."""
    starts = np.searchsorted(found.later, np.arange(len(alone) + 1))
    top = np.full(len(alone), np.iinfo(np.int32).min)
    np.maximum.at(top, found.later, scores)
    likely = top + STEPS * np.log(np.maximum(np.diff(starts), 1)) > alone
    bounds, earlier, own = starts.tolist(), found.earlier.tolist(), scores.tolist()
    for hopeful, (a, b) in zip(likely.tolist(), pairwise(bounds), strict=True):
        yield sorted(zip(earlier[a:b], own[a:b], strict=True)) if hopeful else []


def _likeliest(
    i: int, candidates: Iterable[tuple[int, int]], clusters: Clusters, *, least: int, sure: bool
) -> int | None:
    """A member of the cluster that is likeliest for a phrase, the nearest of equals; None if none is likelier."""
    parts: dict[int, list[int]] = {}
    last: dict[int, int] = {}
    for j, score in candidates:
        if clusters.fit(i, j):
            owner = clusters.owner[j]
            parts.setdefault(owner, []).append(score)
            last[owner] = j
    totals = {owner: _together(own) for owner, own in parts.items()}
    fitting = [owner for owner, total in totals.items() if total > least]
    return max(fitting, key=lambda o: (not (sure and clusters.is_bare(o)), totals[o], last[o]), default=None)


def _together(scores: Sequence[int]) -> int:
    """The score of several candidates as one: the logarithm of their summed exponentials."""
    top = max(scores)
    return top + round(STEPS * log(sum(exp((score - top) / STEPS) for score in scores)))


def find_clusters(doc: Doc) -> list[list[Phrase]]:
    """Group all phrases of a parsed document by what they mean."""
    return cluster(find_phrases(doc), by_head(group_all(list(find_names(doc)))))
