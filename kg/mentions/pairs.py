"""What speaks for and against two phrases meaning the same, as features for the learned scorer.

The pairs of a document are laid out at once, so that arrays do the work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kg.mentions.columns import SORTS, STEPS_UP, Columns, Feature, Flags, Ints, bucket, column, cross, flag
from kg.mentions.phrases import Phrase

_BACK: Final = 45  # phrases that a pronoun looks back
_NEAR: Final = 12  # phrases that any other looks back
_AHEAD: Final = 4  # phrases that a pronoun looks ahead, in its sentence
_FAR: Final = 8  # earlier phrases with the same noun or name, at any distance


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of `later` and `earlier` phrases, sorted by `later`, with a row of feature numbers for each.

    `alone` has a row for each phrase, as one that goes back to nothing. A pronoun may also be paired with a phrase
    behind it in its sentence, which then is the `earlier` one.
    """

    later: Ints
    earlier: Ints
    features: Ints
    alone: Ints


def pairs(phrases: Sequence[Phrase], named: Mapping[int, int], nouns: Mapping[str, int]) -> Pairs:
    """Lay out the pairs of a document's phrases; see `Columns` for `named` and `nouns`."""
    columns = Columns(phrases, named, nouns)
    later, earlier = _candidates(columns)
    return Pairs(later, earlier, _rows(_compared(columns, later, earlier)), _rows(_alone(columns)))


def sizes() -> tuple[int, int]:
    """The number of different features of pairs, and of single phrases."""
    columns, none = Columns((), {}, {}), column(())
    return sum(f.size for f in _compared(columns, none, none)), sum(f.size for f in _alone(columns))


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
    gap = _gap(c, i, j)
    yield from (cross(form, gap), cross(form, other, gap), cross(form, bucket(np.abs(i - j), 2, 3, 4, 6, 10, 18, 40)))
    yield from (cross(c.sort.at(i), c.sort.at(j)), cross(form, c.role.at(i), c.role.at(j)))
    yield from (cross(form, c.role.at(j), gap), cross(c.sort.at(j), c.role.at(j), form))
    yield cross(form, c.inside.at(j), gap)
    fits = _fits(c, i, j) & (j < i)
    for rank in (_rank(i, fits), _rank(i, fits & c.subject[j])):
        yield from (cross(form, rank), cross(form, rank, gap))
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
    shared = _overlap(c.words[i], c.words[j])
    yield from (cross(form, same_text), cross(form, other, same_text), cross(form, other, same_noun))
    yield from (shared, cross(form, shared), cross(same_noun, shared, _gap(c, i, j)))
    yield from (cross(c.common.at(i), same_noun), cross(c.sort.at(i), c.sort.at(j), same_noun))
    meeting: Flags = _meet(c.words[i], c.title[j]) | _meet(c.title[i], c.words[j])
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
    over = np.where(c.governor[i] == c.head[j], 2, np.where(c.governor[j] == c.head[i], 3, same))
    linked = Feature(np.where(c.linked[i] == c.head[j], 1, np.where(c.linked[j] == c.head[i], 2, 0)), 3)
    for feature in (nested, Feature(over, 4), linked):
        yield cross(form, other, feature)
    yield from (cross(c.sort.at(i), c.sort.at(j), _speech(c, i, j)), cross(form, c.said.at(j)))
    up, down = _climb(c, i, j), _climb(c, j, i)
    yield from (cross(form, up, c.role.at(j)), cross(form, up, c.role.at(i)), cross(form, other, down))
    yield from (cross(form, _foremost(c, i, j)), cross(form, c.opened.at(j)))


def _climb(c: Columns, i: Ints, j: Ints) -> Feature:
    """The steps up the tree from a phrase to what the other one hangs on; 0 where that is not above it."""
    above = c.above[i] == c.governor[j][:, None]
    return Feature(np.where(above.any(axis=1), above.argmax(axis=1) + 1, 0), STEPS_UP + 1)


def _foremost(c: Columns, i: Ints, j: Ints) -> Feature:
    """Whether the name of a candidate that fits is the most frequent of those that do."""
    count = np.where(_fits(c, i, j) & (j < i), c.frequency[j], 0)
    most = np.zeros(c.size, dtype=np.int64)
    np.maximum.at(most, i, count)
    return Feature(np.where(count == 0, 0, np.where(count == most[i], 1, 2)), 3)


def _gap(c: Columns, i: Ints, j: Ints) -> Feature:
    """The sentences between two phrases, and apart from them what stands behind."""
    before = bucket(c.sentence[i] - c.sentence[j], 1, 2, 3, 4, 6, 10)
    return Feature(np.where(j > i, before.size, before.values), before.size + 1)


def _fits(c: Columns, i: Ints, j: Ints) -> Flags:
    """Whether nothing in gender, number and kind speaks against two phrases."""
    genders, numbers = c.gender.values, c.number.values
    gender = (genders[i] == genders[j]) | (genders[i] == 0) | (genders[j] == 0)
    number = np.minimum(numbers[i], numbers[j]) * np.maximum(numbers[i], numbers[j]) != 2  # one and many
    one, other = c.kind.values[i], c.kind.values[j]
    thing = (c.sort.values[i] == SORTS.index("it")) & (other == 1)
    fits: Flags = gender & number & ~thing & ~((one == 1) & (other > 1))
    return fits


def _speech(c: Columns, i: Ints, j: Ints) -> Feature:
    """How two phrases stand to quotations: neither in one, one speaker, the one the other's speaker, different."""
    one, other = c.speaker[i], c.speaker[j]
    result = np.where(one == other, np.where(one < 0, 0, 1), np.where((one < 0) | (other < 0), 4, 5))
    return Feature(np.where(one == c.head[j], 2, np.where(other == c.head[i], 3, result)), 6)


def _meet(one: Ints, other: Ints) -> Flags:
    same: Flags = (one[:, :, None] == other[:, None, :]) & (one[:, :, None] > 0)
    return same


def _overlap(one: Ints, other: Ints) -> Feature:
    """Whether all words of the one are among those of the other, the reverse, and how many they share, at most two."""
    same = _meet(one, other)
    parts = []
    for hits, words in ((same.any(axis=2), one), (same.any(axis=1), other)):
        number = (words > 0).sum(axis=1)
        parts.append(Feature(np.where(number == 0, 2, (hits.sum(axis=1) == number).astype(np.int64)), 3))
    return cross(*parts, Feature(np.minimum(same.any(axis=2).sum(axis=1), 2), 3))


def _rank(later: Ints, fits: Flags) -> Feature:
    """How many fitting candidates stand between each one and its phrase, at most 4; 5 for one that does not fit."""
    total = np.cumsum(fits)
    ends = np.searchsorted(later, later, side="right") - 1
    return Feature(np.where(fits, np.minimum(total[ends] - total, 4), 5), 6)
