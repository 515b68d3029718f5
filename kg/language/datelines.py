"""Lines of origin: datelines ("SAINT ORLA, Veland (AP) — The inspectorate …"), bylines, credits of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

_DASHES: Final = frozenset({"—", "–", "-", "--"})
_LONGEST: Final = 14
_PICTURES: Final = frozenset("image photo photograph picture video illustration graphic credit".split())
_JOINING: Final = frozenset("and for via".split())


def after_dateline(words: Sequence[str]) -> int | None:
    """The place of the word after a dateline at the start of a paragraph, None where there is none.

    A dateline is a place in capitals, or a place with an agency in brackets; a region, a date and an agency may follow;
    a dash ends it.
    """
    head = list(takewhile(lambda word: word not in _DASHES, words[:_LONGEST]))
    end = len(head)
    if not head or end + 1 >= len(words) or end == _LONGEST or not all(_fits(word) for word in head):
        return None
    capitals = len(head[0]) > 2 and head[0].isupper()
    return end + 1 if capitals or ("(" in head and ")" in head) else None


def is_byline(words: Sequence[str]) -> bool:
    """Whether a sentence only says who wrote or took it: "By Ines Ruiz, Staff Writer", "Photograph: Ines Ruiz/AP"."""
    if not 1 < len(words) <= _LONGEST:
        return False
    byline, credit = words[0] in ("By", "BY"), words[0].lower() in _PICTURES and words[1] == ":"
    named = [word for word in words[1:] if word[0].isalpha() and word not in _JOINING]
    return (byline or credit) and len(named) > 1 and all(word[0].isupper() for word in named)


def agency(words: Sequence[str]) -> range:
    """The places of the words in the brackets of a dateline that stands alone: "LISBON, March 3 (Coastal Wire) —"."""
    if after_dateline([*words, ""]) != len(words) or "(" not in words or ")" not in words:
        return range(0)
    return range(words.index("(") + 1, words.index(")"))


def _fits(word: str) -> bool:
    """Names, numbers and brackets; a lower-case word of more than three letters is prose."""
    return not word[0].islower() or len(word) <= 3
