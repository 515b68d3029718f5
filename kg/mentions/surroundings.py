"""The words around the phrases of a document, laid out for the network that reads on over several sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from spacy.tokens import Doc

from kg.mentions.columns import GENDERS, KINDS, NUMBERS, ROLES, SORTS, Ints, column
from kg.mentions.pairs import Pairs
from kg.mentions.phrases import Phrase

_WINDOW: Final = 340  # tokens that are read together
_LONGEST: Final = 400
SENTENCES: Final = 64  # of a window, that are told apart
_DISTANCES: Final = np.array([1, 2, 3, 4, 6, 8, 12, 20, 45, 100])
_TRAITS: Final[tuple[Sequence[str], ...]] = (SORTS, ROLES, KINDS, GENDERS, NUMBERS)
TRAITS: Final = sum(map(len, _TRAITS))
BUCKETS: Final = len(_DISTANCES) + 1


def surroundings(phrases: Sequence[Phrase], found: Pairs) -> Mapping[str, Ints]:
    """Lay out what the network scores.

    `head`, `first` and `last` are tokens of the phrases, `traits` their form, role, kind, gender and number. `later`
    and `earlier` are the phrases of each pair, `distance` how many phrases lie between, `ahead` whether the earlier one
    comes behind.
    """
    return {
        "head": column(p.head.i for p in phrases),
        "first": column(p.span.start for p in phrases),
        "last": column(p.span.end - 1 for p in phrases),
        "traits": _traits(phrases),
        "later": found.later,
        "earlier": found.earlier,
        "distance": np.searchsorted(_DISTANCES, np.abs(found.later - found.earlier), side="left").astype(np.int64),
        "ahead": (found.earlier > found.later).astype(np.int64),
    }


def windows(doc: Doc) -> tuple[list[range], Ints]:
    """Cut a document into windows, between sentences where that can be, and count the sentences of each window."""
    found = list(_windows(doc))
    number = column(n for n, sentence in enumerate(doc.sents) for _ in sentence)
    starts = np.repeat(number[[own.start for own in found]], [len(own) for own in found])
    return found, np.minimum(number - starts, SENTENCES - 1)


def _windows(doc: Doc) -> Iterator[range]:
    start = end = 0
    for sentence in doc.sents:
        if end > start and sentence.end - start > _WINDOW:
            yield range(start, end)
            start = end
        while sentence.end - start > _LONGEST:
            yield range(start, start + _WINDOW)
            start += _WINDOW
        end = sentence.end
    yield range(start, end)


def _traits(phrases: Sequence[Phrase]) -> Ints:
    """A row of numbers per phrase, each trait with numbers of its own."""
    rows = [(p.sort.replace(" ", "_"), p.role, p.kind, p.gender, p.number) for p in phrases]
    own = [[names.index(value) for names, value in zip(_TRAITS, row, strict=True)] for row in rows]
    starts = np.cumsum([0, *map(len, _TRAITS[:-1])])
    traits: Ints = np.array(own, dtype=np.int64) + starts
    return traits
