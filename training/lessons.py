"""What annotated documents teach about which phrases mean the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from kg.mentions.names import find_names
from kg.mentions.namesakes import by_head, group_all
from kg.mentions.pairs import Pairs, pairs
from kg.mentions.phrases import Phrase, find_phrases, joining
from training.corpora import coreference as corpora
from training.ranking import Lesson

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Gold = corpora.Article | corpora.Pronoun

_COMMON = 1000
_LEAST = 5


def lessons(documents: Iterable[tuple[Doc, Gold]]) -> tuple[list[Lesson], dict[str, int]]:
    """Make lessons of annotated documents, and number the common nouns that count one by one."""
    rows = [(find_phrases(doc), by_head(group_all(list(find_names(doc)))), doc, gold) for doc, gold in documents]
    count = Counter(p.noun for phrases, *_ in rows for p in phrases if p.noun and p.sort not in ("name", "proper"))
    common = [noun for noun, n in sorted(count.items(), key=lambda item: (-item[1], item[0])) if n >= _LEAST]
    nouns = {noun: number + 1 for number, noun in enumerate(common[:_COMMON])}
    found = []
    for phrases, named, doc, gold in rows:
        laid_out = pairs(phrases, named, nouns)
        if isinstance(gold, corpora.Article):
            found.append(_article(laid_out, phrases, doc, gold))
        else:
            found += _example(laid_out, phrases, named, gold)
    return found, nouns


def _article(found: Pairs, phrases: Sequence[Phrase], doc: Doc, gold: corpora.Article) -> Lesson:
    """Every phrase with the head of a mention is taken for that mention, the longest where several share it."""
    entity = entities(phrases, doc, gold)
    same = (entity[found.later] == entity[found.earlier]) & (entity[found.later] >= 0)
    known = np.ones(len(phrases), dtype=bool) if gold.complete else entity >= 0
    return _lesson(found, same, known[found.later], known)


def entities(phrases: Sequence[Phrase], doc: Doc, gold: corpora.Article) -> Ints:
    """The number of the entity that each phrase is a mention of, -1 for none."""
    owners: dict[int, int] = {}
    for number, ranges in enumerate(gold.entities):
        for start, end in sorted(ranges, key=lambda r: r[0] - r[1]):
            owners.setdefault(_head(doc[start:end]), number)
    return np.array([owners.get(p.top.i, -1) for p in phrases], dtype=np.int64)


def _head(span: Span) -> int:
    """The head of a mention: the conjunction where others are joined to its first word within it."""
    conjunction = joining(span.root)
    within = conjunction is not None and span.start <= conjunction.i < span.end
    return conjunction.i if conjunction is not None and within else span.root.i


def _example(
    found: Pairs, phrases: Sequence[Phrase], named: Mapping[int, int], gold: corpora.Pronoun
) -> Iterator[Lesson]:
    """Only the marked pronoun teaches; where it stands for one of the names, so may other pronouns of its gender."""
    spots = [i for i, p in enumerate(phrases) if p.head.idx == gold.pronoun[0]]
    if len(spots) != 1:
        return
    names = [named_by(span, phrases, named) for span in gold.names]
    right = {i for own, fits in zip(names, gold.coreferent, strict=True) if fits for i in own}
    wrong = {i for own, fits in zip(names, gold.coreferent, strict=True) if not fits for i in own}
    same = np.array([j in right or (not right and j not in wrong) for j in found.earlier.tolist()], dtype=bool)
    open_ = np.array([bool(right) and phrases[j].sort in ("he", "she") for j in found.earlier.tolist()], dtype=bool)
    known = np.arange(len(phrases)) == spots[0]
    kept = known[found.later] & ~open_
    if (same & kept).any():
        yield _lesson(found, same, kept, known, certain=True)


def named_by(span: corpora.Range, phrases: Sequence[Phrase], named: Mapping[int, int]) -> set[int]:
    """The phrases with their head in a span, and those of the same name."""
    inside = {i for i, p in enumerate(phrases) if span[0] <= p.head.idx < span[1]}
    groups = {named[phrases[i].head.i] for i in inside if phrases[i].head.i in named}
    return inside | {i for i, p in enumerate(phrases) if named.get(p.head.i) in groups}


def _lesson(found: Pairs, same: Flags, kept: Flags, known: Flags, *, certain: bool = False) -> Lesson:
    """Keep the pairs that something is known of, and number their phrases anew."""
    rows = (np.cumsum(known) - 1)[found.later[kept]]
    new = np.ones(int(known.sum()), dtype=bool)
    new[rows[same[kept]]] = False
    features, alone = found.features[kept].astype(np.int32), found.alone[known].astype(np.int32)
    return Lesson(features, rows, same[kept], alone, new, certain)
