"""Name lists as soft features: which words are known as given names, surnames, or parts of places and organisations.

The network learns what such a list is worth; a name in none of them is found by its sentence alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from kg import knowledge
from kg.knowledge.tables import fold

GIVEN, SURNAME, PLACE, PLACE_WITHIN, COUNTRY, COUNTRY_WITHIN, ORGANIZATION, ORGANIZATION_WITHIN = range(8)
FEATURES: Final = 8
_LONGEST: Final = 6
Phrases = frozenset[tuple[str, ...]]


def masks(words: Sequence[str]) -> list[int]:
    """Tell for each word of a sentence in which lists it is, bit by bit; letter case doesn't count."""
    lower = [fold(word).lower() for word in words]
    result = [_of_word(word) for word in lower]
    for feature, phrases in _phrases():
        for start, end in _found(lower, phrases):
            result[start] |= 1 << feature
            for i in range(start + 1, end):
                result[i] |= 1 << feature + 1
    return result


def _of_word(word: str) -> int:
    given, family = _people()
    return (word in given) << GIVEN | (word in family) << SURNAME


def _found(words: Sequence[str], phrases: tuple[Phrases, frozenset[str]]) -> Iterable[tuple[int, int]]:
    """Find the longest phrases from left to right; none overlap."""
    known, first = phrases
    end = 0
    for i, word in enumerate(words):
        if i < end or word not in first:
            continue
        for length in range(min(_LONGEST, len(words) - i), 0, -1):
            if tuple(words[i : i + length]) in known:
                end = i + length
                yield i, end
                break


@cache
def _people() -> tuple[frozenset[str], frozenset[str]]:
    given, family = knowledge.name_words()
    return frozenset(map(str.lower, given)), frozenset(map(str.lower, family))


@cache
def _phrases() -> tuple[tuple[int, tuple[Phrases, frozenset[str]]], ...]:
    countries = (name for c in knowledge.countries() for name in (c.name, *c.aliases))
    organizations = (name for o in knowledge.organizations() for name in (o.name, *o.aliases))
    return (
        (PLACE, _table(knowledge.place_names())),
        (COUNTRY, _table(countries)),
        (ORGANIZATION, _table(organizations)),
    )


def _table(names: Iterable[str]) -> tuple[Phrases, frozenset[str]]:
    known = frozenset(tuple(fold(name).lower().split()) for name in names)
    return known, frozenset(words[0] for words in known if words)
