"""What speaks for and against two phrases meaning the same, as features for the learned scorer.

The pairs of a document are laid out at once, so that arrays do the work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from kg.mentions.columns import SORTS, Columns, Feature, Flags, Ints, bucket, column, cross, flag
from kg.mentions.measures import climb, fits, foremost, gap, meet, overlap, rank, speech
from kg.mentions.persons import Persons, of_persons
from kg.mentions.phrases import Phrase

_BACK: Final = 45  # phrases that a pronoun looks back
_NEAR: Final = 12  # phrases that any other looks back
_AHEAD: Final = 8  # phrases that a pronoun looks ahead, in its sentence
_PERSONAL: Final = (SORTS.index("he"), SORTS.index("she"))
_FAR: Final = 8  # earlier phrases with the same noun or name, at any distance


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of `later` and `earlier` phrases, sorted by `later`, with a row of feature numbers for each.

    `alone` has a row for each phrase, as one that goes back to nothing. A pronoun may also be paired with a phrase
    behind it in its sentence, which then is the `earlier` one. `personal` are the places of the pairs whose later
    phrase is "he" or "she", `traits` their features, the others' features first.
    """

    later: Ints
    earlier: Ints
    features: Ints
    alone: Ints
    personal: Ints
    traits: Ints


def pairs(phrases: Sequence[Phrase], named: Mapping[int, int], nouns: Mapping[str, int]) -> Pairs:
    """Lay out the pairs of a document's phrases; see `Columns` for `named` and `nouns`."""
    columns = Columns(phrases, named, nouns)
    later, earlier = _candidates(columns)
    features = _rows(_compared(columns, later, earlier))
    personal = np.flatnonzero(np.isin(columns.sort.values[later], _PERSONAL))
    own = _rows(of_persons(columns, Persons(phrases, columns), later[personal], earlier[personal]))
    traits = np.concatenate([features[personal], own + sizes()[0]], axis=1)
    return Pairs(later, earlier, features, _rows(_alone(columns)), personal, traits)


@cache
def sizes() -> tuple[int, int, int]:
    """The number of different features of pairs, of single phrases, and of pairs with "he" or "she"."""
    columns, none = Columns((), {}, {}), column(())
    pair, own = _compared(columns, none, none), of_persons(columns, Persons((), columns), none, none)
    first = sum(f.size for f in pair)
    return first, sum(f.size for f in _alone(columns)), first + sum(f.size for f in own)


def _rows(features: Iterable[Feature]) -> Ints:
    """The features side by side, each with numbers of its own."""
    found, start = [], 0
    for feature in features:
        found.append(feature.values + start)
        start += feature.size
    return np.stack(found, axis=1)


def _candidates(columns: Columns) -> tuple[Ints, Ints]:
    """For each phrase the ones that it may go back to."""
    later: list[int] = []
    earlier: list[int] = []
    last: defaultdict[int, list[int]] = defaultdict(list)
    rows = zip(columns.pronoun.tolist(), columns.noun.tolist(), columns.sentence.tolist(), strict=True)
    sentences = columns.sentence.tolist()
    for i, (pronoun, noun, sentence) in enumerate(rows):
        found = list(range(max(0, i - (_BACK if pronoun else _NEAR)), i))
        if noun:
            found = sorted({*found, *last[noun][-_FAR:]})
            last[noun].append(i)
        if pronoun:
            found += [j for j in range(i + 1, min(i + 1 + _AHEAD, columns.size)) if sentences[j] == sentence]
        later += [i] * len(found)
        earlier += found
    return column(later), column(earlier)


def _alone(c: Columns) -> Iterator[Feature]:
    """The features of a phrase that may go back to nothing."""
    yield from (c.sort, c.role, c.kind, c.gender, c.number, cross(c.sort, c.role), cross(c.sort, c.kind), c.length)
    yield from (c.said, c.place, c.count, c.inside, c.seen, c.common)
    yield from (cross(c.sort, c.seen), cross(c.sort, c.seen, c.length), cross(c.sort, c.seen, c.kind))
    yield cross(c.form, c.place, c.seen)


