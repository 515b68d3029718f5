"""One article, one kind: all mentions of a name of several words decide together what kind of thing it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.language.network import Floats
from kg.language.spans import Labelled


class Vote(NamedTuple):
    """A name in a sentence, its words, and how strongly each kind is supported there."""

    span: Labelled
    words: tuple[str, ...]
    support: Mapping[str, float]


def vote(span: Labelled, words: Sequence[str], scores: Floats, labels: Sequence[str]) -> Vote:
    """Add up the scores that the words of a span have for each kind."""
    column = {label: i for i, label in enumerate(labels)}
    kinds = sorted({label[2:] for label in labels if label != "O"})
    support = {
        kind: sum(
            float(scores[i, column[f"{'I' if i > span.start else 'B'}-{kind}"]]) for i in range(span.start, span.end)
        )
        for kind in kinds
    }
    return Vote(span, tuple(words[span.start : span.end]), support)


def agreed(article: Sequence[Sequence[Vote]]) -> list[list[Labelled]]:
    """Give each sentence's spans with the kinds that the article agrees on; a single word may name several things."""
    totals: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for found in (v for sentence in article for v in sentence):
        for kind, value in found.support.items():
            totals[found.words][kind] += value
    return [[_labelled(found, totals[found.words]) for found in sentence] for sentence in article]


def _labelled(found: Vote, total: Mapping[str, float]) -> Labelled:
    if len(found.words) == 1:
        return found.span
    return Labelled(found.span.start, found.span.end, max(sorted(total), key=total.__getitem__))
