"""Names as BIO labels: the best valid sequence, and the spans that it marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Labelled(NamedTuple):
    """A half-open range of words and its label."""

    start: int
    end: int
    label: str


def best_labels(scores: NDArray[np.float32], labels: Sequence[str]) -> list[str]:
    """Choose the highest-scoring label sequence in which every `I-X` follows a `B-X` or `I-X`."""
    greedy = [labels[i] for i in scores.argmax(axis=1).tolist()]
    if all(_follows(a, b) for a, b in zip(["O", *greedy], greedy, strict=False)):
        return greedy
    barred = np.array([[0.0 if _follows(a, b) else -np.inf for b in labels] for a in labels])
    total = scores[0] + barred[labels.index("O")]
    back = []
    for row in scores[1:]:
        paths = total[:, None] + barred
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    best = [int(total.argmax())]
    for step in reversed(back):
        best.append(int(step[best[-1]]))
    return [labels[i] for i in reversed(best)]


def spans(labels: Sequence[str]) -> Iterator[Labelled]:
    """Read the spans off a label sequence; an `I-X` that continues nothing starts a span."""
    start = 0
    for i, label in enumerate(labels):
        if label != "O" and not (label[0] == "I" and i and labels[i - 1][2:] == label[2:]):
            start = i
        following = labels[i + 1] if i + 1 < len(labels) else "O"
        if label != "O" and following != f"I-{label[2:]}":
            yield Labelled(start, i + 1, label[2:])


def _follows(before: str, label: str) -> bool:
    return label[0] != "I" or before[2:] == label[2:]
