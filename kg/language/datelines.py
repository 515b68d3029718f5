"""Where the news starts after a dateline: "SAINT ORLA, Veland (AP) — The inspectorate …"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

_DASHES: Final = frozenset({"—", "–", "-", "--"})
_LONGEST: Final = 14


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


def _fits(word: str) -> bool:
    """Names, numbers and brackets; a lower-case word of more than three letters is prose."""
    return not word[0].islower() or len(word) <= 3
