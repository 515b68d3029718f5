"""Trains the scorer of coreference: `scripts/train_coreference [--corpora FOLDER] [--output FILE]`.

Every document is read by the pipeline as it is; what is learned from are its phrases and their pairs, so this is to be
run again after the language model was trained anew. It takes a few minutes, and no more than numpy.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language import load
from kg.mentions.names import find_names
from kg.mentions.namesakes import by_head, group_all
from kg.mentions.pairs import Pairs, pairs, sizes
from kg.mentions.phrases import Phrase, find_phrases, joining
from kg.mentions.scorer import FILE, STEPS
from training.corpora import coreference as corpora
from training.ranking import Lesson, learn

Gold = corpora.Article | corpora.Pronoun

_HERE = Path(__file__).parent
_SETTINGS = {"passes": 8, "rate": 0.05, "decay": 1e-3, "together": 16, "seed": 1}
_COMMON = 1000
_LEAST = 5


def read(nlp: Language, folder: Path) -> Iterator[tuple[Doc, Gold]]:
    """Annotate the training documents: GUM train, LitBank, and the validation part of GAP."""
    for article in [*corpora.gum(folder, "train"), *corpora.litbank(folder)]:
        yield nlp(corpora.as_doc(article, nlp.vocab)), article
    for example in corpora.gap(folder, "validation"):
        yield nlp(example.text), example


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
    owners: dict[int, int] = {}
    for number, ranges in enumerate(gold.entities):
        for start, end in sorted(ranges, key=lambda r: r[0] - r[1]):
            owners.setdefault(_head(doc[start:end]), number)
    entity = np.array([owners.get(p.head.i, -1) for p in phrases], dtype=np.int64)
    same = (entity[found.later] == entity[found.earlier]) & (entity[found.later] >= 0)
    known = np.ones(len(phrases), dtype=bool) if gold.complete else entity >= 0
    return _lesson(found, same, known[found.later], known)


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
    names = [_named(span, phrases, named) for span in gold.names]
    right = {i for own, fits in zip(names, gold.coreferent, strict=True) if fits for i in own}
    wrong = {i for own, fits in zip(names, gold.coreferent, strict=True) if not fits for i in own}
    same = np.array([j in right or (not right and j not in wrong) for j in found.earlier.tolist()], dtype=bool)
    open_ = np.array([bool(right) and phrases[j].sort in ("he", "she") for j in found.earlier.tolist()], dtype=bool)
    known = np.arange(len(phrases)) == spots[0]
    kept = known[found.later] & ~open_
    if (same & kept).any():
        yield _lesson(found, same, kept, known, certain=True)


def _named(span: corpora.Range, phrases: Sequence[Phrase], named: Mapping[int, int]) -> set[int]:
    """The phrases with their head in a span, and those of the same name."""
    inside = {i for i, p in enumerate(phrases) if span[0] <= p.head.idx < span[1]}
    groups = {named[phrases[i].head.i] for i in inside if phrases[i].head.i in named}
    return inside | {i for i, p in enumerate(phrases) if named.get(p.head.i) in groups}


def _lesson(
    found: Pairs, same: NDArray[np.bool_], kept: NDArray[np.bool_], known: NDArray[np.bool_], *, certain: bool = False
) -> Lesson:
    """Keep the pairs that something is known of, and number their phrases anew."""
    rows = (np.cumsum(known) - 1)[found.later[kept]]
    new = np.ones(int(known.sum()), dtype=bool)
    new[rows[same[kept]]] = False
    features, alone = found.features[kept].astype(np.int32), found.alone[known].astype(np.int32)
    return Lesson(features, rows, same[kept], alone, new, certain)


def main() -> None:
    """Train and write the weights."""
    options = _options()
    found, nouns = lessons(read(load(), options.corpora))
    print(f"{sum(len(own.new) for own in found)} phrases, {sum(len(own.rows) for own in found)} pairs", flush=True)
    write(options.output, learn(found, sizes(), **_SETTINGS), nouns)


def write(path: Path, weights: Iterable[NDArray[np.float64]], nouns: Mapping[str, int]) -> None:
    """Write the weights as whole numbers."""
    pair, alone = (np.round(values * STEPS).astype(np.int16) for values in weights)
    words = np.frombuffer(json.dumps(nouns).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(path, pair=pair, alone=alone, nouns=words)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="train_coreference", description=__doc__)
    folder = os.environ.get("NEWSKG_CORPORA")
    add = parser.add_argument
    add("--corpora", type=Path, default=folder, required=not folder, help="folder of corpora (or NEWSKG_CORPORA)")
    add("--output", type=Path, default=_HERE.parent / "kg" / "language" / "model" / FILE, help="file to write")
    options = parser.parse_args()
    options.corpora = Path(options.corpora)
    return options


if __name__ == "__main__":
    main()
