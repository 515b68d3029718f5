"""What is known of each phrase of a document, as columns of small whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from kg.mentions.phrases import Phrase

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SORTS: Final = (
    "he she it they I we you this that these those some name proper the a this_x his two some_x bare both".split()
)
ROLES: Final = "subj passive agent obj iobj obl nmod poss compound appos conj pred root vocative other".split()
KINDS: Final = "any person organization geopolitical place facility group thing time abstract".split()
GENDERS: Final = ("", "male", "female")
NUMBERS: Final = ("", "one", "many", "body")
_FORMS: Final = np.array((0, 0, 1, 2, 3, 4, 3, 5, 5, 5, 5, 6, 7, 7, 8, 9, 8, 8, 9, 9, 9, 10))
"""The sorts in eleven classes: he or she, it, they, I or you, we, pointing, some, name, definite, other, joined."""
_PRONOUNS: Final = 11  # sorts below this one are pronouns
_INSIDE: Final = ("nmod", "poss", "compound")
_NOUNS: Final = 1001
STEPS_UP: Final = 7  # of the tree, that are compared


@dataclass(frozen=True, slots=True)
class Feature:
    """One number below `size` for each phrase, or for each pair."""

    values: Ints
    size: int

    def at(self, places: Ints) -> Feature:
        """The feature of the phrases at these places."""
        return Feature(self.values[places], self.size)


def flag(values: Flags) -> Feature:
    """A feature of yes and no."""
    return Feature(values.astype(np.int64), 2)


def bucket(values: Ints, *edges: int) -> Feature:
    """The number of edges that a value has reached."""
    return Feature(np.searchsorted(np.array(edges), values, side="right").astype(np.int64), len(edges) + 1)


def cross(*features: Feature) -> Feature:
    """One feature for every combination of the values of several."""
    values, size = features[0].values, features[0].size
    for feature in features[1:]:
        values, size = values * feature.size + feature.values, size * feature.size
    return Feature(values, size)


def column(values: Iterable[int]) -> Ints:
    """An array of whole numbers."""
    return np.array(list(values), dtype=np.int64)


class Columns:
    """The columns of a document's phrases.

    `named` gives the number of the name that a head belongs to, `nouns` the common nouns that count one by one.
    """

    def __init__(self, phrases: Sequence[Phrase], named: Mapping[int, int], nouns: Mapping[str, int]) -> None:
        tops = [p.top for p in phrases]
        self.size = len(phrases)
        self.sort = _listed((p.sort.replace(" ", "_") for p in phrases), SORTS)
        self.form = Feature(_FORMS[self.sort.values], 11)
        self.pronoun = self.sort.values < _PRONOUNS
        self.role = _listed((p.role for p in phrases), ROLES)
        self.kind = _listed((p.kind for p in phrases), KINDS)
        self.number = _listed((p.number for p in phrases), NUMBERS)
        self.sentence = column(p.sentence for p in phrases)
        self.paragraph = column(p.paragraph for p in phrases)
        self.start, self.end = column(p.span.start for p in phrases), column(p.span.end for p in phrases)
        self.top, self.governor = column(t.i for t in tops), column(t.head.i for t in tops)
        self.above = _above(tops)
        self.speaker = column(p.speakers[-1] if p.speakers else -1 for p in phrases)
        self.linked = column(p.linked for p in phrases)
        numbers: dict[str, int] = {"": 0}
        self.verb = _numbered((t.head.lemma_.lower() for t in tops), numbers)
        self.noun = _numbered(("" if own else p.noun for own, p in zip(self.pronoun, phrases, strict=True)), numbers)
        self.text = _numbered((" ".join(p.text) for p in phrases), numbers)
        self.initials = _numbered((p.initials for p in phrases), numbers)
        self.words = _table((p.text for p in phrases), numbers)
        self.title = _table((p.titles for p in phrases), numbers)
        name = column(named.get(p.head.i, -1) for p in phrases)
        self.name = np.where(name >= 0, name, -1 - self.text)
        self.gender = Feature(_shared(_listed((p.gender for p in phrases), GENDERS).values, name), 3)
        self.opened = bucket(_first(self.name, self.sentence), 1, 2, 4)
        self.frequency = _occurrences(self.name, ~self.pronoun)
        self.seen = Feature(_repeated(self.text) + 2 * _repeated(self.noun), 4)
        self.count = bucket(self.frequency, 2, 3, 4, 6, 9)
        self.length = bucket(self.end - self.start, 2, 3, 4, 7, 12)
        self.place = bucket(self.sentence, 1, 2, 3)
        self.said = flag(self.speaker >= 0)
        inside = np.isin(self.role.values, [ROLES.index(role) for role in _INSIDE])
        self.inside = Feature(np.where(inside, 1, np.where(self.role.values == ROLES.index("appos"), 2, 0)), 3)
        self.subject = np.isin(self.role.values, [ROLES.index(role) for role in ("subj", "passive", "root")])
        self.common = Feature(column(nouns.get(p.noun, 0) for p in phrases), _NOUNS)


def _listed(values: Iterable[str], names: Sequence[str]) -> Feature:
    return Feature(column(names.index(value) for value in values), len(names))


def _numbered(values: Iterable[str], numbers: dict[str, int]) -> Ints:
    return column(numbers.setdefault(value, len(numbers)) for value in values)


_WORDS: Final = 6


def _table(rows: Iterable[Sequence[str]], numbers: dict[str, int]) -> Ints:
    """The last words of each row by number, 0 for none."""
    found = [[numbers.setdefault(word, len(numbers)) for word in row[-_WORDS:]] for row in rows]
    return np.array([row + [0] * (_WORDS - len(row)) for row in found], dtype=np.int64).reshape(-1, _WORDS)


def _above(tops: Sequence[Token]) -> Ints:
    """The tokens that each phrase hangs on, the nearest first, -1 for none."""
    found = [[t.i for t in islice(top.ancestors, STEPS_UP)] for top in tops]
    return np.array([row + [-1] * (STEPS_UP - len(row)) for row in found], dtype=np.int64).reshape(-1, STEPS_UP)


def _first(names: Ints, sentences: Ints) -> Ints:
    """The sentence in which each name, or else the phrase itself, stands for the first time."""
    first: dict[int, int] = {}
    rows = list(zip(names.tolist(), sentences.tolist(), strict=True))
    for name, sentence in rows:
        first.setdefault(name, sentence)
    return column(first[name] if name >= 0 else sentence for name, sentence in rows)


def _shared(genders: Ints, names: Ints) -> Ints:
    """Give each mention of a name the first gender that one of them tells."""
    known: dict[int, int] = {}
    rows = list(zip(names.tolist(), genders.tolist(), strict=True))
    for name, gender in rows:
        if name >= 0 and gender:
            known.setdefault(name, gender)
    return column(known.get(name, own) for name, own in rows)


def _repeated(values: Ints) -> Ints:
    """Whether each value stood before; 0 is no value."""
    seen: set[int] = {0}
    result = []
    for value in values.tolist():
        result.append(int(value in seen and value != 0))
        seen.add(value)
    return column(result)


def _occurrences(names: Ints, counted: Flags) -> Ints:
    """How often the name or text of each phrase stands in the document."""
    count = Counter(names[counted].tolist())
    return column(count[name] for name in names.tolist())
