"""Turns the network's scores for an article into tags, lemmas, a tree per sentence and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from kg.language.lemmas import lemma
from kg.language.network import Floats, Network, Scores
from kg.language.spans import Labelled, best_labels, spans
from kg.language.trees import best_tree


@dataclass(frozen=True, slots=True)
class Annotated:
    """One sentence, an entry per word; `heads` are positions in the sentence, the root's is its own."""

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[Labelled, ...]


def annotate(network: Network, sentences: Sequence[Sequence[str]]) -> Iterator[Annotated]:
    """Annotate the sentences of one article; what else is annotated at the same time changes nothing."""
    windows = [[words[a:b] for a, b in network.pieces.windows(words)] for words in sentences]
    scores = iter(network.run([words for parts in windows for words in parts]))
    scored = [[next(scores) for _ in parts] for parts in windows]
    trees = [[best_tree(part.arcs) for part in parts] for parts in scored]
    dependents = [part.dependent[1:] for parts in scored for part in parts]
    heads = [part.head[tree] for parts, own in zip(scored, trees, strict=True) for part, tree in zip(parts, own, strict=True)]
    if not dependents:
        return
    labelled = network.label_scores(np.concatenate(dependents), np.concatenate(heads))
    starts = iter(accumulate((len(d) for d in dependents), initial=0))
    for words, parts, own in zip(sentences, scored, trees, strict=True):
        rows = [labelled[(start := next(starts)) : start + len(tree)] for tree in own]
        yield _annotated(network, words, parts, [tree.tolist() for tree in own], rows)


def _annotated(
    network: Network, words: Sequence[str], parts: Sequence[Scores], trees: Sequence[list[int]], rows: Sequence[Floats]
) -> Annotated:
    tags = {name: np.concatenate([part.tags[name] for part in parts]) for name in parts[0].tags}
    chosen = {name: _best(tags[name], network.labels[name]) for name in ("xpos", "upos", "lemma")}
    heads, deprels = _joined(trees, rows, network.labels["deprel"])
    return Annotated(
        xpos=tuple(chosen["xpos"]),
        upos=tuple(chosen["upos"]),
        lemmas=tuple(map(lemma, words, chosen["lemma"])),
        heads=tuple(heads),
        deprels=tuple(deprels),
        names=tuple(spans(best_labels(tags["uner"], network.labels["uner"]))),
    )


def _best(scores: Floats, labels: Sequence[str]) -> list[str]:
    return [labels[i] for i in scores.argmax(axis=1).tolist()]


def _joined(trees: Sequence[list[int]], rows: Sequence[Floats], labels: Sequence[str]) -> tuple[list[int], list[str]]:
    """Join the trees of a sentence's windows: the first root heads the others' roots as parataxis."""
    heads: list[int] = []
    deprels: list[str] = []
    root = labels.index("root")
    top = trees[0].index(0)
    for tree, scores in zip(trees, rows, strict=True):
        offset = len(heads)
        inner = scores.copy()
        inner[:, root] = -np.inf
        best = _best(inner, labels)
        for i, head in enumerate(tree):
            heads.append(offset + head - 1 if head else top)
            deprels.append(best[i] if head else "parataxis" if offset else "root")
    return heads, deprels
