"""What annotated documents teach about whom "he" and "she" mean.

In an example of GAP one pronoun is marked; what the others around it stand for is told by what was learned before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from spacy.tokens import Doc

from kg.mentions.clusters import cluster
from kg.mentions.names import find_names
from kg.mentions.namesakes import by_head, group_all
from kg.mentions.pairs import Pairs, pairs
from kg.mentions.phrases import Phrase, find_phrases
from kg.mentions.scorer import Scorer
from training.corpora import coreference as corpora
from training.lessons import Flags, Gold, entities, named_by
from training.ranking import Lesson

_EXAMPLE = 6.0  # what a lesson of GAP counts beside one of an article


def personal(documents: Iterable[tuple[Doc, Gold]], model: Scorer) -> Iterator[Lesson]:
    """Make lessons of "he" and "she"; what the pronouns around an example of GAP stand for is told by `model`."""
    for doc, gold in documents:
        phrases, named = find_phrases(doc), by_head(group_all(list(find_names(doc))))
        found = pairs(phrases, named, model.nouns)
        if isinstance(gold, corpora.Article):
            yield from _article(found, phrases, doc, gold)
        else:
            yield from _example(found, phrases, named, gold, model)


def _article(found: Pairs, phrases: Sequence[Phrase], doc: Doc, gold: corpora.Article) -> Iterator[Lesson]:
    entity = entities(phrases, doc, gold)
    same = (entity[found.later] == entity[found.earlier]) & (entity[found.later] >= 0)
    for i in np.unique(found.later[found.personal]).tolist():
        yield from _single(found, found.later == i, same)


def _example(
    found: Pairs, phrases: Sequence[Phrase], named: Mapping[int, int], gold: corpora.Pronoun, model: Scorer
) -> Iterator[Lesson]:
    i = marked(phrases, gold)
    if i is not None:
        yield from _single(found, *meant(found, phrases, named, i, gold, model), weight=_EXAMPLE)


def marked(phrases: Sequence[Phrase], gold: corpora.Pronoun) -> int | None:
    """The phrase that is the marked pronoun."""
    spots = [i for i, p in enumerate(phrases) if p.head.idx == gold.pronoun[0]]
    return spots[0] if len(spots) == 1 else None


def meant(
    found: Pairs, phrases: Sequence[Phrase], named: Mapping[int, int], i: int, gold: corpora.Pronoun, model: Scorer
) -> tuple[Flags, Flags]:
    """Which pairs something is known of, and which are right: the marked pronoun goes back to what stands for a name
    that is right; where none is, to neither of the two."""
    names = list(zip((named_by(span, phrases, named) for span in gold.names), gold.coreferent, strict=True))
    right, wrong = ({j for own, fits in names if fits == wanted for j in own} for wanted in (True, False))
    names_meant = _names_meant(phrases, named, i, model)
    same, kept = np.zeros(len(found.later), dtype=bool), np.zeros(len(found.later), dtype=bool)
    for place in np.flatnonzero(found.later == i).tolist():
        j = int(found.earlier[place])
        pronoun = phrases[j].sort == phrases[i].sort
        stands = (names_meant.get(phrases[j].head.i, -1) if j < i else -1) if pronoun else j
        same[place] = stands in right if right else stands not in wrong
        kept[place] = stands >= 0 or (j < i and not right)
    return kept, same


def _names_meant(phrases: Sequence[Phrase], named: Mapping[int, int], i: int, model: Scorer) -> Mapping[int, int]:
    """The head of each phrase but one → the place of the first name in its cluster, -1 for none."""
    place = {p.head.i: j for j, p in enumerate(phrases)}
    found: dict[int, int] = {}
    for own in cluster([*phrases[:i], *phrases[i + 1 :]], named, model=model):
        name = next((place[p.head.i] for p in own if p.head.i in named), -1)
        found.update((p.head.i, name) for p in own)
    return found


def _single(found: Pairs, kept: Flags, same: Flags, *, weight: float = 1.0) -> Iterator[Lesson]:
    """The lesson of one pronoun, none where nothing that is known is right."""
    own = kept[found.personal]
    right = same[found.personal[own]]
    if right.any():
        rows, new = np.zeros(len(right), dtype=np.int64), np.zeros(1, dtype=bool)
        alone = np.zeros((1, 0), dtype=np.int64)
        yield Lesson(found.traits[own].astype(np.int32), rows, right, alone, new, certain=True, weight=weight)
