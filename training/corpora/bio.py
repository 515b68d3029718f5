"""Helpers that the readers of name corpora share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_HYPHEN = re.compile(r"(?<=\w)(-)(?=[^\W\d_])")


def from_spans(length: int, spans: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """Write word ranges as BIO labels; of two that overlap the longer counts."""
    labels = ["O"] * length
    for start, end, label in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if 0 <= start < end <= length and labels[start:end] == ["O"] * (end - start):
            labels[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return tuple(labels)


def mapped(labels: Sequence[str], kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Rename the kinds of labels in BIO or IOB1 form, drop the kinds that are not listed, and give BIO."""
    result, before = [], "O"
    for label in labels:
        kind = kinds.get(label[2:])
        begins = label[:1] == "B" or before[2:] != label[2:]
        result.append("O" if kind is None else f"{'B' if begins else 'I'}-{kind}")
        before = label
    return tuple(result)


def split_hyphens(words: Sequence[str], labels: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split words at hyphens as the treebanks do, where that can't cut a name ("U.S.-led" as one name stays)."""
    new_words: list[str] = []
    new_labels: list[str] = []
    for word, label in zip(words, labels, strict=True):
        parts = [p for p in _HYPHEN.split(word) if p] if label == "O" else [word]
        new_words += parts
        new_labels += [label] * len(parts)
    return tuple(new_words), tuple(new_labels)
