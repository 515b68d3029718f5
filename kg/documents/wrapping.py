"""Lines that were broken at a fixed width → paragraphs on one line each; a new line ends a sentence elsewhere."""

from __future__ import annotations

from itertools import pairwise

MIN_WIDTH, MAX_WIDTH = 30, 100
_SLACK = 0.15  # of the width: text set in a proportional font is ragged
_MOST = 0.8
_FEWEST = 3


def unwrap(text: str) -> str:
    """Put a space for every line break that only the width made; offsets stay as they are.

    A text is taken as wrapped where nearly every line is so long that the first word of the next would not have fitted,
    and at least half of the next lines go on in lower case: neither verse nor lists nor one sentence per line.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    followed = [(line, after) for line, after in pairwise(lines) if line and after]
    full = [(line, after) for line, after in followed if _is_full(line, after, width)]
    if not MIN_WIDTH <= width <= MAX_WIDTH or len(full) < max(_FEWEST, _MOST * len(followed)):
        return text
    if sum(after[0].islower() for _, after in full) * 2 < len(full):
        return text
    ends = (" " if line and after and _is_full(line, after, width) else "\n" for line, after in pairwise(lines))
    return "".join(part for pair in zip(lines, [*ends, ""], strict=True) for part in pair)


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width * (1 - _SLACK)
