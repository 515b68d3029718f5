"""Gathers the training sentences of all corpora, and the labels that they use."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.language import lemmas
from training.corpora import columns, conllu, documents
from training.recipe import Recipe
from training.sentence import Sentence

_ALONE: Mapping[str, Callable[[Path], Iterator[Sentence]]] = {
    "wikigold": columns.wikigold,
    "crossner": columns.crossner,
    "gmb": columns.gmb,
    "grobid": documents.grobid,
    "redocred": documents.redocred,
    "re3d": documents.re3d,
}
_LONGEST = 120
Labels = Mapping[str, Sequence[str]]


def sentences(corpora: Path, recipe: Recipe) -> list[Sentence]:
    """Read the training sentences: treebanks with their names joined on, then the name corpora."""
    ewt = list(_joined(conllu.read(corpora, "ewt", "train"), columns.uner(corpora, "train")))
    gum = list(_joined(conllu.read(corpora, "gum", "train"), documents.gum(corpora, "train")))
    found = [*recipe.treebanks["ewt"] * ewt, *recipe.treebanks["gum"] * gum, *columns.uner(corpora, "dev")]
    chance = random.Random(recipe.seed)
    for scheme, settings in recipe.names.items():
        if scheme in _ALONE:
            own = list(_ALONE[scheme](corpora))
            count = settings.sentences
            found += own if count is None or count >= len(own) else chance.sample(own, count)
    return [s for s in found if len(s.words) <= _LONGEST]


def _joined(parsed: Iterable[Sentence], named: Iterable[Sentence]) -> Iterator[Sentence]:
    """Add names to the same sentences, where the words agree."""
    by_id = {s.id: s for s in named}
    for sentence in parsed:
        other = by_id.get(sentence.id)
        yield replace(sentence, names=other.names) if other and other.words == sentence.words else sentence


def labels(found: Sequence[Sentence], recipe: Recipe) -> Labels:
    """List the labels of every head, in an order that depends on nothing but the data."""
    parses = [s.parse for s in found if s.parse]
    scripts = Counter(
        lemmas.script(form, lemma)
        for s in found
        if s.parse
        for form, lemma in zip(s.words, s.parse.lemmas, strict=True)
    )
    result = {
        "xpos": sorted({tag for p in parses for tag in p.xpos}),
        "upos": sorted({tag for p in parses for tag in p.upos}),
        "lemma": sorted(s for s, count in scripts.items() if count >= recipe.lemma_scripts_from),
    }
    for scheme in recipe.names:
        result[scheme] = ["O", *sorted({x for s in found for x in s.names.get(scheme, ()) if x != "O"})]
    return {**result, "deprel": sorted({label for p in parses for label in p.deprels})}
