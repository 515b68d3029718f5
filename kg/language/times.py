"""Which words name a time, so that "two" in "two years" is no date and "last week" is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.language.spans import Labelled

_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight midnight noon christmas "
    "easter ramadan thanksgiving halloween".split()
)
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)
_AMBIGUOUS: Final = frozenset({"march", "may", "august"})
_PARTS: Final = frozenset("morning afternoon evening night weekend".split())
_UNITS: Final = frozenset("day week month year decade century spring summer autumn winter a.m. p.m.".split()) | _PARTS
_BEFORE: Final = frozenset("last next this past early late mid".split())
_NUMBERED: Final = re.compile(r"(?:1[0-9]|20)\d\d(?:s|-\d\d-\d\d)?|\d{1,2}/\d{1,2}/\d{2,4}|\d\d?:\d\d")


def dates(words: Sequence[str], marked: Sequence[Labelled]) -> list[Labelled]:
    """Keep the marked spans that name a time, widened by "last" or "night" beside them; add "last week"."""
    lower = ["" if word in _AMBIGUOUS else word.lower() for word in words]
    spans = [(s.start, s.end) for s in marked if any(map(_is_time, lower[s.start : s.end]))]
    spans += [(i, i + 2) for i in range(len(words) - 1) if lower[i] in _BEFORE and lower[i + 1] in _UNITS]
    merged: list[Labelled] = []
    for start, end in sorted(_widened(lower, *span) for span in spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Labelled(merged[-1].start, max(end, merged[-1].end), "TIM")
        else:
            merged.append(Labelled(start, end, "TIM"))
    return merged


def _is_time(word: str) -> bool:
    return word in _DAYS or word in _MONTHS or word in _UNITS or bool(_NUMBERED.fullmatch(word))


def _widened(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    while start and words[start - 1] in _BEFORE:
        start -= 1
    while end < len(words) and words[end] in _PARTS:
        end += 1
    return start, end
