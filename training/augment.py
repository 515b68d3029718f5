"""Makes training sentences vary: other names in the same places, other letter case, no mark at the end."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.language.spans import Labelled, spans
from training.corpora.files import lines
from training.recipe import Recipe
from training.sentence import Parse, Sentence

Key = tuple[str, int]
Pool = Mapping[Key, Sequence[tuple[str, ...]]]
_SCHEME = "uner"
_MARKS = frozenset(".!?")


def pool(corpora: Path, found: Iterable[Sentence]) -> Pool:
    """Collect names by kind and number of words: politicians, cities, the organisations of the sentences."""
    names: dict[Key, set[tuple[str, ...]]] = {}
    for row in csv.DictReader(lines(corpora / "kb/politicians/bio.csv")):
        parts = tuple(row["name"].split())
        if all(p.isalpha() and p[0].isupper() for p in parts):
            names.setdefault(("PER", len(parts)), set()).add(parts)
            names.setdefault(("PER", 1), set()).add(parts[-1:])
    for line in lines(corpora / "kb/geonames/cities15000.txt"):
        parts = tuple(line.split("\t")[1].split())
        if all(p.isalpha() and p[0].isupper() for p in parts):
            names.setdefault(("LOC", len(parts)), set()).add(parts)
    for sentence in found:
        for name in spans(sentence.names.get(_SCHEME, ())):
            if name.label == "ORG":
                parts = sentence.words[name.start : name.end]
                names.setdefault(("ORG", len(parts)), set()).add(parts)
    return {key: sorted(values) for key, values in names.items()}


def vary(sentence: Sentence, names: Pool, recipe: Recipe, chance: random.Random) -> Sentence:
    """Give the sentence as it is, or changed with the recipe's probabilities."""
    if _SCHEME in sentence.names and chance.random() < recipe.swapped:
        sentence = _swapped(sentence, names, chance)
    draw = chance.random()
    if draw < recipe.lower_cased:
        return replace(sentence, words=tuple(map(str.lower, sentence.words)), parse=_without_lemmas(sentence))
    draw -= recipe.lower_cased
    if draw < recipe.upper_cased:
        return replace(sentence, words=tuple(map(str.upper, sentence.words)), parse=_without_lemmas(sentence))
    draw -= recipe.upper_cased
    return _unmarked(sentence) if draw < recipe.unmarked else sentence


def _unmarked(sentence: Sentence) -> Sentence:
    """Leave out the mark at the end, as headlines and captions do; nothing may hang on it."""
    parse, last = sentence.parse, len(sentence.words)
    if last < 2 or sentence.words[-1] not in _MARKS or (parse and last in parse.heads):
        return sentence
    shorter = parse and Parse(parse.xpos[:-1], parse.upos[:-1], parse.lemmas[:-1], parse.heads[:-1], parse.deprels[:-1])
    names = {scheme: labels[:-1] for scheme, labels in sentence.names.items()}
    return replace(sentence, words=sentence.words[:-1], parse=shorter, names=names)


def _without_lemmas(sentence: Sentence):  # type: ignore[no-untyped-def]  # returns Parse | None
    return sentence.parse and replace(sentence.parse, lemmas=())


def _swapped(sentence: Sentence, names: Pool, chance: random.Random) -> Sentence:
    """Exchange each name for one of the same kind and length, so that tags and tree stay right."""
    words, lemmas = list(sentence.words), list(sentence.parse.lemmas if sentence.parse else ())
    for name in spans(sentence.names[_SCHEME]):
        others = names.get((name.label, name.end - name.start), ())
        if others and _is_proper(sentence, name):
            words[name.start : name.end] = new = chance.choice(others)
            if lemmas:
                lemmas[name.start : name.end] = new
    parse = sentence.parse and replace(sentence.parse, lemmas=tuple(lemmas))
    return replace(sentence, words=tuple(words), parse=parse)


def _is_proper(sentence: Sentence, name: Labelled) -> bool:
    return sentence.parse is None or all(tag == "NNP" for tag in sentence.parse.xpos[name.start : name.end])
