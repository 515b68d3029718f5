"""Turns the network's scores for articles into tags, lemmas, a tree per sentence and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np

from kg.language.kinds import entities
from kg.language.lemmas import Lexicon
from kg.language.network import Floats, Network, Scores, probabilities
from kg.language.parsing import Tree, parses
from kg.language.schemes import LEADING, name_scores
from kg.language.spans import Labelled, best_labels, spans
from kg.language.votes import Vote, agreed, vote

_TIMES: Final = "gmb"
_SCRIPTS: Final = 4
_MARGIN: Final = 1.5
"""So many lemma scripts, which score at most so much less than the best, are tried until one gives a known lemma."""

Tags = Mapping[str, Floats]
Labels = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One sentence, an entry per word; `heads` are positions in the sentence, the root's is its own.

    `parse_certainty` is the probability of a word's head and label, `name_certainty` of its part in a name or in none;
    `states` has a row per word.
    """

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[Labelled, ...]
    parse_certainty: tuple[float, ...]
    name_certainty: tuple[float, ...]
    states: Floats


def annotate(
    network: Network, lexicon: Lexicon, articles: Sequence[Sequence[Sequence[str]]]
) -> Iterator[list[Annotated]]:
    """Annotate the sentences of articles; what else is annotated at the same time changes nothing but the speed."""
    windows = [[words[a:b] for a, b in network.pieces.windows(words)] for article in articles for words in article]
    scores = iter(network.run([words for parts in windows for words in parts]))
    scored = [[next(scores) for _ in parts] for parts in windows]
    trees = parses(network, scored)
    rest = iter(scored)
    for article in articles:
        joined = [_joined(parts) for parts in islice(rest, len(article))]
        tags = [own for own, _ in joined]
        names = agreed([_votes(words, own, network.labels) for words, own in zip(article, tags, strict=True)])
        rows = zip(article, joined, islice(trees, len(article)), names, strict=True)
        yield [_annotated(network.labels, lexicon, words, *own, tree, named) for words, own, tree, named in rows]


def _joined(parts: Sequence[Scores]) -> tuple[Tags, Floats]:
    """Put the tag scores and states of a sentence's windows together, of which there is nearly always one."""
    if len(parts) == 1:
        return parts[0].tags, parts[0].states
    tags = {name: np.concatenate([part.tags[name] for part in parts]) for name in parts[0].tags}
    return tags, np.concatenate([part.states for part in parts])


def _annotated(
    labels: Labels,
    lexicon: Lexicon,
    words: Sequence[str],
    tags: Tags,
    states: Floats,
    tree: Tree,
    named: Sequence[Labelled],
) -> Annotated:
    xpos, upos = ([labels[name][i] for i in tags[name].argmax(axis=1).tolist()] for name in ("xpos", "upos"))
    scripts = _ranked(tags["lemma"], labels["lemma"])
    timed = [s for s in spans(best_labels(tags[_TIMES], labels[_TIMES])) if s.label == "TIM"]
    return Annotated(
        xpos=tuple(xpos),
        upos=tuple(upos),
        lemmas=tuple(map(lexicon.lemma, words, xpos, scripts)),
        heads=tuple(tree.heads),
        deprels=tuple(tree.deprels),
        names=entities(words, xpos, named, timed),
        parse_certainty=tuple(tree.certainty),
        name_certainty=tuple(probabilities(tags[LEADING]).max(axis=1).tolist()),
        states=states,
    )


def _votes(words: Sequence[str], tags: Tags, labels: Labels) -> list[Vote]:
    scores = name_scores(tags, labels)
    return [vote(span, words, scores, labels[LEADING]) for span in spans(best_labels(scores, labels[LEADING]))]


def _ranked(scores: Floats, labels: Sequence[str]) -> list[list[str]]:
    """Give the labels of each word that score nearly as well as the best, best first."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :_SCRIPTS]
    near = np.take_along_axis(scores, order, axis=1) >= scores.max(axis=1, keepdims=True) - _MARGIN
    return [[labels[i] for i in row[: int(count)]] for row, count in zip(order.tolist(), near.sum(axis=1), strict=True)]
