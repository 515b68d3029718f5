"""From sentences to the tensors of a training step."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from kg.language import lemmas
from kg.language.pieces import Encoded, Pieces
from training.data import Labels
from training.sentence import Sentence

UNKNOWN = -100
"""The target of a word that a head learns nothing from."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Pieces of shape (sentences, pieces), targets of shape (sentences, words); `words` is true where one is."""

    ids: Tensor
    shapes: Tensor
    lists: Tensor
    first: Tensor
    words: Tensor
    tags: Mapping[str, Tensor]
    heads: Tensor
    deprels: Tensor

    def to(self, device: torch.device) -> Batch:
        """Copy to a device."""
        tags = {name: t.to(device) for name, t in self.tags.items()}
        rest = (self.ids, self.shapes, self.lists, self.first, self.words, self.heads, self.deprels)
        ids, shapes, lists, first, words, heads, deprels = (t.to(device) for t in rest)
        return Batch(ids, shapes, lists, first, words, tags, heads, deprels)


class Batcher:
    """Turns sentences into batches with the indices of one set of labels."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self._pieces = pieces
        self._index = {name: {label: i for i, label in enumerate(values)} for name, values in labels.items()}

    def batch(self, group: Sequence[Sentence]) -> Batch:
        """Build one batch."""
        encoded = [self._pieces.encode(s.words) for s in group]
        width = max(len(s.words) for s in group)
        targets = [self._targets(s) for s in group]
        tags = {n: _filled([t[n] for t in targets], width, UNKNOWN) for n in self._index if n != "deprel"}
        return Batch(
            *(_pieces(encoded, field) for field in ("ids", "shapes", "lists", "first")),
            words=_filled([[1] * len(s.words) for s in group], width, 0).bool(),
            tags={name: t for name, t in tags.items() if (t != UNKNOWN).any()},
            heads=_filled([s.parse.heads if s.parse else () for s in group], width, UNKNOWN),
            deprels=_filled([t["deprel"] for t in targets], width, UNKNOWN),
        )

    def _targets(self, sentence: Sentence) -> dict[str, list[int]]:
        parse = sentence.parse
        found: dict[str, Sequence[str]] = dict(sentence.names)
        if parse:
            scripts = [lemmas.script(f, x) for f, x in zip(sentence.words, parse.lemmas, strict=False)]
            found |= {"xpos": parse.xpos, "upos": parse.upos, "deprel": parse.deprels, "lemma": scripts}
        return {name: [index.get(x, UNKNOWN) for x in found.get(name, ())] for name, index in self._index.items()}


def groups(found: Sequence[Sentence], pieces: Pieces, size: int, chance: random.Random) -> Iterator[list[int]]:
    """Cut one pass over the sentences into groups of similar length, in random order."""
    lengths = [2 + sum(len(pieces.of_word(w)) for w in s.words) for s in found]
    order = sorted(range(len(found)), key=lambda i: lengths[i] + chance.random() * 3)
    result: list[list[int]] = [[]]
    for i in order:
        if result[-1] and (len(result[-1]) + 1) * lengths[i] > size:
            result.append([])
        result[-1].append(i)
    chance.shuffle(result)
    yield from result


def _pieces(encoded: Sequence[Encoded], field: str) -> Tensor:
    rows = [getattr(e, field) for e in encoded]
    return _filled(rows, max(map(len, rows)), 0)


def _filled(rows: Sequence[Sequence[int]], width: int, value: int) -> Tensor:
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])