def _compared(c: Columns, i: Ints, j: Ints) -> Iterator[Feature]:
    """The features of pairs: distance, form and role, then agreement, then words, then structure."""
    form, other = c.form.at(i), c.form.at(j)
    yield from _placed(c, i, j, form, other)
    yield from _agreeing(c, i, j, form)
    yield from _worded(c, i, j, form, other)
    yield from _built(c, i, j, form, other)


def _placed(c: Columns, i: Ints, j: Ints, form: Feature, other: Feature) -> Iterator[Feature]:
    apart = gap(c, i, j)
    between = bucket(np.abs(i - j), 2, 3, 4, 6, 10, 18, 40)
    yield from (cross(form, apart), cross(form, other, apart), cross(form, between))
    yield from (cross(c.sort.at(i), c.sort.at(j)), cross(form, c.role.at(i), c.role.at(j)))
    yield from (cross(form, c.role.at(j), apart), cross(c.sort.at(j), c.role.at(j), form))
    yield cross(form, c.inside.at(j), apart)
    fitting = fits(c, i, j) & (j < i)
    for place in (rank(i, fitting), rank(i, fitting & c.subject[j])):
        yield from (cross(form, place), cross(form, place, apart))
    parallel = (c.role.values[i] == c.role.values[j]) & (c.sentence[i] - c.sentence[j] <= 1)
    yield from (cross(form, flag(parallel)), cross(form, flag(j > i)), flag(c.paragraph[i] == c.paragraph[j]))


def _agreeing(c: Columns, i: Ints, j: Ints, form: Feature) -> Iterator[Feature]:
    for feature in (c.gender, c.number, c.kind):
        both = cross(feature.at(i), feature.at(j))
        yield from (both, cross(form, both))
    yield from (cross(form, c.count.at(j)), cross(form, c.length.at(j)), cross(form, c.place.at(j)))
    yield cross(c.common.at(i), c.kind.at(j))


def _worded(c: Columns, i: Ints, j: Ints, form: Feature, other: Feature) -> Iterator[Feature]:
    same_text = flag(c.text[i] == c.text[j])
    same_noun = flag((c.noun[i] == c.noun[j]) & (c.noun[i] > 0))
    shared = overlap(c.words[i], c.words[j])
    yield from (cross(form, same_text), cross(form, other, same_text), cross(form, other, same_noun))
    yield from (shared, cross(form, shared), cross(same_noun, shared, gap(c, i, j)))
    yield from (cross(c.common.at(i), same_noun), cross(c.sort.at(i), c.sort.at(j), same_noun))
    meeting: Flags = meet(c.words[i], c.title[j]) | meet(c.title[i], c.words[j])
    titled: Flags = np.logical_or.reduce(meeting, axis=(1, 2))
    spelt = (c.initials[i] == c.text[j]) | (c.initials[j] == c.text[i])
    initials: Flags = spelt & (c.text[i] > 0) & (c.text[j] > 0)
    one = (c.name[i] >= 0) & (c.name[j] >= 0)
    name = Feature(np.where(c.name[i] == c.name[j], 1, np.where(one, 2, 0)), 3)
    yield from (cross(form, flag(titled)), flag(initials), cross(form, name), cross(form, flag(c.verb[i] == c.verb[j])))


def _built(c: Columns, i: Ints, j: Ints, form: Feature, other: Feature) -> Iterator[Feature]:
    around = (c.end[j] >= c.end[i]) & (c.start[j] <= c.start[i]) & (j < i)
    within = (c.start[j] >= c.start[i]) & (c.end[j] <= c.end[i])
    nested = Feature(np.where(within, 2, around.astype(np.int64)), 3)
    same = (c.governor[i] == c.governor[j]).astype(np.int64)
    over = np.where(c.governor[i] == c.top[j], 2, np.where(c.governor[j] == c.top[i], 3, same))
    linked = Feature(np.where(c.linked[i] == c.top[j], 1, np.where(c.linked[j] == c.top[i], 2, 0)), 3)
    for feature in (nested, Feature(over, 4), linked):
        yield cross(form, other, feature)
    yield from (cross(c.sort.at(i), c.sort.at(j), speech(c, i, j)), cross(form, c.said.at(j)))
    up, down = climb(c, i, j), climb(c, j, i)
    yield from (cross(form, up, c.role.at(j)), cross(form, up, c.role.at(i)), cross(form, other, down))
    yield from (cross(form, foremost(c, i, j)), cross(form, c.opened.at(j)))
