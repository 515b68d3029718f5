"""What speaks for and against whom "he" or "she" means, beyond what is compared of all phrases.

Who is named last, who is a rival, whose clause it is, what a name is called by and where it hangs: for people these
decide where gender and number do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

import numpy as np
from spacy.tokens import Token

from kg import knowledge
from kg.mentions.columns import KINDS, ROLES, Columns, Feature, Flags, Ints, bucket, column, cross, flag
from kg.mentions.measures import climb, fits, foremost, rank
from kg.mentions.phrases import Phrase

_CASES: Final = {"subj": 0, "passive": 0, "poss": 1, "obj": 2, "iobj": 2, "obl": 3}
"""The roles in four classes; all others are the fifth."""
_PREPOSITIONS: Final = "none other with by from of to as for in on against at after before about between".split()
_CLAUSES: Final = frozenset("ccomp xcomp advcl acl csubj parataxis relcl".split())
_DEEP: Final = 12  # words of the tree above that are looked at
_NEVER: Final = 1 << 40
_OTHER: Final = len(ROLES) - 1


class Persons:
    """The columns of a document's phrases that matter to "he" and "she"."""

    def __init__(self, phrases: Sequence[Phrase], columns: Columns) -> None:
        heads = [p.top for p in phrases]
        names, roles = columns.name.tolist(), columns.role.values.tolist()
        self.case = Feature(column(_CASES.get(ROLES[role], 4) for role in roles), 5)
        self.person = columns.kind.values == KINDS.index("person")
        self.depth = Feature(column(min(_depth(h), 3) for h in heads), 4)
        self.preposition = Feature(column(_preposition(h) for h in heads), len(_PREPOSITIONS))
        self.joined = Feature(column(_joined(h) for h in heads), 3)
        self.reflexive = Feature(column(h.lower_.endswith(("self", "selves")) for h in heads), 2)
        self.short = Feature(column(_shortened(names, (len(p.text) for p in phrases))), 2)
        self.following = column(_following(names))
        above = dict(zip(columns.top.tolist(), roles, strict=True))
        self.outer = Feature(column(above.get(h.head.i, _OTHER) for h in heads), len(ROLES))
        self.known = Feature(column(_known(p) for p in phrases), 5)


def of_persons(c: Columns, p: Persons, i: Ints, j: Ints) -> Iterator[Feature]:
    """The features of pairs of "he" or "she" with what may be meant."""
    ahead = j > i
    case, other, role = p.case.at(i), p.case.at(j), c.role.at(j)
    apart = Feature(np.where(ahead, 3, np.clip(c.sentence[i] - c.sentence[j], 0, 2)), 4)
    last = fits(c, i, j) & ~ahead & (p.following[j] >= i) & (c.name[j] >= 0) & p.person[j]
    place, rivals = rank(i, last), _rivals(i, last)
    before = bucket(_before(c, i, j), 1, 2, 3, 5)
    up, down = climb(c, i, j), climb(c, j, i)
    yield from (cross(case, place, apart), cross(case, role, apart), cross(case, role, rivals))
    yield from (cross(up, role, flag(ahead), case), cross(down, flag(ahead), case, other))
    yield cross(p.depth.at(i), p.depth.at(j), other, case, apart)
    yield cross(p.reflexive.at(i), flag(c.governor[i] == c.governor[j]), up, other)
    yield from (cross(p.preposition.at(j), case, apart), cross(p.joined.at(j), apart, case))
    yield cross(p.outer.at(j), role, apart)
    yield from (cross(before, foremost(c, i, j), apart, rivals), cross(c.opened.at(j), before, place))
    yield from (cross(p.short.at(j), place, rivals), cross(c.kind.at(j), p.known.at(j), c.length.at(j)))


def _rivals(i: Ints, last: Flags) -> Feature:
    """How many names of people fit a phrase, at most 4."""
    return Feature(np.minimum(np.bincount(i[last], minlength=i.max(initial=0) + 1)[i], 4), 5)


def _before(c: Columns, i: Ints, j: Ints) -> Ints:
    """How often the name of a candidate stands before a phrase."""
    order = np.lexsort((np.arange(c.size), c.name))
    keys = c.name[order] * (c.size + 1) + order
    first = c.name[j] * (c.size + 1)
    return np.where(c.name[j] >= 0, np.searchsorted(keys, first + i) - np.searchsorted(keys, first), 0)


def _depth(head: Token) -> int:
    """How many clauses a word stands below the main one."""
    return sum(t.dep_.partition(":")[0] in _CLAUSES for t in islice(head.ancestors, _DEEP))


def _preposition(head: Token) -> int:
    word = next((c.lower_ for c in head.lefts if c.dep_ == "case"), "none")
    return _PREPOSITIONS.index(word if word in _PREPOSITIONS else "other")


def _joined(head: Token) -> int:
    """Whether a phrase is the first of several that are joined (1), or a later one (2)."""
    return 2 if head.dep_ == "conj" else int(any(c.dep_ == "conj" for c in head.rights))


def _shortened(names: Sequence[int], lengths: Iterable[int]) -> Iterator[bool]:
    """Whether each name stood there longer before."""
    longest: Counter[int] = Counter()
    for name, length in zip(names, lengths, strict=True):
        yield name >= 0 and length < longest[name]
        longest[name] = max(length, longest[name])


def _following(names: Sequence[int]) -> list[int]:
    """The next phrase with the same name."""
    found, last = [_NEVER] * len(names), dict[int, int]()
    for i, name in enumerate(names):
        if name in last:
            found[last[name]] = i
        last[name] = i
    return found


def _known(phrase: Phrase) -> int:
    """What the tables know of a name: 0 no name, 1 nothing, 2 a place, 3 a first name, 4 a surname."""
    if phrase.sort != "name":
        return 0
    doc, head = phrase.span.doc, phrase.head
    words = [t.text for t in doc[head.left_edge.i : head.i + 1] if t.ent_type_ == head.ent_type_]
    name = " ".join(words) or head.text
    if knowledge.country(name) or knowledge.place(name):
        return 2
    if knowledge.first_name(name.split()[0]):
        return 3
    return 4 if knowledge.surname(head.text) else 1
